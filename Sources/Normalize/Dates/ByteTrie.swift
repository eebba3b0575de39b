/// Words by their bytes, for the longest word at a place.
///
/// A blank in a word stands for blanks in text: none or more in Korean words, one or more, or a
/// hyphen, in others. Capital ASCII letters in text are read as small ones.
struct ByteTrie: Sendable {
  private var byte: [UInt8] = [0]
  private var firstChild: [Int32] = [-1]
  private var sibling: [Int32] = [-1]
  private var output: [Int32] = [-1]

  mutating func insert(_ word: [UInt8], _ value: Int) {
    var node = 0
    for b in word {
      if let child = child(of: node, b) {
        node = child
      } else {
        byte.append(b)
        firstChild.append(-1)
        sibling.append(firstChild[node])
        output.append(-1)
        firstChild[node] = Int32(byte.count - 1)
        node = byte.count - 1
      }
    }
    output[node] = Int32(value)
  }

  private func child(of node: Int, _ b: UInt8) -> Int? {
    var at = firstChild[node]
    while at >= 0 {
      if byte[Int(at)] == b { return Int(at) }
      at = sibling[Int(at)]
    }
    return nil
  }

  /// The longest word that begins at `start` and, when it ends in a letter, ends with it.
  func longest(in bytes: borrowing [UInt8], at start: Int, limit: Int) -> (value: Int, end: Int)? {
    var best: (value: Int, end: Int)?
    search(bytes, start, limit, 0, &best)
    return best
  }

  private func search(
    _ bytes: borrowing [UInt8], _ start: Int, _ limit: Int, _ from: Int,
    _ best: inout (value: Int, end: Int)?
  ) {
    var node = from
    var at = start
    while true {
      if output[node] >= 0, node != 0, endsWord(bytes, at, limit), at > (best?.end ?? -1) {
        best = (Int(output[node]), at)
      }
      if let blank = child(of: node, 0x20) {
        var past = at
        while past < limit, bytes[past] == 0x20 { past += 1 }
        if past == at, past < limit, bytes[past] == 0x2D, bytes[at - 1] < 0x80 { past += 1 }
        if past > at || bytes[at - 1] >= 0x80 { search(bytes, past, limit, blank, &best) }
      }
      guard at < limit else { return }
      let b = bytes[at]
      guard b != 0x20, let next = child(of: node, b >= 0x41 && b <= 0x5A ? b | 0x20 : b) else {
        return
      }
      node = next
      at += 1
    }
  }

  private func endsWord(_ bytes: borrowing [UInt8], _ at: Int, _ limit: Int) -> Bool {
    guard at < limit, bytes[at - 1].isASCIILetter else { return true }
    return !bytes[at].isASCIILetter
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// The lower half of the byte, which for an ASCII digit is its value.
  var digitValue: Int { Int(self & 0x0F) }
}
