import Glibc

/// Bytes that come piece by piece — from memory, a file descriptor or a gzip stream — read in constant
/// memory.
///
/// A class, because a gzip stream and its reader share one source; one thread at a time.
final class ByteStream {
  private enum Source {
    case memory
    case descriptor(Int32)
    case gzip(ByteStream, Inflate)
  }

  private let source: Source
  private var buffer: [UInt8]
  private var at = 0
  private var hasEnded = false
  /// True when the source broke off or its data was bad.
  private(set) var isDamaged = false
  /// True when unpacking stopped because the data unpacks to too many times its size.
  private(set) var isBomb = false
  /// Bytes taken so far.
  private(set) var position = 0
  static let piece = 1 << 17
  /// Bytes read from a file at once; below the size from which malloc maps memory anew.
  private static let room = 1 << 16

  init(_ bytes: [UInt8]) {
    source = .memory
    buffer = bytes
    hasEnded = true
    ratio = .max
  }

  /// - Parameter head: bytes already read from the descriptor.
  init(descriptor: Int32, head: [UInt8] = []) {
    source = .descriptor(descriptor)
    buffer = head
    ratio = .max
  }

  /// All members of a gzip file, one after the other.
  /// - Parameter ratio: unpacked : packed that is allowed, looked at from 64 MiB on.
  init(gzip inner: ByteStream, ratio: Int = .max) {
    self.ratio = ratio
    if let inflate = Inflate(.gzip) {
      source = .gzip(inner, inflate)
    } else {
      source = .memory
      hasEnded = true
      isDamaged = true
    }
    buffer = []
  }

  /// How many bytes are at hand, at least `count` unless the source ends before.
  private func have(_ count: Int) -> Int {
    while buffer.count - at < count, !hasEnded { fill() }
    return buffer.count - at
  }

  private func fill() {
    if at > 0, at == buffer.count || at > Self.piece {
      buffer.removeSubrange(..<at)
      at = 0
    }
    switch source {
    case .memory: hasEnded = true
    case .descriptor(let descriptor): read(descriptor)
    case .gzip(let inner, let inflate): unpack(inner, inflate)
    }
  }

  private func read(_ descriptor: Int32) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.room, alignment: 1)
    defer { room.deallocate() }
    let got = Self.read(descriptor, room)
    if got > 0 { buffer.append(contentsOf: room[..<got]) }
    if got < 0 { isDamaged = true }
    if got <= 0 { hasEnded = true }
  }

  private static func read(_ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer) -> Int {
    var got = 0
    repeat {
      got = Glibc.read(descriptor, room.baseAddress, room.count)
    } while got < 0
      && errno == EINTR
    return got
  }

  /// Reads what is left of a file in one piece, as far as its size tells.
  private func readAll(_ descriptor: Int32, limit: Int) {
    var status = stat()
    let place = lseek(descriptor, 0, SEEK_CUR)
    guard fstat(descriptor, &status) == 0, place >= 0 else { return }
    let size = Int(status.st_size) - Int(place)
    guard size > Self.room, size <= limit else { return }
    let held = buffer[at...]
    var failed = false
    // One byte more, so that the end is seen at the end.
    let all = [UInt8](unsafeUninitializedCapacity: held.count + size + 1) { target, count in
      count = target.update(fromContentsOf: held)
      while count < target.count {
        let got = Self.read(
          descriptor,
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[count...]))
        failed = got < 0
        guard got > 0 else { break }
        count += got
      }
    }
    buffer = all
    at = 0
    if failed { isDamaged = true }
    if failed || all.count < held.count + size + 1 { hasEnded = true }
  }

  private func unpack(_ inner: ByteStream, _ inflate: Inflate) {
    guard inner.have(1) > 0 else {
      hasEnded = true
      isDamaged = isDamaged || inner.isDamaged || isInMember
      return
    }
    isInMember = true
    let before = (inner.at, buffer.count)
    let status = inflate(
      inner.buffer, at: &inner.at, upTo: inner.buffer.count, into: &buffer, room: Self.piece)
    inner.position += inner.at - before.0
    produced += buffer.count - before.1
    if produced > 64 << 20, produced / max(1, inner.position) > ratio {
      isBomb = true
      isDamaged = true
      hasEnded = true
      return
    }
    switch status {
    case .more:
      if before == (inner.at, buffer.count), inner.hasEnded {
        hasEnded = true
        isDamaged = true
      }
    case .end:
      isInMember = false
      inflate.reset()
      skipPadding(inner)
    case .damaged:
      isDamaged = true
      hasEnded = true
    }
  }
  private var isInMember = false
  private var produced = 0
  private let ratio: Int

  /// Zeros after the last member are padding; anything else that is no member is not read.
  private func skipPadding(_ inner: ByteStream) {
    while inner.have(1) > 0, inner.buffer[inner.at] == 0 { inner.skip(1) }
    guard inner.have(2) >= 2 else { return }
    if inner.buffer[inner.at] != 0x1F || inner.buffer[inner.at + 1] != 0x8B {
      hasEnded = true
    }
  }

  var isAtEnd: Bool { have(1) == 0 }

  /// The next bytes, without taking them; fewer at the end.
  func peek(_ count: Int) -> [UInt8] {
    let n = min(have(count), count)
    return Array(buffer[at..<(at + n)])
  }

  /// The next bytes; fewer at the end.
  func take(_ count: Int) -> [UInt8] {
    let out = peek(count)
    at += out.count
    position += out.count
    return out
  }

  /// - Returns: how many bytes were there to skip.
  @discardableResult
  func skip(_ count: Int) -> Int {
    var left = count
    while left > 0 {
      let n = min(have(min(left, Self.piece)), left)
      if n == 0 { break }
      at += n
      position += n
      left -= n
    }
    return count - left
  }

  /// The next line with its line end, cut after `limit` bytes; nil at the end.
  func line(limit: Int) -> [UInt8]? {
    var scanned = 0
    while true {
      let n = buffer.count - at
      if let end = buffer[(at + scanned)...].firstIndex(of: 0x0A) {
        return take(min(end + 1 - at, limit))
      }
      if n >= limit { return take(limit) }
      scanned = n
      if hasEnded { return n == 0 ? nil : take(n) }
      fill()
    }
  }

  /// All that is left; nil when it is more than `limit` bytes.
  func rest(limit: Int) -> [UInt8]? {
    if !hasEnded, case .descriptor(let descriptor) = source {
      readAll(descriptor, limit: limit - (buffer.count - at))
    }
    if have(limit + 1) > limit { return nil }
    guard at == 0 else { return take(limit) }
    // Handed over, not copied.
    let out = buffer
    buffer = []
    position += out.count
    return out
  }
}
