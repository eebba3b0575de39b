import Lexicon
import Model

extension KoreanScene {
  /// The topic before a condition with a subject of its own belongs to the main clause: 면세점은 관광객이
  /// 돌아오지 않으면 …
  private func conditionStart(_ frame: Frame) -> Int {
    guard let topic = frame.topic, let subject = frame.subject,
      topic.words.lowerBound == frame.start,
      subject.words.lowerBound > topic.head
    else { return frame.start }
    return topic.head + 1
  }

  /// The words a statement hangs on: …면, …경우, and …에 따라 beside a forecast.
  func conditions(bytes: [UInt8], lexicon: KoreanLexicon) -> [KoreanCondition] {
    var out: [KoreanCondition] = []
    for frame in frames {
      guard let predicate = words[frame.predicate].predicate else { continue }
      let end = complexEnd(frame.predicate, bytes: bytes, lexicon: lexicon)
      let content = bytes[words[end].start..<words[end].contentEnd]
      let isCase = words[end].predicate == nil && grammar.isWord(content, of: .openCase)
      let isIf = (frame.predicate...end).contains { words[$0].predicate?.link == .condition }
      guard isIf || isCase else { continue }
      // 에 따르면, 에 의하면: a source; 보면, 예를 들면: a manner of speaking
      if predicate.classes.contains(.aside) { continue }
      out.append(
        KoreanCondition(
          span: Span(words[conditionStart(frame)].start, words[end].end), isOpen: true, end: end))
    }
    let all = sentence.range
    for match in lexicon.conditionKinds.leftmostLongest(in: bytes, range: all) {
      guard let tie = lexicon.conditionValues[Int(match.pattern)].tie,
        let at = sentence.word(at: Int(match.start)), at > 0 || tie == .dependence
      else { continue }
      let head = tie == .lack ? at - 1 : at
      let phrase = self.phrase(headAt: head, from: 0, role: .e)
      out.append(
        KoreanCondition(
          span: Span(words[phrase.words.lowerBound].start, Int(match.end)), isOpen: tie == .lack,
          end: at)
      )
    }
    return out.sorted { $0.span < $1.span }
  }
}

extension KoreanScene {
  /// Conditions of a sentence that begins with 다만 or 단.
  func reservations(bytes: [UInt8], lexicon: KoreanLexicon) -> [Claim.Condition] {
    guard let first = words.first else { return [] }
    let text = bytes[first.start..<first.end]
    guard grammar.isWord(text, of: .reserving) else { return [] }
    return conditions(bytes: bytes, lexicon: lexicon).map {
      Claim.Condition(kind: lexicon.conditionKind($0.span, bytes: bytes), span: $0.span)
    }
  }
}

/// How words of `conditions.ko.csv` tie a statement to what it hangs on.
enum ConditionTie: String, Sendable { case dependence, lack, given }

/// Words that a statement hangs on.
struct KoreanCondition: Sendable {
  var span: Span
  /// An open hypothetical makes the statement conditional; a dependence (…에 따라) only limits it.
  var isOpen: Bool
  /// Its last word.
  var end: Int
}

extension KoreanLexicon {
  /// What a condition is about: the first word of the table found in it.
  func conditionKind(_ span: Span, bytes: [UInt8]) -> String {
    for match in conditionKinds.leftmostLongest(in: bytes, range: span.range) {
      let row = conditionValues[Int(match.pattern)]
      if row.kind != "other" { return row.kind }
    }
    return "other"
  }
}
