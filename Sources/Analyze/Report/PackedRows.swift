import Model

/// The codes that rows are packed with, as arrays that are made once.
private enum Codes {
  static let targets = TargetKind.allCases
  static let industries = Industry.allCases
  static let channels = Channel.allCases
  static let directions = Direction.allCases
  static let horizons = Horizon.allCases
  static let certainties = Certainty.allCases
  static let modes = Mode.allCases
  static let mentions = MentionType.allCases
  static let statuses = Event.Status.allCases
  static let figures = Quantity.Kind.allCases
  static let bounds = Quantity.Bound.allCases
  static let gaps = Gap.Kind.allCases
}

// What is numbered or weighed only when the report is put together isn't packed.

extension LedgerRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&id)
    bytes.carry(&evidence)
    bytes.carry(&span)
    bytes.carry(&target)
    bytes.carry(&targetKind, of: Codes.targets)
    bytes.carry(&industry, of: Codes.industries)
    bytes.carry(&entity)
    bytes.carry(&channel, of: Codes.channels)
    bytes.carry(&direction, of: Codes.directions)
    bytes.carry(&horizon, of: Codes.horizons)
    bytes.carry(&certainty, of: Codes.certainties)
    bytes.carry(&mode, of: Codes.modes)
    bytes.carry(&cause)
    bytes.carry(&effect)
    bytes.carry(&source)
    bytes.carry(&sourceChain)
    bytes.carry(&conditions)
    bytes.carry(&magnitude)
    bytes.carry(&path)
    bytes.carry(&rules)
    relevance = bytes.carried(relevance == 1) ? 1 : 0
    novelty = bytes.carried(novelty == 1) ? 1 : 0
  }
}

extension EvidenceRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&sentence)
    bytes.carry(&span)
    bytes.carry(&section)
    bytes.carry(verbatim: &text)
  }
}

extension ConditionRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&kind)
    bytes.carry(&text)
    bytes.carry(&evidence)
  }
}

extension DocumentPart.PartMention: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&key)
    bytes.carry(&name)
    bytes.carry(&type, of: Codes.mentions)
    bytes.carry(&ticker)
    bytes.carry(&industry, of: Codes.industries)
    bytes.carry(&title)
    bytes.carry(&count)
  }
}

extension EventRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&id)
    bytes.carry(&type)
    bytes.carry(&date)
    bytes.carry(&status, of: Codes.statuses)
    bytes.carry(&actors)
    bytes.carry(&stated)
    bytes.carry(&named)
    bytes.carry(&sourceChain)
    bytes.carry(&evidence)
  }
}

extension FigureRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&evidence)
    bytes.carry(&span)
    bytes.carry(&text)
    bytes.carry(&kind, of: Codes.figures)
    bytes.carry(&value)
    bytes.carry(&low)
    bytes.carry(&high)
    bytes.carry(&unit)
    bytes.carry(&approximate)
    bytes.carry(&bound, of: Codes.bounds)
    bytes.carry(&measure)
    bytes.carry(&comparison)
    bytes.carry(&ledger)
  }
}

extension GlossaryRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&term)
    bytes.carry(&short)
    bytes.carry(&text)
    bytes.carry(&evidence)
  }
}

extension GapRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&kind, of: Codes.gaps)
    bytes.carry(&detail)
    bytes.carry(&evidence)
    bytes.carry(&stated)
    bytes.carry(&named)
  }
}

extension LinkRow: PackedRow {
  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&cause)
    bytes.carry(&effect)
    bytes.carry(&marker)
    bytes.carry(&evidence)
  }
}

extension EventRow.Actor: PackedRow {
  init() { self.init(entity: "", name: "", role: "") }

  mutating func carry(by bytes: inout some ByteCarrier) {
    bytes.carry(&entity)
    bytes.carry(&name)
    bytes.carry(&role)
  }
}

extension DocumentPart {
  /// All its rows but the mentions.
  mutating func carryRows(by bytes: inout some ByteCarrier) {
    bytes.carry(&evidence)
    bytes.carry(&conditions)
    bytes.carry(&claims)
    bytes.carry(&events)
    bytes.carry(&figures)
    bytes.carry(&glossary)
    bytes.carry(&gaps)
    bytes.carry(&links)
  }
}
