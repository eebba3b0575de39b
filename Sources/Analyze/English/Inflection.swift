/// The regular forms of English verbs and nouns, made from a lemma when the lexicon is loaded.
enum Inflection {
  typealias Bytes = ArraySlice<UInt8>

  /// A lemma of several words is inflected at its first (verbs: `pick up`) or last word (nouns).
  ///
  /// - Parameter irregular: `past participle` of an irregular verb, one word when they are the same;
  ///   a word with `+` in front is one more form (`+totalled`).
  static func verb(_ lemma: Bytes, irregular: Bytes, _ body: (Bytes, WordForm) -> Void) {
    let blank = lemma.firstIndex(of: 0x20) ?? lemma.endIndex
    let head = lemma[..<blank]
    let tail = lemma[blank...]
    var form: [UInt8] = []
    func tell(_ word: Bytes, _ ending: Ending, _ kind: WordForm) {
      form.removeAll(keepingCapacity: true)
      ending.append(to: word, &form)
      form += tail
      body(form[...], kind)
    }
    body(lemma, .base)
    tell(head, third(head), .third)
    if irregular.isEmpty {
      tell(head, ed(head), [.past, .participle])
      return tell(head, ing(head), .ing)
    }
    let words = irregular.split(separator: 0x20)
    let given = words.filter { $0.first != UInt8(ascii: "+") }
    if let past = given.first {
      if let participle = given.dropFirst().first, participle != past {
        tell(past, Ending(""), .past)
        tell(participle, Ending(""), .participle)
      } else {
        tell(past, Ending(""), [.past, .participle])
      }
    } else {
      tell(head, ed(head), [.past, .participle])
    }
    tell(head, ing(head), .ing)
    for extra in words where extra.first == UInt8(ascii: "+") {
      let extra = extra.dropFirst()
      tell(extra, Ending(""), extra.ends(in: "ing") ? .ing : [.past, .participle])
    }
  }

  static func noun(_ lemma: Bytes, irregular: Bytes, _ body: (Bytes, WordForm) -> Void) {
    if irregular.elementsEqual("-".utf8) { return body(lemma, .singular) }
    if irregular.elementsEqual("plural".utf8) { return body(lemma, .plural) }
    body(lemma, .singular)
    let start = lemma.lastIndex(of: 0x20).map { $0 + 1 } ?? lemma.startIndex
    var form: [UInt8] = []
    form.reserveCapacity(lemma.count + irregular.count + 3)
    if irregular.isEmpty {
      third(lemma[start...]).append(to: lemma, &form)
    } else {
      form += lemma[..<start]
      form += irregular
    }
    body(form[...], .plural)
  }

  /// What becomes of the end of a word.
  private struct Ending {
    var cut = 0
    /// The last letter is written twice.
    var isDoubled = false
    var text: StaticString

    init(_ text: StaticString, cut: Int = 0, isDoubled: Bool = false) {
      self.text = text
      self.cut = cut
      self.isDoubled = isDoubled
    }

    func append(to word: Bytes, _ out: inout [UInt8]) {
      out += word[..<(word.endIndex - cut)]
      if isDoubled, let last = word.last { out.append(last) }
      out += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
  }

  private static func third(_ word: Bytes) -> Ending {
    if endsInConsonantY(word) { return Ending("ies", cut: 1) }
    switch word.last {
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"): return Ending("es")
    case UInt8(ascii: "h") where word.ends(in: "ch") || word.ends(in: "sh"): return Ending("es")
    case UInt8(ascii: "o") where word.elementsEqual("go".utf8): return Ending("es")
    default: return Ending("s")
    }
  }

  private static func ed(_ word: Bytes) -> Ending {
    if word.last == UInt8(ascii: "e") { return Ending("d") }
    if endsInConsonantY(word) { return Ending("ied", cut: 1) }
    return Ending("ed", isDoubled: isDoubled(word))
  }

  private static func ing(_ word: Bytes) -> Ending {
    if word.last == UInt8(ascii: "e") {
      if word.ends(in: "ie") { return Ending("ying", cut: 2) }
      if !word.ends(in: "ee"), !word.ends(in: "ye"), word.count > 2 { return Ending("ing", cut: 1) }
    }
    return Ending("ing", isDoubled: isDoubled(word))
  }

  private static func isVowel(_ c: UInt8) -> Bool { "aeiou".utf8.contains(c) }

  private static func endsInConsonantY(_ word: Bytes) -> Bool {
    word.count > 1 && word.last == UInt8(ascii: "y") && !isVowel(word[word.endIndex - 2])
  }

  /// `cut` → `cutt`: one syllable, one vowel, one consonant at the end.
  private static func isDoubled(_ word: Bytes) -> Bool {
    let isQu = word.starts(with: "qu".utf8)
    guard word.count >= 3, let last = word.last, !isVowel(last), !"wxy".utf8.contains(last),
      isVowel(word[word.endIndex - 2]), !isVowel(word[word.endIndex - 3]) || isQu
    else { return false }
    return isQu || word.count(where: isVowel) == 1
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(in word: StaticString) -> Bool {
    suffix(word.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
