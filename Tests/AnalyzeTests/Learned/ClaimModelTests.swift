import Foundation
import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("The statistical model of claims")
struct ClaimModelTests {
  /// The claims of the rules alone and those of rules and model.
  private static func claims(_ text: String, _ language: String) throws -> ([Claim], [Claim]) {
    let (normalized, rules, all) = try ModelStages.read(text, language)
    return (rules(normalized).claims, all(normalized).claims)
  }

  @Test(
    "what no rule finds is added, with a target in the text, an id and what says its direction",
    arguments: [
      (
        "ko",
        "배터리 소재업체 누림머티리얼즈는 유럽 완성차 업체의 주문이 끊기며 구미 라인의 절반을 놀리고 있다.\n"
          + "협력사들은 일감이 없어 직원들을 돌려보내고 있고, 배터리 공장 인근 식당가는 텅 비었다."
      ),
      (
        "en",
        "Shipyards along the coast are turning work away because they cannot find welders.\n"
          + "Insurers are walking away from coastal homes, and premiums for those that stay keep climbing."
      ),
    ])
  func adds(language: String, text: String) throws {
    let all = try Self.claims(text, language).1
    let added = all.filter { $0.rules.contains("model.claim") }
    #expect(!added.isEmpty)
    for claim in added {
      #expect(claim.target.span.end <= text.utf8.count && !claim.target.span.isEmpty)
      #expect(claim.id.hasPrefix("c") && claim.direction != .none)
    }
    #expect(added.contains { !$0.path.isEmpty })
    #expect(Set(all.map(\.id)).count == all.count)
  }

  @Test(
    "what says nothing of an industry gets no claim",
    arguments: [
      ("ko", "두 사람은 지난주 서울의 한 호텔에서 만나 점심을 함께했다."),
      ("ko", "회견은 오후 두 시에 열렸고 기자 서른 명이 자리를 채웠다."),
      ("en", "The two men met for lunch at a hotel in Geneva last week."),
      ("en", "She studied history in Leeds and joined the paper in 1998."),
    ])
  func staysSilent(language: String, text: String) throws {
    #expect(try Self.claims(text, language).1.isEmpty)
  }

  @Test("what is added is about a name before a pronoun")
  func names() throws {
    let text =
      "The U.S. Commerce Department said on Friday it had finalised an award of up to $4.7 billion "
      + "for Samsung Electronics under the CHIPS and Science Act."
    let added = try Self.claims(text, "en").1.filter { $0.rules.contains("model.claim") }
    let targets = added.map { Text(text).string($0.target.span) }
    #expect(targets == ["Samsung Electronics"])
  }

  @Test("claims of the rules stay, in order")
  func keeps() throws {
    let text = "가온전자의 3분기 영업이익은 1년 전보다 42% 줄었다."
    let (rules, all) = try Self.claims(text, "ko")
    #expect(!rules.isEmpty)
    for claim in rules {
      #expect(
        all.contains {
          $0.target.span == claim.target.span && $0.direction == claim.direction
            && $0.certainty == claim.certainty
        })
    }
    #expect(all == all.sorted(by: Claim.precedes))
  }

  @Test(
    "another channel stands only where it is likelier by the lead asked for",
    arguments: [(Float(10), Channel.labour), (3, .earnings)])
  func lead(odds: Float, channel: Channel) throws {
    let (document, rules, _) = try ModelStages.read("가온전자의 3분기 영업이익은 1년 전보다 42% 줄었다.", "ko")
    let (analysis, examples) = rules.examples(of: document)
    #expect(analysis.claims.map(\.channel) == [.earnings])
    let bits = 12
    var always = Features()
    always.add(.always)
    let bucket = Int(always.hashes[0]) & (1 << bits - 1)
    let models = ClaimQuestion.allCases.map { question in
      var weights = [Int8](repeating: 0, count: question.classes << bits)
      if question == .channel {
        let answer = Channel.allCases.firstIndex(of: .labour) ?? 0
        weights[bucket * question.classes + answer] = 100
      }
      return LinearModel(classes: question.classes, weights: weights, scale: odds / 100)
    }
    var thresholds = ClaimThresholds(isKorean: true)
    thresholds.channelLead = 5
    let verdict = try #require(ClaimModel(models)).verdict(
      on: try #require(examples.first), claims: analysis.claims, thresholds)
    #expect(verdict.kept.map(\.reading.channel) == [channel])
    #expect(verdict.kept.map(\.reading.direction) == [.down])
    #expect(verdict.added.isEmpty)
  }

  @Test("weights are written and read alike; what is no such file is refused")
  func file() throws {
    func model(_ classes: Int, _ bits: Int, _ seed: Int) -> LinearModel {
      let weights = (0..<(classes << bits)).map { Int8(truncatingIfNeeded: $0 &* 31 &+ seed) }
      return LinearModel(classes: classes, weights: weights, scale: 0.125)
    }
    let questions = ClaimModel.Question.allCases
    let made = try #require(ClaimModel(questions.map { model($0.classes, 3, $0.rawValue) }))
    let read = try #require(ClaimModel(file: made.file))
    #expect(read.file == made.file)
    var some = Features()
    some.add(.word, 5)
    for question in questions { #expect(read.odds(question, some) == made.odds(question, some)) }
    #expect(ClaimModel(questions.dropLast().map { model($0.classes, 3, 0) }) == nil)
    for cut in [0, 3, made.file.count - 1] {
      #expect(ClaimModel(file: Array(made.file.prefix(cut))) == nil)
    }
    #expect(ClaimModel(file: made.file + [0]) == nil)
  }

  @Test("a damaged file of weights is named", arguments: ["claims.ko", "labels.en"])
  func damaged(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([1, 2, 3]).write(to: folder.appending(path: "\(name).weights"))
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder, folder.path])
    let error = #expect(throws: AnalyzeError.self) {
      _ = try ClaimModels(lexicon: lexicon)
      _ = try LabelModels(lexicon: lexicon)
    }
    #expect("\(try #require(error))".contains("\(name).weights"))
  }

  @Test("features of different kinds and values differ; odds are the sum of their weights")
  func features() {
    var a = Features()
    a.add(.word, 7)
    a.add(.pair, 7)
    a.add(.word, 7, 1)
    a.add(.word, 8)
    #expect(Set(a.hashes).count == 4)
    var b = Features()
    b.add(.word, 7)
    let weights = (0..<16).map { Int8($0) }
    let model = LinearModel(classes: 2, weights: weights, scale: 0.5)
    let bucket = Int(b.hashes[0] & 7)
    #expect(model.odds(b) == [Float(2 * bucket) * 0.5, Float(2 * bucket + 1) * 0.5])
  }
}
