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
extension BytePacker {
  mutating func put(_ row: LedgerRow) {
    put(row.id)
    put(row.evidence)
    put(row.span)
    put(row.target)
    put(row.targetKind, of: Codes.targets)
    put(row.industry, of: Codes.industries)
    put(row.entity)
    put(row.channel, of: Codes.channels)
    put(row.direction, of: Codes.directions)
    put(row.horizon, of: Codes.horizons)
    put(row.certainty, of: Codes.certainties)
    put(row.mode, of: Codes.modes)
    put(row.cause)
    put(row.effect)
    put(row.source)
    put(row.sourceChain)
    put(row.conditions)
    put(row.magnitude)
    put(row.path)
    put(row.rules)
    put(row.relevance == 1)
    put(row.novelty == 1)
  }

  mutating func put(_ row: EvidenceRow) {
    put(row.sentence)
    put(row.span)
    put(row.section)
    put(verbatim: row.text)
  }

  mutating func put(_ row: ConditionRow) {
    put(row.kind)
    put(row.text)
    put(row.evidence)
  }

  mutating func put(_ row: DocumentPart.PartMention) {
    put(row.key)
    put(row.name)
    put(row.type, of: Codes.mentions)
    put(row.ticker)
    put(row.industry, of: Codes.industries)
    put(row.title)
    put(row.count)
  }

  mutating func put(_ row: EventRow) {
    put(row.id)
    put(row.type)
    put(row.date)
    put(row.status, of: Codes.statuses)
    put(row.actors) { packer, actor in
      packer.put(actor.entity)
      packer.put(actor.name)
      packer.put(actor.role)
    }
    put(row.stated)
    put(row.named)
    put(row.sourceChain)
    put(row.evidence)
  }

  mutating func put(_ row: FigureRow) {
    put(row.evidence)
    put(row.span)
    put(row.text)
    put(row.kind, of: Codes.figures)
    put(row.value)
    put(row.low)
    put(row.high)
    put(row.unit)
    put(row.approximate)
    put(row.bound, of: Codes.bounds)
    put(row.measure)
    put(row.comparison)
    put(row.ledger)
  }

  mutating func put(_ row: GlossaryRow) {
    put(row.term)
    put(row.short)
    put(row.text)
    put(row.evidence)
  }

  mutating func put(_ row: GapRow) {
    put(row.kind, of: Codes.gaps)
    put(row.detail)
    put(row.evidence)
    put(row.stated)
    put(row.named)
  }

  mutating func put(_ row: LinkRow) {
    put(row.cause)
    put(row.effect)
    put(row.marker)
    put(row.evidence)
  }
}

extension ByteUnpacker {
  mutating func claim() -> LedgerRow {
    var row = LedgerRow()
    row.id = string()
    row.evidence = int()
    row.span = span()
    row.target = string()
    row.targetKind = code(of: Codes.targets)
    row.industry = code(of: Codes.industries)
    row.entity = optionalString()
    row.channel = code(of: Codes.channels)
    row.direction = code(of: Codes.directions)
    row.horizon = code(of: Codes.horizons)
    row.certainty = code(of: Codes.certainties)
    row.mode = code(of: Codes.modes)
    row.cause = optionalString()
    row.effect = optionalString()
    row.source = optionalString()
    row.sourceChain = strings()
    row.conditions = ints()
    row.magnitude = optionalString()
    row.path = string()
    row.rules = strings()
    row.relevance = bool() ? 1 : 0
    row.novelty = bool() ? 1 : 0
    return row
  }

  mutating func evidence() -> EvidenceRow {
    var row = EvidenceRow()
    row.sentence = int()
    row.span = span()
    row.section = optionalString()
    row.text = verbatim()
    return row
  }

  mutating func condition() -> ConditionRow {
    var row = ConditionRow()
    row.kind = string()
    row.text = string()
    row.evidence = int()
    return row
  }

  mutating func mention() -> DocumentPart.PartMention {
    DocumentPart.PartMention(
      key: string(), name: string(), type: code(of: Codes.mentions), ticker: optionalString(),
      industry: optionalCode(of: Codes.industries), title: optionalString(), count: int())
  }

  mutating func event() -> EventRow {
    var row = EventRow()
    row.id = string()
    row.type = string()
    row.date = optionalString()
    row.status = code(of: Codes.statuses)
    row.actors = rows { .init(entity: $0.string(), name: $0.string(), role: $0.string()) }
    row.stated = optionalInt()
    row.named = int()
    row.sourceChain = strings()
    row.evidence = int()
    return row
  }

  mutating func figure() -> FigureRow {
    var row = FigureRow()
    row.evidence = int()
    row.span = span()
    row.text = string()
    row.kind = code(of: Codes.figures)
    row.value = optionalString()
    row.low = optionalString()
    row.high = optionalString()
    row.unit = optionalString()
    row.approximate = bool()
    row.bound = optionalCode(of: Codes.bounds)
    row.measure = optionalString()
    row.comparison = optionalString()
    row.ledger = ints()
    return row
  }

  mutating func definition() -> GlossaryRow {
    var row = GlossaryRow()
    row.term = string()
    row.short = optionalString()
    row.text = string()
    row.evidence = int()
    return row
  }

  mutating func gap() -> GapRow {
    var row = GapRow()
    row.kind = code(of: Codes.gaps)
    row.detail = string()
    row.evidence = optionalInt()
    row.stated = optionalInt()
    row.named = optionalInt()
    return row
  }

  mutating func link() -> LinkRow {
    var row = LinkRow()
    row.cause = string()
    row.effect = string()
    row.marker = string()
    row.evidence = int()
    return row
  }
}
