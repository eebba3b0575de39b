import Model

extension KoreanScene {
  /// Without X no Y: `데이터센터는 전력망 없이는 늘릴 수 없다` says nothing good or bad of Y, but on what it
  /// hangs.
  func readDependence(_ bytes: [UInt8], _ lexicon: KoreanLexicon, _ out: inout [Finding]) {
    for at in words.indices {
      let text = bytes[words[at].start..<words[at].end]
      guard grammar.isWord(text, of: .lacking),
        let frame = frames.first(where: { $0.predicate > at }),
        let predicate = words[frame.predicate].predicate
      else { continue }
      let end = complexEnd(frame.predicate, bytes: bytes, lexicon: lexicon)
      let tail = bytes[words[frame.predicate].start..<words[end].end]
      guard grammar.holds(tail, .impossible),
        let theme = frame.topic ?? frame.subject ?? frame.object
      else { continue }
      var composition = Composition()
      composition.depend()
      var modal = self.modal(
        ofWord: frame.predicate, from: predicate.stemEnd, bytes: bytes, lexicon: lexicon)
      modal.certainty = .asserted
      modal.mode = .condition
      out.removeAll { $0.frame?.predicate == frame.predicate }
      out.append(
        Finding(
          composition: composition, word: frame.predicate, theme: theme,
          conjunct: theme.conjuncts.last, frame: frame, modal: modal, isNominal: false))
    }
  }
}
