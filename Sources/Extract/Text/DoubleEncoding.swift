/// Undoes UTF-8 that was taken for Latin-1 and encoded again: `â\u{80}\u{99}` is `’`.
///
/// Only runs that hold a C1 control and come out as valid UTF-8 are touched; no text has those by itself.
enum DoubleEncoding {
  /// - Parameter bytes: valid UTF-8.
  /// - Returns: the repaired bytes and the number of characters repaired, or nil when there are none.
  static func repaired(_ bytes: [UInt8]) -> (bytes: [UInt8], count: Int)? {
    guard holdsControl(bytes) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var count = 0
    var i = 0
    while i < bytes.count {
      let (character, next) = sequence(bytes, i)
      if character.isEmpty {
        out.append(bytes[i])
        i += 1
      } else {
        out.append(contentsOf: character)
        count += 1
        i = next
      }
    }
    return count == 0 ? nil : (out, count)
  }

  static func holdsControl(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { b in
      var i = ByteWords.first(0xC2, b, 0, b.count)
      while i + 1 < b.count {
        if b[i + 1] < 0xA0 { return true }
        i = ByteWords.first(0xC2, b, i + 1, b.count)
      }
      return false
    }
  }

  /// The Latin-1 value of the two-byte sequence at `i`, U+0080…U+00FF.
  private static func latin(_ bytes: [UInt8], _ i: Int) -> UInt8? {
    guard i + 1 < bytes.count, bytes[i] == 0xC2 || bytes[i] == 0xC3 else { return nil }
    return bytes[i] == 0xC2 ? bytes[i + 1] : bytes[i + 1] + 0x40
  }

  private static func sequence(_ bytes: [UInt8], _ i: Int) -> ([UInt8], Int) {
    guard let lead = latin(bytes, i), lead >= 0xC2, lead <= 0xF4 else { return ([], i) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    var character = [lead]
    var hasControl = false
    for k in 1..<length {
      guard let byte = latin(bytes, i + 2 * k), byte & 0xC0 == 0x80 else { return ([], i) }
      if byte < 0xA0 { hasControl = true }
      character.append(byte)
    }
    guard hasControl, UTF8Check.isValid(character[...]) else { return ([], i) }
    return (character, i + 2 * length)
  }
}
