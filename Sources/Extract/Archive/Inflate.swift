import CGsf

/// Unpacks deflate data piece by piece (RFC 1950–1952) by zlib.
///
/// Owns the z_stream, which zlib forbids to move; one thread at a time.
final class Inflate {
  enum Format: Int32 { case raw = -15, zlib = 15, gzip = 31, any = 47 }
  enum Status { case more, end, damaged }

  private let stream: UnsafeMutablePointer<z_stream>

  init?(_ format: Format) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard pagup_inflate_init(stream, format.rawValue) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins the next member of a multi-member file.
  func reset() { inflateReset(stream) }

  /// Unpacks from `input[at...]` until `output` has grown by `room` bytes or the input is used up.
  func callAsFunction(
    _ input: [UInt8], at: inout Int, upTo end: Int, into output: inout [UInt8], room: Int
  ) -> Status {
    let old = output.count
    output.append(contentsOf: repeatElement(0, count: room))
    var status = Z_OK
    input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress! + at)
        stream.pointee.avail_in = UInt32(end - at)
        stream.pointee.next_out = target.baseAddress! + old
        stream.pointee.avail_out = UInt32(room)
        status = inflate(stream, Z_NO_FLUSH)
      }
    }
    at = end - Int(stream.pointee.avail_in)
    output.removeSubrange((output.count - Int(stream.pointee.avail_out))...)
    switch status {
    case Z_STREAM_END: return .end
    case Z_OK, Z_BUF_ERROR: return .more
    default: return .damaged
    }
  }

  /// Unpacks all of `input[range]`.
  /// - Parameter partial: keep what came before the damage instead of failing.
  /// - Returns: nil when the data is damaged, cut short or unpacks to more than `limit` bytes.
  static func all(
    _ input: [UInt8], _ range: Range<Int>, _ format: Format, limit: Int, expected: Int = 0,
    partial: Bool = false
  ) -> [UInt8]? {
    guard let inflate = Inflate(format) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(min(max(expected, range.count * 3), limit))
    var at = range.lowerBound
    while true {
      let before = (at, output.count)
      let status = inflate(
        input, at: &at, upTo: range.upperBound, into: &output,
        room: min(1 << 18, limit + 1 - output.count))
      if output.count > limit { return nil }
      switch status {
      case .end: return output
      case .damaged: return partial && !output.isEmpty ? output : nil
      case .more:
        if (at, output.count) == before { return partial && !output.isEmpty ? output : nil }
      }
    }
  }
}
