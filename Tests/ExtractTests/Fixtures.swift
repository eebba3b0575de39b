import CGsf
import Extract
import Model

/// Runs the extractor and collects what it gives.
func extract(
  _ bytes: [UInt8], source: String = "file", _ extractor: Extractor = Extractor()
) -> (documents: [Document], errors: [ExtractError]) {
  var documents: [Document] = []
  var errors: [ExtractError] = []
  extractor(bytes, source: source) { result in
    switch result {
    case .success(let document): documents.append(document)
    case .failure(let error): errors.append(error)
    }
  }
  return (documents, errors)
}

extension Document {
  /// The blocks as `kind: text`.
  var outline: [String] {
    blocks.map {
      "\($0.kind.rawValue)\($0.level > 0 ? "\($0.level)" : ""): \(text.string($0.span))"
    }
  }
}

func little(_ value: Int, _ width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// Packs with zlib: `window` -15 raw, 15 zlib, 31 gzip.
func deflated(_ bytes: [UInt8], window: Int32 = -15) -> [UInt8] {
  var stream = z_stream()
  guard pagup_deflate_init(&stream, window) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  var out = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 1024)
  var input = bytes
  input.withUnsafeMutableBufferPointer { source in
    out.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      _ = deflate(&stream, Z_FINISH)
    }
  }
  return Array(out[..<(out.count - Int(stream.avail_out))])
}

/// A ZIP file of the given members.
func zip(_ members: [(name: String, bytes: [UInt8])], flags: Int = 0, packed: Bool = true)
  -> [UInt8]
{
  var out: [UInt8] = []
  var directory: [UInt8] = []
  for (name, bytes) in members {
    let data = packed ? deflated(bytes) : bytes
    let common =
      little(20, 2) + little(flags, 2) + little(packed ? 8 : 0, 2) + little(0, 4) + little(0, 4)
      + little(data.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
    directory +=
      [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
      + little(0, 4) + little(out.count, 4) + Array(name.utf8)
    out += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + data
  }
  let start = out.count
  out += directory
  out +=
    [0x50, 0x4B, 5, 6] + little(0, 4) + little(members.count, 2) + little(members.count, 2)
    + little(directory.count, 4) + little(start, 4) + little(0, 2)
  return out
}

/// A tar archive (ustar) of the given members.
func tar(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var out: [UInt8] = []
  for (name, bytes) in members {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ at: Int) {
      header.replaceSubrange(at..<(at + text.utf8.count), with: text.utf8)
    }
    put(name, 0)
    put("0000644", 100)
    let size = String(bytes.count, radix: 8)
    put(String(repeating: "0", count: 11 - size.count) + size, 124)
    put("        ", 148)
    put("0", 156)
    put("ustar", 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum, 148)
    header[154] = 0
    out += header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }
  return out + [UInt8](repeating: 0, count: 1024)
}

/// An OLE2 compound file (MS-CFB, version 3) of streams in the root and one level of folders.
func compoundFile(_ streams: [(path: String, bytes: [UInt8])]) -> [UInt8] {
  // Streams of 4,096 bytes and more lie in whole sectors: shorter ones are padded to that.
  struct Entry {
    var name: String
    var kind: UInt8
    var child = 0xFFFF_FFFF
    var right = 0xFFFF_FFFF
    var start = 0
    var size = 0
  }
  var entries = [Entry(name: "Root Entry", kind: 5, start: 0xFFFF_FFFE)]
  var sectors: [[UInt8]] = []
  var next: [Int] = []
  func store(_ bytes: [UInt8]) -> Int {
    let first = sectors.count
    var at = 0
    while at < bytes.count {
      var sector = Array(bytes[at..<min(at + 512, bytes.count)])
      sector += [UInt8](repeating: 0, count: 512 - sector.count)
      sectors.append(sector)
      next.append(sectors.count)
      at += 512
    }
    next[next.count - 1] = 0xFFFF_FFFE
    return first
  }
  var last: [Int: Int] = [:]
  func link(_ index: Int, in folder: Int) {
    if let before = last[folder] {
      entries[before].right = index
    } else {
      entries[folder].child = index
    }
    last[folder] = index
  }
  var folders: [String: Int] = [:]
  for (path, bytes) in streams {
    let parts = path.split(separator: "/").map(String.init)
    var parent = 0
    if parts.count == 2 {
      if folders[parts[0]] == nil {
        folders[parts[0]] = entries.count
        entries.append(Entry(name: parts[0], kind: 1))
        link(entries.count - 1, in: 0)
      }
      parent = folders[parts[0]] ?? 0
    }
    let padded = bytes + [UInt8](repeating: 0, count: max(0, 4096 - bytes.count))
    entries.append(
      Entry(name: parts[parts.count - 1], kind: 2, start: store(padded), size: padded.count))
    link(entries.count - 1, in: parent)
  }
  var directory: [UInt8] = []
  for entry in entries {
    let name = Array(entry.name.utf16).flatMap { little(Int($0), 2) }
    directory += name + [UInt8](repeating: 0, count: 64 - name.count) + little(name.count + 2, 2)
    directory += [entry.kind, 1] + little(0xFFFF_FFFF, 4) + little(entry.right, 4)
    directory += little(entry.child, 4) + [UInt8](repeating: 0, count: 36)
    directory += little(entry.start, 4) + little(entry.size, 8)
  }
  let directoryStart = store(directory)
  let tables = (sectors.count + 128) / 127 + 1
  let tableStart = sectors.count
  for _ in 0..<tables { next.append(0xFFFF_FFFD) }
  next += [Int](repeating: 0xFFFF_FFFF, count: tables * 128 - next.count)
  var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  header += [UInt8](repeating: 0, count: 16) + little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2)
  header += little(9, 2) + little(6, 2) + [UInt8](repeating: 0, count: 10) + little(tables, 4)
  header += little(directoryStart, 4) + little(0, 4) + little(4096, 4) + little(0xFFFF_FFFE, 4)
  header += little(0, 4) + little(0xFFFF_FFFE, 4) + little(0, 4)
  for i in 0..<109 { header += little(i < tables ? tableStart + i : 0xFFFF_FFFF, 4) }
  return header + sectors.flatMap { $0 } + next.flatMap { little($0, 4) }
}
