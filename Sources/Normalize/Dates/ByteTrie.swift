/// Words by their bytes, for the longest word at a place.
///
/// A blank in a word stands for blanks in text: none or more in Korean words, one or more, or a
/// hyphen, in others. Capital ASCII letters in text are read as small ones.
struct ByteTrie: Sendable {
  /// `node * width + class of byte` → node; 0 for none, as no edge leads to the root.
  private var next: [Int16]
  private var classOf = [UInt8](repeating: 0, count: 256)
  private let width: Int
  private var output: [Int16] = [-1]

  /// - Complexity: O(bytes of the words × different bytes).
  init(_ words: [[UInt8]]) {
    var count = 1
    for b in words.joined() where classOf[Int(b)] == 0 {
      precondition(count < 256, "every byte value is in use")
      classOf[Int(b)] = UInt8(count)
      count += 1
    }
    width = count
    next = [Int16](repeating: 0, count: count)
    for (value, word) in words.enumerated() {
      insert(word, value)
      opens[word.withUnsafeBufferPointer { Self.head($0, 0, $0.count) }] = true
    }
  }

  /// Which first characters a word may have (three letters, or one of three bytes): a quick no.
  private var opens = [Bool](repeating: false, count: 1 << 16)

  @inline(__always)
  private static func head(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Int {
    if bytes[at] < 0x80 { return 1 << 15 | firstLetters(bytes, at, limit) }
    guard at + 2 < limit else { return 0 }
    return Int(bytes[at] & 0x07) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
  }

  private mutating func insert(_ word: [UInt8], _ value: Int) {
    var node = 0
    for b in word {
      let slot = node * width + Int(classOf[Int(b)])
      if next[slot] == 0 {
        precondition(output.count < Int(Int16.max), "more words than the trie can number")
        next[slot] = Int16(output.count)
        output.append(-1)
        next.append(contentsOf: repeatElement(0, count: width))
      }
      node = Int(next[slot])
    }
    output[node] = Int16(value)
  }

  private func child(of node: Int, _ b: UInt8) -> Int? {
    let child = next[node * width + Int(classOf[Int(b)])]
    return child == 0 ? nil : Int(child)
  }

  /// The longest word that begins at `start` and, when it ends in a letter, ends with it.
  func longest(in bytes: Bytes, at start: Int, limit: Int) -> (value: Int, end: Int)? {
    guard start < limit, opens[Self.head(bytes, start, limit)] else { return nil }
    var best: (value: Int, end: Int)?
    search(bytes, start, limit, 0, &best)
    return best
  }

  private func search(
    _ bytes: Bytes, _ start: Int, _ limit: Int, _ from: Int,
    _ best: inout (value: Int, end: Int)?
  ) {
    var node = from
    var at = start
    while true {
      if output[node] >= 0, endsWord(bytes, at, limit), at > (best?.end ?? -1) {
        best = (Int(output[node]), at)
      }
      if node != 0, mayHoldBlank(bytes, at, limit), let blank = child(of: node, 0x20) {
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

  /// A quick no: inside a Latin word stands no blank.
  @inline(__always)
  private func mayHoldBlank(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
    at < limit && (bytes[at] == 0x20 || bytes[at] == 0x2D) || bytes[at - 1] >= 0x80
  }

  private func endsWord(_ bytes: Bytes, _ at: Int, _ limit: Int) -> Bool {
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
