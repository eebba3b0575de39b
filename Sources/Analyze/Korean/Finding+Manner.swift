import Model

extension KoreanScene {
  /// A comparison said by how something is done: `기존보다 10배 빠르게 충전하는 배터리`, `더 싸게 만든다`.
  func readManner(_ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding]) {
    for at in words.indices {
      guard let sense = mannerSense(at, bytes, lexicon), let channel = sense.channel,
        isCompared(at, bytes)
      else { continue }
      guard let next = frames.first(where: { $0.predicate > at }) else {
        readMannerHeadline(at, sense, bytes, &out, lexicon)
        continue
      }
      guard let predicate = words[next.predicate].predicate else { continue }
      let modal = self.modal(
        ofWord: next.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
      if out.contains(where: { $0.word == at && $0.composition.channel == channel }) { continue }
      var composition = Composition()
      composition.apply(sense, at: Span(words[at].start, words[at].end))
      composition.isUnknownTheme = false
      let end = modal.end
      let isRelative = words[end].predicate?.isAdnominal == true && !words[end].carriesOn
      let object = next.object.flatMap { namings(in: self.bytes($0.words)).isEmpty ? nil : $0 }
      let theme = object ?? (isRelative ? headAfter(end) : nil)
      out.append(
        Finding(
          composition: composition, word: at, theme: theme, conjunct: theme?.conjuncts.last,
          frame: next, modal: modal, isNominal: false))
    }
  }

  /// 100배 빨리 충전…새 배터리: the name at the end.
  private func readMannerHeadline(
    _ at: Int, _ sense: Sense, _ bytes: [UInt8], _ out: inout [Finding], _ lexicon: KoreanLexicon
  ) {
    guard let last = words.indices.last, last > at else { return }
    var composition = Composition()
    composition.apply(sense, at: Span(words[at].start, words[at].end))
    composition.isUnknownTheme = false
    let theme = phrase(headAt: last, from: at + 1, role: .bare)
    let modal = self.modal(
      ofWord: last, from: words[last].end, bytes: bytes, lexicon: lexicon)
    out.append(
      Finding(
        composition: composition, word: at, theme: theme, conjunct: theme.conjuncts.last,
        frame: Frame(predicate: last, start: 0), modal: modal, isNominal: false))
  }

  private func mannerSense(_ at: Int, _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> Sense? {
    if let predicate = words[at].predicate {
      guard isAdverb(at), let sense = lexicon.verbs[predicate.stem], sense.isAdjective else {
        return nil
      }
      return sense
    }
    return lexicon.adverbs[bytes[words[at].start..<words[at].end]]
  }

  /// 보다, 더, 훨씬, N배 before it.
  private func isCompared(_ at: Int, _ bytes: [UInt8]) -> Bool {
    for i in max(0, at - 6)..<at where words[i].role == .than { return true }
    guard at > 0 else { return false }
    let before = bytes[words[max(0, at - 2)].start..<words[at].start]
    return grammar.holds(before, .mannerMark)
      || words[at].predicate?.classes.contains(.cheap) == true
  }
}
