import Model
import Testing

@Suite("Korean claims")
struct KoreanClaimTests {
  @Test(
    "certainty and mode come from the predicate complex",
    arguments: [
      ("전력 수요가 늘었다.", Certainty.asserted, Mode.fact),
      ("전력 수요가 늘어날 전망이다.", .probable, .forecast),
      ("전력 수요가 늘어날 가능성이 있다.", .possible, .forecast),
      ("전력 수요가 늘어날 가능성이 크다.", .probable, .forecast),
      ("전력 수요가 늘어날 수 있을 것으로 기대된다.", .possible, .forecast),
      ("전력 수요가 줄어들 우려가 있다.", .possible, .forecast),
      ("정부는 전력 공급을 늘리기로 했다.", .asserted, .plan),
      ("정부는 전력 공급을 늘릴 계획이다.", .probable, .plan),
      ("정부는 전력 공급을 늘리는 방안을 검토하고 있다.", .uncommitted, .plan),
      ("정부는 전력 공급을 늘려야 한다.", .uncommitted, .norm),
      ("이 사업은 전력 공급을 늘리는 것을 목표로 한다.", .uncommitted, .goal),
      ("전력 공급을 늘리기 위해 법을 고친다.", .uncommitted, .goal),
    ])
  func certainty(text: String, certainty: Certainty, mode: Mode) throws {
    let claim = try #require(try KoreanBench.read(text).claims.first, "\(text)")
    #expect(claim.certainty == certainty)
    #expect(claim.mode == mode)
    #expect(claim.target.industry == .powerUtilities)
  }

  @Test(
    "a goal or norm is never scored",
    arguments: [
      "이 사업은 전력 공급을 늘리는 것을 목표로 한다.", "정부는 전력 공급을 늘려야 한다.",
    ])
  func unscored(text: String) throws {
    let claim = try #require(try KoreanBench.read(text).claims.first)
    #expect(claim.score == 0)
    #expect(claim.direction == .up)
  }

  @Test(
    "an open hypothetical makes a condition, not a claim of its own",
    arguments: [
      ("환율이 오르면 항공사의 비용 부담이 커질 수 있다.", "환율이 오르면", Industry.airlines),
      ("파업이 길어질 경우 시멘트 공급이 중단될 가능성이 크다.", "파업이 길어질 경우", .construction),
    ])
  func conditions(text: String, words: String, industry: Industry) throws {
    let analysis = try KoreanBench.read(text)
    #expect(analysis.claims.count == 1)
    let claim = try #require(analysis.claims.first)
    #expect(claim.mode == .condition)
    #expect(claim.target.industry == industry)
    #expect(claim.conditions.first.map { analysis.text.string($0.span) } == words)
  }

  @Test(
    "coordinated targets give a claim each",
    arguments: [
      ("반도체·배터리·로봇에 대한 투자가 늘어날 전망이다.", [Industry.semiconductors, .batteries, .robotics]),
      ("조선과 철강 수출이 늘었다.", [.shipbuilding, .steelMetals]),
      ("메모리와 변압기 수요가 늘었다.", [.semiconductors, .electricalEquipment]),
    ])
  func coordination(text: String, industries: [Industry]) throws {
    let found = Set(try KoreanBench.read(text).claims.map(\.target.industry))
    #expect(found == Set(industries))
  }

  @Test(
    "no claim without a change",
    arguments: [
      "양사 대표는 23일 서울에서 만나 협력 방안을 논의했다.", "이 회사는 1998년 설립됐다.",
      "한국은행은 기준금리를 3.5%로 동결했다.", "회의는 오후 3시에 열린다.",
      "생산성을 높이는 소프트웨어를 판다.",
    ])
  func silence(text: String) throws {
    #expect(try KoreanBench.read(text).claims.isEmpty)
  }

  @Test(
    "the horizon is the time of the effect",
    arguments: [
      ("반도체 수출이 지난달 늘었다.", Horizon.now), ("반도체 수출이 하반기 늘어날 전망이다.", .short),
      ("정부는 2030년까지 원전 수출을 늘릴 계획이다.", .long),
      ("반도체 수출이 중장기적으로 늘어날 전망이다.", .mediumLong), ("반도체 수출이 늘어날 전망이다.", .unspecified),
    ])
  func horizon(text: String, horizon: Horizon) throws {
    #expect(try KoreanBench.read(text).claims.first?.horizon == horizon)
  }

  @Test("rates and minimum wages have no side", arguments: ["기준금리가 인하됐다.", "최저임금이 인상됐다."])
  func sideless(text: String) throws {
    #expect(try KoreanBench.read(text).claims.allSatisfy { $0.direction == .change })
  }

  @Test("a verb of speech sets the source, not the certainty")
  func source() throws {
    let analysis = try KoreanBench.read("해운협회는 해상운임이 하락했다고 밝혔다.")
    let claim = try #require(analysis.claims.first)
    #expect(claim.certainty == .asserted)
    #expect(claim.source.map { analysis.text.string($0) } == "해운협회")
  }

  @Test(
    "every sentence has one label, spans lie in the text",
    arguments: [
      "가,,나··다 (라 ‘마’ 늘었다", "…", "42% 늘", "및 및 및 증가 증가 증가했다고 밝혔다", "“수출이 늘었다”며 “더 늘 것”이라고",
    ])
  func robust(text: String) throws {
    let analysis = try KoreanBench.read(text)
    #expect(analysis.labels.count == analysis.normalized.sentences.count)
    for claim in analysis.claims {
      #expect(Int(claim.target.span.end) <= analysis.text.count)
      #expect(claim.span.contains(claim.target.span) || claim.target.span.end <= claim.span.start)
    }
  }
}
