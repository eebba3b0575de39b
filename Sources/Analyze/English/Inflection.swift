/// The regular forms of English verbs and nouns, made from a lemma when the lexicon is loaded.
enum Inflection {
  /// A lemma of several words is inflected at its first (verbs: `pick up`) or last word (nouns).
  ///
  /// - Parameter irregular: `past participle` of an irregular verb, one word when they are the same;
  ///   a word with `+` in front is one more form (`+totalled`).
  static func verb(_ lemma: String, irregular: String) -> [(form: String, kind: WordForm)] {
    let (head, tail) = parted(lemma, atFirst: true)
    var out: [(String, WordForm)] = [(lemma, .base), (third(head) + tail, .third)]
    let given = irregular.split(separator: " ").map(String.init)
    let main = given.filter { !$0.hasPrefix("+") }
    if let past = main.first {
      if let participle = main.dropFirst().first, participle != past {
        out += [(past + tail, .past), (participle + tail, .participle)]
      } else {
        out.append((past + tail, [.past, .participle]))
      }
    } else {
      out.append((ed(head) + tail, [.past, .participle]))
    }
    out.append((ing(head) + tail, .ing))
    for extra in given where extra.hasPrefix("+") {
      let form = String(extra.dropFirst())
      out.append((form + tail, form.hasSuffix("ing") ? .ing : [.past, .participle]))
    }
    return out
  }

  static func noun(_ lemma: String, irregular: String) -> [(form: String, kind: WordForm)] {
    let (tail, head) = parted(lemma, atFirst: false)
    if irregular == "-" { return [(lemma, .singular)] }
    if irregular == "plural" { return [(lemma, .plural)] }
    let plural = irregular.isEmpty ? third(head) : irregular
    return [(lemma, .singular), (tail + plural, .plural)]
  }

  private static func parted(_ lemma: String, atFirst: Bool) -> (String, String) {
    guard
      let blank = atFirst ? lemma.firstIndex(of: " ") : lemma.lastIndex(of: " ")
    else { return atFirst ? (lemma, "") : ("", lemma) }
    return atFirst
      ? (String(lemma[..<blank]), String(lemma[blank...]))
      : (String(lemma[...blank]), String(lemma[lemma.index(after: blank)...]))
  }

  private static func third(_ word: String) -> String {
    if endsInConsonantY(word) { return word.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh"]
    return word + (hisses.contains { word.hasSuffix($0) } || word == "go" ? "es" : "s")
  }

  private static func ed(_ word: String) -> String {
    if word.hasSuffix("e") { return word + "d" }
    if endsInConsonantY(word) { return word.dropLast() + "ied" }
    return doubled(word) + "ed"
  }

  private static func ing(_ word: String) -> String {
    if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
    if word.hasSuffix("e"), !word.hasSuffix("ee"), !word.hasSuffix("ye"), word.count > 2 {
      return word.dropLast() + "ing"
    }
    return doubled(word) + "ing"
  }

  private static func isVowel(_ c: UInt8) -> Bool { "aeiou".utf8.contains(c) }

  private static func endsInConsonantY(_ word: String) -> Bool {
    let u = Array(word.utf8)
    return u.count > 1 && u[u.count - 1] == UInt8(ascii: "y") && !isVowel(u[u.count - 2])
  }

  /// `cut` → `cutt`: one syllable, one vowel, one consonant at the end.
  private static func doubled(_ word: String) -> String {
    let u = Array(word.utf8)
    guard u.count >= 3, let last = u.last, !isVowel(last), !"wxy".utf8.contains(last),
      isVowel(u[u.count - 2]), !isVowel(u[u.count - 3]) || word.hasPrefix("qu"),
      u.filter({ isVowel($0) }).count == 1 || word.hasPrefix("qu")
    else { return word }
    return word + String(decoding: [last], as: UTF8.self)
  }
}
