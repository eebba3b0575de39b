public import Lexicon
public import Model

/// Splits a document into sentences and finds its quantities and dates.
///
/// Output spans are UTF-8 byte offsets into the text of the output's document, ascending, not
/// overlapping. Text that isn't NFC with LF line ends is made so first, and its blocks found anew.
public struct Normalizer: Sendable {
  /// The longest text accepted, in bytes; spans are `Int32`.
  public var maximumBytes = 64 << 20

  private let finders: Finders

  /// - Throws: ``LexiconError`` for a table that is missing or can't be read.
  public init(lexicon: Lexicon) throws(LexiconError) {
    finders = try Finders(lexicon)
  }

  /// - Throws: ``NormalizeError`` when the text is over the limit.
  /// - Complexity: O(bytes), one pass a finder.
  public func callAsFunction(_ document: Document) throws(NormalizeError) -> NormalizedDocument {
    guard document.text.count <= maximumBytes else {
      throw NormalizeError(
        place: document.id, reason: .tooLong(bytes: document.text.count, limit: maximumBytes))
    }
    var out = NormalizedDocument(document: prepared(document))
    let text = out.text.bytes
    text.withUnsafeBufferPointer { read($0, &out) }
    return out
  }

  private func read(_ bytes: Bytes, _ out: inout NormalizedDocument) {
    let language = out.document.language
    out.sentences.reserveCapacity(bytes.count / 128 + 4)
    out.quantities.reserveCapacity(bytes.count / 160 + 4)
    for (index, block) in out.document.blocks.enumerated() {
      let range = block.span.range
      finders.sentences.forEachSentence(bytes, range) { sentence in
        let span = Span(sentence.lowerBound, sentence.upperBound)
        if let kind = finders.furniture.kind(
          bytes, sentence, block: block.kind, isBlock: sentence == range)
        {
          out.furniture.append(Furniture(kind: kind, span: span))
        } else {
          out.sentences.append(
            Sentence(
              span: span, block: index,
              language: finders.language.sentence(bytes, sentence, in: language)))
        }
      }
    }
    // One finder after the other, as each fills the processor's cache with its code.
    for block in out.document.blocks {
      finders.quantities.find(bytes, block.span.range, &out.quantities)
    }
    out.dates = finders.dates(bytes, published: out.document.published)
    dropUnits(bytes, of: out.quantities, &out.dates)
    dropParts(of: out.dates, &out.quantities)
    dropMarks(bytes, out.sentences, &out.quantities)
    readContext(bytes, &out)
  }

  /// `an hour` at the end of a quantity is part of its unit (`188 miles an hour`), not a date.
  private func dropUnits(
    _ bytes: Bytes, of quantities: [Quantity], _ dates: inout [DateExpression]
  ) {
    var next = 0
    dates.removeAll { date in
      while next < quantities.count, quantities[next].span.end < date.span.end { next += 1 }
      return bytes[Int(date.span.start)] == UInt8(ascii: "a") && next < quantities.count
        && quantities[next].span.end == date.span.end
        && quantities[next].span.start < date.span.start
    }
  }

  /// Numbers inside a date are parts of it, not quantities.
  private func dropParts(of dates: [DateExpression], _ quantities: inout [Quantity]) {
    guard !dates.isEmpty else { return }
    var next = 0
    drop(&quantities) { span, _ in
      while next < dates.count, dates[next].span.end <= span.start { next += 1 }
      return next < dates.count && dates[next].span.overlaps(span)
    }
  }

  /// The number of a list item (`2. Funding`) counts nothing.
  private func dropMarks(_ bytes: Bytes, _ sentences: [Sentence], _ quantities: inout [Quantity]) {
    guard !quantities.isEmpty else { return }
    var next = 0
    drop(&quantities) { span, hasUnit in
      while next < sentences.count, sentences[next].span.end <= span.start { next += 1 }
      guard next < sentences.count, sentences[next].span.start == span.start, !hasUnit else {
        return false
      }
      let range = sentences[next].span.range
      return ListMarker.all(bytes, at: range.lowerBound, to: range.upperBound).contains {
        $0.end > span.end
      }
    }
  }

  /// Drops quantities by their span and whether they have a unit, without a copy of those that stay.
  private func drop(
    _ quantities: inout [Quantity], where isDropped: (_ span: Span, _ hasUnit: Bool) -> Bool
  ) {
    var kept = 0
    for i in quantities.indices where !isDropped(quantities[i].span, quantities[i].unit != nil) {
      if kept < i { quantities.swapAt(kept, i) }
      kept += 1
    }
    quantities.removeLast(quantities.count - kept)
  }

  /// What each quantity measures and is compared with, sentence by sentence.
  private func readContext(_ bytes: Bytes, _ n: inout NormalizedDocument) {
    var next = 0
    var nextDate = 0
    for sentence in n.sentences where next < n.quantities.count {
      while next < n.quantities.count, n.quantities[next].span.start < sentence.span.start {
        next += 1
      }
      let first = next
      while next < n.quantities.count, n.quantities[next].span.end <= sentence.span.end {
        next += 1
      }
      while nextDate < n.dates.count, n.dates[nextDate].span.start < sentence.span.start {
        nextDate += 1
      }
      let firstDate = nextDate
      while nextDate < n.dates.count, n.dates[nextDate].span.end <= sentence.span.end {
        nextDate += 1
      }
      finders.context.fill(
        &n.quantities, first..<next, bytes, sentence.span.range,
        dates: n.dates[firstDate..<nextDate])
    }
  }

  /// The document with clean text, blocks and a language.
  private func prepared(_ document: Document) -> Document {
    var d = document
    if let clean = finders.cleaner(d.text.bytes) {
      d.text = Text(bytes: clean)
      d.blocks = []
    }
    d.text.bytes.withUnsafeBufferPointer { bytes in
      if d.blocks.isEmpty || !finders.blocks.cover(d.blocks, bytes) {
        d.blocks = finders.blocks(bytes)
      }
      if d.language == nil { d.language = finders.language.document(bytes) }
    }
    return d
  }
}

/// What finds the parts of a document, with the tables loaded. A class so that copies of the stage
/// share it and cost one pointer.
final class Finders: Sendable {
  let cleaner = TextCleaner()
  let blocks = BlockFinder()
  let language = LanguageFinder()
  let sentences: SentenceFinder
  let quantities: QuantityFinder
  let context: QuantityContext
  let furniture: FurnitureFinder
  let dates: DateFinder

  init(_ lexicon: Lexicon) throws(LexiconError) {
    sentences = SentenceFinder(knowledge: try SentenceKnowledge(lexicon))
    quantities = QuantityFinder(
      knowledge: try NumberKnowledge(lexicon), modifiers: try ModifierKnowledge(lexicon))
    context = try QuantityContext(lexicon)
    furniture = try FurnitureFinder(lexicon)
    dates = try DateFinder(lexicon: lexicon)
  }
}
