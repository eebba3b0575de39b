import Model

extension KoreanScene {
  /// The sense of a predicate together with its noun: 문을 닫았다, 두 배가 됐다.
  func idiom(_ frame: Frame, _ bytes: [UInt8], _ lexicon: KoreanLexicon) -> Sense? {
    guard let predicate = words[frame.predicate].predicate,
      let noun = frame.object ?? frame.subject
    else { return nil }
    let head = words[headBeforeAmount(noun)]
    func find(_ stem: String) -> Sense? {
      lexicon.idioms[stem]?.first {
        $0.word.utf8.elementsEqual(bytes[head.start..<head.contentEnd])
      }
    }
    return find(predicate.compound) ?? find(predicate.stem) ?? find(predicate.fullStem)
  }

  /// 과징금 수천억 원을: the noun that the amount is of.
  private func headBeforeAmount(_ phrase: Phrase) -> Int {
    guard words[phrase.head].isBoundNoun else { return phrase.head }
    return phrase.words.last { $0 < phrase.head && isNoun($0) } ?? phrase.head
  }

  private func isNoun(_ word: Int) -> Bool {
    sentence.morphemes[words[word].morphemes].contains { $0.first == .nng || $0.first == .nnp }
  }

  /// 업체에는 기회가 된다: for whom.
  private func place(of frame: Frame) -> Phrase? {
    frame.others.last { ($0.role == .e || $0.role == .dative) && namesHead($0) }
  }

  /// An idiom speaks of its subject, or of the noun it stands before.
  func readIdiom(
    _ frame: Frame, _ sense: Sense, _ bytes: [UInt8], _ lexicon: KoreanLexicon,
    _ out: inout [Finding]
  ) {
    let word = words[frame.predicate]
    guard let predicate = word.predicate else { return }
    let isRelative = predicate.isAdnominal && !word.carriesOn
    let subject = frame.object == nil ? nil : frame.subject
    let after = isRelative ? headAfter(frame.predicate) : nil
    guard let theme = subject ?? after ?? place(of: frame) ?? frame.topic ?? frame.inheritedSubject,
      !(isRelative && predicate.link == .present)
    else { return }
    var modal = self.modal(
      ofWord: frame.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
    asPlan(&modal, frame: frame, isAgent: frame.object != nil)
    let isNamed = !namings(in: self.bytes(theme.words)).isEmpty
    for (conjunct, base) in compositions(of: theme, lexicon) {
      var composition = base
      composition.apply(sense, at: Span(word.start, max(word.start, predicate.stemEnd)))
      if modal.isNegated { composition.negate() }
      if isNamed { composition.isUnknownTheme = false }  // 반도체 장비업체도 덕을 봤다
      guard composition.isChange, composition.sign != nil else { continue }
      out.append(
        Finding(
          composition: composition, word: frame.predicate, theme: theme, conjunct: conjunct,
          frame: frame, modal: modal, isNominal: false, isRelative: isRelative))
    }
  }
}
