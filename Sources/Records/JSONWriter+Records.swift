import JSON
import Model

// One function for each part of a record. Keys are written in sorted order.
extension JSONWriter {
  mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  mutating func field(_ name: StaticString, _ number: Int) {
    key(name)
    value(number)
  }

  mutating func field(_ name: StaticString, _ span: Span?) {
    key(name)
    if let span { object(span) } else { null() }
  }

  mutating func object(_ span: Span) {
    beginObject()
    field("end", Int(span.end))
    field("start", Int(span.start))
    endObject()
  }

  /// In pieces: a text has as many blocks as lines.
  mutating func block(_ b: Block) {
    beginObject()
    piece("\"end\":")
    plain(Int(b.span.end))
    piece(",\"kind\":\"")
    plain(b.kind.rawValue)
    piece("\",\"level\":")
    plain(b.level)
    piece(",\"start\":")
    plain(Int(b.span.start))
    endObject()
  }

  mutating func sentence(_ s: Sentence) {
    beginObject()
    field("block", s.block)
    field("end", Int(s.span.end))
    if let language = s.language { field("language", language) }
    field("start", Int(s.span.start))
    endObject()
  }

  mutating func furniture(_ f: Furniture) {
    beginObject()
    field("end", Int(f.span.end))
    field("kind", f.kind.rawValue)
    field("start", Int(f.span.start))
    endObject()
  }

  mutating func quantity(_ q: Quantity) {
    beginObject()
    key("approximate")
    value(q.approximate)
    if let bound = q.bound { field("bound", bound.rawValue) }
    if let comparison = q.comparison { field("comparison", comparison) }
    field("end", Int(q.span.end))
    field("high", q.high)
    field("kind", q.kind.rawValue)
    field("low", q.low)
    if let measure = q.measure { field("measure", measure) }
    field("start", Int(q.span.start))
    field("unit", q.unit)
    field("value", q.value)
    endObject()
  }

  mutating func date(_ d: DateExpression) {
    beginObject()
    field("end", Int(d.span.end))
    field("kind", d.kind.rawValue)
    field("start", Int(d.span.start))
    field("value", d.value)
    endObject()
  }

  mutating func mention(_ m: Mention) {
    beginObject()
    field("direction", m.direction.rawValue)
    field("end", Int(m.span.end))
    field("entity", m.entity)
    if let form = m.form { field("form", form.rawValue) }
    field("industry", m.industry?.rawValue)
    field("name", m.name)
    if let role = m.role { field("role", role) }
    key("score")
    value(m.score)
    field("start", Int(m.span.start))
    field("ticker", m.ticker)
    field("type", m.type.rawValue)
    endObject()
  }

  mutating func label(_ l: SentenceLabel) {
    beginObject()
    field("certainty", l.certainty.rawValue)
    field("direction", l.direction.rawValue)
    key("forward")
    value(l.forward)
    field("horizon", l.horizon.rawValue)
    field("mode", l.mode.rawValue)
    key("score")
    value(l.score)
    field("sentence", l.sentence)
    endObject()
  }

  mutating func claim(_ c: Claim, text: Text) {
    beginObject()
    field("cause", c.cause)
    field("certainty", c.certainty.rawValue)
    field("channel", c.channel.rawValue)
    key("conditions")
    beginArray()
    for condition in c.conditions {
      beginObject()
      field("end", Int(condition.span.end))
      field("kind", condition.kind)
      field("start", Int(condition.span.start))
      endObject()
    }
    endArray()
    field("direction", c.direction.rawValue)
    field("effect", c.effect)
    field("end", Int(c.span.end))
    field("horizon", c.horizon.rawValue)
    field("id", c.id)
    key("magnitude")
    if let magnitude = c.magnitude { value(magnitude) } else { null() }
    field("mode", c.mode.rawValue)
    field("path", c.path)
    key("rules")
    strings(c.rules)
    key("score")
    value(c.score)
    field("sentence", c.sentence)
    field("source", c.source.map { text.string($0) })
    key("sourceChain")
    strings(c.sourceChain)
    if let source = c.source { field("sourceSpan", source) }
    field("start", Int(c.span.start))
    key("target")
    beginObject()
    field("end", Int(c.target.span.end))
    field("entity", c.target.entity)
    field("industry", c.target.industry.rawValue)
    field("kind", c.target.kind.rawValue)
    field("start", Int(c.target.span.start))
    field("text", text.string(c.target.span))
    endObject()
    key("weight")
    value(c.weight)
    endObject()
  }

  mutating func event(_ e: Event) {
    beginObject()
    field("date", e.date)
    field("end", Int(e.span.end))
    field("id", e.id)
    field("named", e.named)
    key("participants")
    beginArray()
    for participant in e.participants {
      beginObject()
      field("entity", participant.entity)
      field("role", participant.role)
      endObject()
    }
    endArray()
    field("sentence", e.sentence)
    field("start", Int(e.span.start))
    key("stated")
    if let stated = e.stated { value(stated) } else { null() }
    field("status", e.status.rawValue)
    field("type", e.type)
    endObject()
  }

  mutating func causalLink(_ c: CausalLink) {
    beginObject()
    field("cause", c.cause)
    field("effect", c.effect)
    field("marker", c.marker)
    field("sentence", c.sentence)
    endObject()
  }

  mutating func definition(_ d: Definition) {
    beginObject()
    field("end", Int(d.span.end))
    field("short", d.short)
    field("start", Int(d.span.start))
    field("term", d.term)
    endObject()
  }

  mutating func gap(_ g: Gap) {
    beginObject()
    field("detail", g.detail)
    if let span = g.span { field("end", Int(span.end)) }
    field("kind", g.kind.rawValue)
    if let span = g.span { field("start", Int(span.start)) }
    endObject()
  }

  private mutating func strings(_ list: [String]) {
    beginArray()
    for s in list { value(s) }
    endArray()
  }
}
