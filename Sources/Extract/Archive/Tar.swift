/// The members of a tar archive (POSIX ustar and pax, GNU long names), in order.
struct Tar {
  let limits: Limits
  let source: String

  func read(
    _ stream: ByteStream, _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    var longName: [UInt8]?
    var paxSize: Int?
    var members = 0
    while true {
      let block = stream.take(512)
      if block.isEmpty || block.allSatisfy({ $0 == 0 }) { return }
      guard block.count == 512, Format.isTar(block), let header = TarHeader(block) else {
        throw ExtractError(
          place: source, reason: .damaged("tar header at byte \(stream.position - block.count)"))
      }
      let size = header.kind == UInt8(ascii: "x") ? header.size : paxSize ?? header.size
      switch header.kind {
      case UInt8(ascii: "L"), UInt8(ascii: "x"):
        guard size <= 1 << 20 else {
          throw ExtractError(place: source, reason: .damaged("tar name of \(size) bytes"))
        }
        let data = take(stream, size)
        if header.kind == UInt8(ascii: "L") {
          longName = Array(data.prefix { $0 != 0 })
        } else {
          let fields = Self.pax(data)
          longName = fields["path"] ?? longName
          paxSize = fields["size"].flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        }
        continue
      case UInt8(ascii: "0"), 0, UInt8(ascii: "7"):
        let name = FileName.decode(longName ?? header.name)
        if !name.hasSuffix("/"), !FileName.isLitter(name) {
          members += 1
          if members > limits.members {
            throw ExtractError(
              place: source,
              reason: .overLimit(what: "members", value: members, limit: limits.members))
          }
          try member(stream, name, size, body)
        } else {
          stream.skip((size + 511) / 512 * 512)
        }
      default: stream.skip((size + 511) / 512 * 512)
      }
      longName = nil
      paxSize = nil
    }
  }

  private func member(
    _ stream: ByteStream, _ name: String, _ size: Int,
    _ body: (Result<Item, ExtractError>) -> Void
  ) throws(ExtractError) {
    let place = "\(source)!/\(name)"
    if size > limits.documentBytes {
      body(
        .failure(
          ExtractError(
            place: place,
            reason: .overLimit(what: "bytes", value: size, limit: limits.documentBytes))))
      stream.skip(size < Int.max - 512 ? (size + 511) / 512 * 512 : size)
      return
    }
    let bytes = take(stream, size)
    guard bytes.count == size else {
      throw ExtractError(
        place: place, reason: .damaged("cut short after \(bytes.count) of \(size) bytes"))
    }
    body(.success(Item(source: place, bytes: bytes)))
  }

  private func take(_ stream: ByteStream, _ size: Int) -> [UInt8] {
    let data = stream.take(size)
    stream.skip((512 - size % 512) % 512)
    return data
  }

  /// `length key=value\n` records.
  private static func pax(_ data: [UInt8]) -> [String: [UInt8]] {
    var out: [String: [UInt8]] = [:]
    var at = 0
    while at < data.count {
      var length = 0
      var i = at
      while i < data.count, (0x30...0x39).contains(data[i]), length < 1 << 21 {
        length = length * 10 + Int(data[i] - 0x30)
        i += 1
      }
      let end = at + length
      guard length > 3, end <= data.count, i < end, data[i] == 0x20,
        let equals = data[i..<end].firstIndex(of: 0x3D)
      else { break }
      out[String(decoding: data[(i + 1)..<equals], as: UTF8.self)] =
        Array(data[(equals + 1)..<(end - 1)])
      at = end
    }
    return out
  }
}

struct TarHeader {
  var name: [UInt8]
  var size: Int
  var kind: UInt8

  init?(_ block: [UInt8]) {
    guard let size = Self.octal(block, 124, 12) else { return nil }
    self.size = size
    kind = block[156]
    name = Array(block[0..<100].prefix { $0 != 0 })
    if block.has("ustar\u{0}", at: 257), block[345] != 0 {
      name = Array(block[345..<500].prefix { $0 != 0 }) + [0x2F] + name
    }
  }

  /// An octal number, or base 256 as GNU writes sizes beyond 8 GiB; nil when it is neither.
  static func octal(_ bytes: [UInt8], _ start: Int, _ width: Int) -> Int? {
    guard start + width <= bytes.count else { return nil }
    if bytes[start] == 0x80 {
      return bytes[(start + width - 7)..<(start + width)].reduce(0) { $0 << 8 | Int($1) }
    }
    var value = 0
    var seen = false
    for byte in bytes[start..<(start + width)] {
      if byte == 0x20 || byte == 0 {
        if seen { break }
        continue
      }
      guard (0x30...0x37).contains(byte) else { return nil }
      value = value << 3 | Int(byte - 0x30)
      seen = true
    }
    return seen ? value : nil
  }
}
