import Model

extension NameSentence {
  /// Outside the sentence.
  private static let nothing = Token(
    span: Span(0, 0), form: 1, head: 1, tail: 1, tails: 1, kind: 1 << 20, joint: 0,
    rule: 1 << 20, title: 0, isPlaceEnd: false, word: -1, isCommon: false, isNominal: false,
    isOpen: false)

  private func token(_ i: Int) -> Token {
    tokens.indices.contains(i) ? tokens[i] : Self.nothing
  }

  package func features(_ i: Int) -> Features {
    var out = Features()
    forEachFeature(i) { out.add($0) }
    return out
  }

  /// The features of a morpheme: itself and two to each side, its word and the words beside it, what the
  /// rules say.
  @inline(__always)
  func forEachFeature(_ i: Int, _ body: (UInt32) -> Void) {
    func add(_ template: Features.Template, _ a: UInt64, _ b: UInt64 = 0) {
      body(Features.hash(template, a, b))
    }
    let t = tokens[i]
    let a = token(i - 1)
    let b = token(i + 1)
    let word = words[t.word]
    var content = word.upperBound - 1
    while content > word.lowerBound, !tokens[content].isNominal { content -= 1 }
    let end = tokens[content]
    let particle = content + 1 < word.upperBound ? tokens[content + 1].form : 2
    let next = token(word.upperBound)
    let previous = token(word.lowerBound - 1)
    let place = UInt64(min(3, i - word.lowerBound)) << 2 | UInt64(min(3, word.upperBound - 1 - i))
    let rule = t.ruleType
    add(.nameAlways, t.kind & 0xFF00)
    add(.nameForm, t.form)
    add(.nameForm, a.form, 1)
    add(.nameForm, b.form, 2)
    add(.nameForm, token(i - 2).form, 3)
    add(.nameForm, token(i + 2).form, 4)
    add(.namePair, a.form, t.form)
    add(.namePair, t.form, b.form &+ 1)
    add(.nameKind, t.kind)
    add(.nameKind, a.kind, 1)
    add(.nameKind, b.kind, 2)
    add(.nameKinds, a.kind, t.kind)
    add(.nameKinds, t.kind, b.kind &+ 1)
    add(.nameShape, t.kind, t.length << 4 | t.joint)
    add(.nameTail, t.tail)
    add(.nameTail, t.tails, 1)
    add(.nameTail, t.head, 2)
    add(.namePlace, place, t.kind)
    add(.nameWordEnd, end.form)
    add(.nameWordEnd, end.tail, 1)
    add(.nameWordEnd, end.tails, 2)
    add(.nameWordEnd, end.tail, 3 &+ place)
    add(.nameParticle, particle, t.kind)
    add(.nameNext, next.form)
    add(.nameNext, next.form, particle)
    add(.nameNext, next.tails, 1)
    add(.nameNext, next.title, 3 &+ particle)
    add(.namePrevious, previous.form)
    add(.namePrevious, previous.tails, 1)
    add(.namePrevious, previous.title, 2)
    add(.nameTitle, previous.title, next.title &+ 64 &* UInt64(word.count))
    add(.nameRule, t.rule)
    add(.nameRule, rule, t.kind)
    add(.nameRule, rule, t.form)
    add(.nameRule, rule, next.form &+ 1)
    add(.nameRule, rule, previous.form &+ 2)
    add(.nameRule, rule, cues >= 2 ? 4 : 3)
    add(.nameRule, rule, end.tail &+ 5)
    add(.nameRules, a.ruleType, rule)
    add(.nameRules, rule, b.ruleType &+ 1)
    add(.nameRules, t.rule, t.length &+ 2)
    add(.nameBusiness, cues >= 2 ? 1 : 0, t.kind)
  }
}
