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
    func tell(_ word: Bytes, _ kind: WordForm) {
      form.removeAll(keepingCapacity: true)
      form += word
      form += tail
      body(form[...], kind)
    }
    body(lemma, .base)
    tell(third(head), .third)
    var given = irregular.split(separator: 0x20)
    let more = given.filter { $0.first == UInt8(ascii: "+") }
    given.removeAll { $0.first == UInt8(ascii: "+") }
    if let past = given.first {
      if let participle = given.dropFirst().first, participle != past {
        tell(past, .past)
        tell(participle, .participle)
      } else {
        tell(past, [.past, .participle])
      }
    } else {
      tell(ed(head), [.past, .participle])
    }
    tell(ing(head), .ing)
    for extra in more.map({ $0.dropFirst() }) {
      tell(extra, extra.ends(in: "ing") ? .ing : [.past, .participle])
    }
  }

  static func noun(_ lemma: Bytes, irregular: Bytes, _ body: (Bytes, WordForm) -> Void) {
    if irregular.elementsEqual("-".utf8) { return body(lemma, .singular) }
    if irregular.elementsEqual("plural".utf8) { return body(lemma, .plural) }
    body(lemma, .singular)
    let start = lemma.lastIndex(of: 0x20).map { $0 + 1 } ?? lemma.startIndex
    let plural = irregular.isEmpty ? third(lemma[start...]) : irregular
    body(lemma[..<start] + plural, .plural)
  }

  private static func third(_ word: Bytes) -> Bytes {
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    let hisses =
      word.ends(in: "s") || word.ends(in: "x") || word.ends(in: "z") || word.ends(in: "ch")
      || word.ends(in: "sh") || word.elementsEqual("go".utf8)
    return word + (hisses ? "es" : "s")
  }

  private static func ed(_ word: Bytes) -> Bytes {
    if word.ends(in: "e") { return word + "d" }
    if endsInConsonantY(word) { return word.dropLast() + "ied" }
    return doubled(word) + "ed"
  }

  private static func ing(_ word: Bytes) -> Bytes {
    if word.ends(in: "ie") { return word.dropLast(2) + "ying" }
    if word.ends(in: "e"), !word.ends(in: "ee"), !word.ends(in: "ye"), word.count > 2 {
      return word.dropLast() + "ing"
    }
    return doubled(word) + "ing"
  }

  private static func isVowel(_ c: UInt8) -> Bool { "aeiou".utf8.contains(c) }

  private static func endsInConsonantY(_ word: Bytes) -> Bool {
    word.count > 1 && word.last == UInt8(ascii: "y") && !isVowel(word[word.endIndex - 2])
  }

  /// `cut` → `cutt`: one syllable, one vowel, one consonant at the end.
  private static func doubled(_ word: Bytes) -> Bytes {
    let isQu = word.starts(with: "qu".utf8)
    guard word.count >= 3, let last = word.last, !isVowel(last), !"wxy".utf8.contains(last),
      isVowel(word[word.endIndex - 2]), !isVowel(word[word.endIndex - 3]) || isQu,
      word.count(where: isVowel) == 1 || isQu
    else { return word }
    return word + [last]
  }
}

extension ArraySlice<UInt8> {
  func ends(in word: StaticString) -> Bool {
    suffix(word.utf8CodeUnitCount).elementsEqual(word.bytes)
  }

  fileprivate static func + (word: Self, ending: StaticString) -> Self { word + ending.bytes }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
