import Model

/// A part as the fold keeps it: its rows as bytes, a fifth of what they are as values.
struct PackedPart: Sendable {
  private(set) var document: ReportDocument
  let duplicateOf: String?
  let coverage: Coverage
  /// Bytes of the document's text.
  let size: Int
  let claims: Int
  let evidence: Int
  let figures: Int
  let conditions: Int
  private var rows: [UInt8]
  private let mentions: [UInt8]

  /// Strings that repeat go into `shared`, without which the part can't be read.
  init(_ part: DocumentPart, _ shared: inout SharedStrings) {
    document = part.document
    duplicateOf = part.duplicateOf
    coverage = part.coverage
    size = part.size
    claims = part.claims.count
    evidence = part.evidence.count
    figures = part.figures.count
    conditions = part.conditions.count
    var packer = BytePacker(shared)
    // One owner at a time, so that nothing is copied.
    shared = SharedStrings()
    var part = part
    part.carryRows(by: &packer)
    (rows, shared) = packer.finish()
    packer = BytePacker(shared)
    shared = SharedStrings()
    packer.carry(&part.mentions)
    (mentions, shared) = packer.finish()
  }

  /// The same part without the document's text.
  var withoutText: PackedPart {
    var part = self
    part.document.text = nil
    return part
  }

  /// Lets go of the rows; the document, its group and its mentions stay.
  mutating func release() {
    rows = []
    document.text = nil
  }

  func unpacked(_ shared: SharedStrings) -> DocumentPart {
    var part = DocumentPart()
    part.document = document
    part.duplicateOf = duplicateOf
    part.coverage = coverage
    part.size = size
    var from = ByteUnpacker(rows, shared)
    part.carryRows(by: &from)
    part.mentions = unpackedMentions(shared)
    return part
  }

  func unpackedMentions(_ shared: SharedStrings) -> [DocumentPart.PartMention] {
    var from = ByteUnpacker(mentions, shared)
    var mentions: [DocumentPart.PartMention] = []
    from.carry(&mentions)
    return mentions
  }
}
