import JSON
import Model

extension Fields {
  func analysis(_ normalized: NormalizedDocument) throws(RecordError) -> Analysis {
    let f = Fields(value, id: id, limit: normalized.text.count)
    var a = Analysis(normalized: normalized)
    let all = try f.list("mentions") { (f) throws(RecordError) in try f.mention() }
    a.mentions = all.filter { $0.form == nil }
    a.forms = all.filter { $0.form != nil }
    a.labels = try f.list("sentenceLabels") { (f) throws(RecordError) in try f.label() }
    a.claims = try f.list("claims") { (f) throws(RecordError) in try f.claim() }
    a.events = try f.list("events") { (f) throws(RecordError) in try f.event() }
    a.causalLinks = try f.list("causalLinks") { (f) throws(RecordError) in
      guard let cause = try f.optionalSpan("cause") else { throw f.error(.missing("cause")) }
      guard let effect = try f.optionalSpan("effect") else { throw f.error(.missing("effect")) }
      return CausalLink(
        sentence: try f.int("sentence"), cause: cause, effect: effect,
        marker: try f.string("marker"))
    }
    a.definitions = try f.list("definitions") { (f) throws(RecordError) in
      Definition(
        term: try f.string("term"), short: try f.optionalString("short"),
        span: try f.span("definitions"))
    }
    a.gaps = try f.list("gaps") { (f) throws(RecordError) in
      Gap(
        kind: try f.code("kind"), detail: try f.string("detail"),
        span: f.value["start"] == nil ? nil : try f.span("gaps"))
    }
    return a
  }

  private func mention() throws(RecordError) -> Mention {
    var m = Mention(span: try span("mentions"), type: try code("type"))
    m.entity = try optionalString("entity")
    m.name = try optionalString("name")
    m.ticker = try optionalString("ticker")
    m.industry = try optionalCode("industry")
    m.role = try optionalSpan("role")
    m.direction = try code("direction")
    m.score = try double("score")
    m.form = try optionalCode("form")
    return m
  }

  private func label() throws(RecordError) -> SentenceLabel {
    var l = SentenceLabel(sentence: try int("sentence"))
    l.direction = try code("direction")
    l.score = try double("score")
    l.forward = value["forward"]?.bool ?? false
    l.certainty = try code("certainty")
    l.mode = try code("mode")
    l.horizon = try code("horizon")
    return l
  }

  private func claim() throws(RecordError) -> Claim {
    guard let t = try object("target") else { throw error(.missing("target")) }
    let target = Claim.Target(
      span: try t.span("target"), kind: try t.code("kind"), industry: try t.code("industry"),
      entity: try t.optionalString("entity"))
    var c = Claim(
      sentence: try int("sentence"), span: try span("claims"), target: target,
      channel: try code("channel"), direction: try code("direction"))
    c.id = try string("id")
    c.path = try string("path")
    c.horizon = try code("horizon")
    c.certainty = try code("certainty")
    c.mode = try code("mode")
    c.cause = try optionalSpan("cause")
    c.effect = try optionalSpan("effect")
    c.source = try optionalSpan("sourceSpan")
    c.sourceChain = try strings("sourceChain")
    c.conditions = try list("conditions") { (f) throws(RecordError) in
      Claim.Condition(kind: try f.string("kind"), span: try f.span("conditions"))
    }
    c.magnitude = try optionalInt("magnitude")
    c.weight = try double("weight")
    c.score = try double("score")
    c.rules = try strings("rules")
    return c
  }

  private func event() throws(RecordError) -> Event {
    var e = Event(
      type: try string("type"), sentence: try int("sentence"), span: try span("events"),
      status: try code("status"))
    e.id = try string("id")
    e.date = try optionalString("date")
    e.participants = try list("participants") { (f) throws(RecordError) in
      Event.Participant(entity: try f.string("entity"), role: try f.string("role"))
    }
    e.stated = try optionalInt("stated")
    e.named = try int("named")
    return e
  }
}
