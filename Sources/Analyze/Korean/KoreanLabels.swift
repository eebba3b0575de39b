import Lexicon
import Model

extension KoreanScene {
  /// The label of a sentence from its findings: the sign of their sum, the mode and certainty of the
  /// one that carries its main predicate.
  func label(
    _ findings: [Finding], claims: [Claim], bytes: [UInt8], lexicon: KoreanLexicon,
    horizons: HorizonReader
  ) -> SentenceLabel {
    var label = SentenceLabel(sentence: index)
    let text = bytes[sentence.range]
    let hasPercent =
      grammar.holds(text, .percentMark)
      || words.contains {
        $0.role == .eseo && bytes[$0.start..<$0.end].contains { $0 >= 0x30 && $0 <= 0x39 }
      }
    var sum = 0.0
    var weights = 0.0
    var hasSideless = false
    for finding in findings where !finding.modal.isCondition {
      let composition = finding.composition
      guard composition.isChange, let sign = composition.sign else { continue }
      let weight = weight(of: finding, hasPercent: hasPercent)
      sum += Double(sign) * weight
      weights += weight
      if sign == 0 { hasSideless = true }
    }
    if abs(sum) <= 0.25 {
      let tone = tone(bytes: bytes, lexicon: lexicon)
      if tone != 0 {
        sum = tone
        weights = 1
      }
    }
    if sum > 0.25 { label.direction = .up } else if sum < -0.25 { label.direction = .down }
    if label.direction == .none, hasSideless { label.direction = .change }
    if weights > 0, label.direction == .up || label.direction == .down {
      label.score = max(-1, min(1, sum / max(1, weights)))
    }
    let main = mainModal(bytes: bytes, lexicon: lexicon)
    label.certainty = main?.certainty ?? .asserted
    label.mode = main?.mode ?? .fact
    if let first = claims.first {
      label.mode = first.mode
      label.certainty = first.certainty
      label.horizon = first.horizon
    } else if label.mode != .fact {
      label.horizon = horizons.horizon(
        in: sentence.range, nearest: sentence.range.upperBound, mode: label.mode, bytes: bytes,
        lexicon: lexicon)
    }
    label.forward =
      label.mode == .forecast || label.mode == .plan || label.mode == .goal
      || label.mode == .condition
    return label
  }

  /// Praise and blame outside any change, for a sentence that states none.
  private func tone(bytes: [UInt8], lexicon: KoreanLexicon) -> Double {
    var sum = 0
    for match in lexicon.tones.leftmostLongest(in: bytes, range: sentence.range) {
      sum += lexicon.toneValues[Int(match.pattern)]
    }
    return sum > 0 ? 0.5 : sum < 0 ? -0.5 : 0
  }

  /// How much a change is worth as news of a sentence, 0…1: what only sets something up, a goal, a price
  /// or an index by itself, and new staff hardly count.
  private func weight(of finding: Finding, hasPercent: Bool) -> Double {
    let composition = finding.composition
    if composition.channel == .labour { return composition.sign ?? 0 < 0 ? 1 : 0.2 }
    if composition.isUnknownTheme {
      let isMeasured = hasPercent && finding.modal.mode == .fact
      return isMeasured ? 0.6 : 0.2
    }
    if finding.isLevel, composition.sign ?? 0 > 0 { return 0.1 }
    if finding.modal.mode == .goal || finding.modal.mode == .norm { return 0.2 }
    if composition.thing?.isOwnTarget == true || finding.isCreation { return 0.2 }
    if let last = composition.last, last.kind == .action, !isWon(last) { return 0.2 }
    // 공장을 열었다: an opening is a claim, hardly news of success
    if composition.thing == nil, composition.last?.kind == .quality, composition.sign == 1,
      composition.channel == .supply || composition.channel == .investment
    {
      return 0.2
    }
    if composition.lastIsWeak, let channel = composition.channel,
      [.supply, .structure, .funding, .investment, .regulation].contains(channel)
    {
      return 0.12  // two of them are no news yet
    }
    return finding.isNominal ? 0.6 : 1
  }

  /// 수주, 흑자 전환: an event that is good or bad news whoever tells it.
  private func isWon(_ action: Sense) -> Bool {
    guard let channel = action.channel, action.role == .subject else { return action.sign < 0 }
    if action.sign < 0 { return true }
    return [.demand, .earnings, .trade, .competition].contains(channel)
  }

  /// The modality of the last predicate.
  private func mainModal(bytes: [UInt8], lexicon: KoreanLexicon) -> Modal? {
    var tail = -1
    var mains: [Frame] = []
    for frame in frames where frame.predicate > tail {
      guard let predicate = words[frame.predicate].predicate else { continue }
      tail = complexEnd(frame.predicate, bytes: bytes, lexicon: lexicon)
      let isInner = predicate.isAdnominal && !words[frame.predicate].carriesOn
      if isInner || predicate.link == .nominal { continue }
      if lexicon.reporting.contains(predicate.stem), !mains.isEmpty { continue }
      mains.append(frame)
    }
    guard let last = mains.last ?? frames.last,
      let predicate = words[last.predicate].predicate
    else { return nil }
    return modal(
      ofWord: last.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
  }
}
