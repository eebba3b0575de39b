import Foundation
import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("The statistical model of Korean names")
struct NameModelTests {
  private static func people(_ analysis: Analysis) -> [String] {
    analysis.mentions.filter { $0.type == .person }.map { analysis.text.string($0.span) }
  }

  @Test(
    "what only looks like a person's name falls, people stay",
    arguments: [
      ("걸그룹 '루미에'를 키운 기획사가 상장을 준비한다.", []),
      ("공장들은 무인 이송 장비를 늘린다.", []),
      ("가온전자 이민서 부사장은 공장을 늘리겠다고 말했다.", ["이민서"]),
      ("직원 A씨와 김 대표는 소송을 냈다.", ["A", "김"]),
    ])
  func people(text: String, expected: [String]) throws {
    let (document, rules, all) = try ModelStages.read(text, "ko")
    #expect(Self.people(all(document)) == expected)
    #expect(Set(Self.people(rules(document))).isSuperset(of: expected))
  }

  @Test(
    "what the gazetteer knows stays",
    arguments: ["삼성전자와 SK하이닉스는 한국은행의 금리 결정을 기다린다.", "네이버는 부산에 데이터센터를 짓는다."])
  func known(text: String) throws {
    let (document, rules, all) = try ModelStages.read(text, "ko")
    let before = rules(document).mentions.filter { $0.entity != nil }
    #expect(before.count > 1 && all(document).mentions == before)
  }

  /// Weights by a generator, so that every sequence turns up.
  private static func model(seed: UInt64) throws -> NameModel {
    var state = seed
    let weights = (0..<(NameModel.classes << 10)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int8(truncatingIfNeeded: state >> 56)
    }
    return try #require(
      NameModel(LinearModel(classes: NameModel.classes, weights: weights, scale: 0.02)))
  }

  @Test(
    "names stand in order, overlap nowhere and end with morphemes",
    arguments: 1...20 as ClosedRange<UInt64>)
  func sequences(seed: UInt64) throws {
    let (document, rules, _) = try ModelStages.read(
      "가온전자 이민서 부사장은 부산시와 한빛경제연구소의 보고서를 인용해 수출이 늘 것이라고 말했다.", "ko")
    let model = try Self.model(seed: seed)
    for sentence in rules.nameSentences(of: document) {
      let names = model.read(sentence).names
      let starts = Set(sentence.tokens.map(\.span.start))
      let ends = Set(sentence.tokens.map(\.span.end))
      #expect(!names.isEmpty)
      #expect(names.allSatisfy { starts.contains($0.span.start) && ends.contains($0.span.end) })
      #expect(zip(names, names.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
    }
  }

  @Test("a file holds the model, and a damaged one is named")
  func file() throws {
    let model = try Self.model(seed: 7)
    #expect(NameModel(file: model.file)?.file == model.file)
    #expect(NameModel(file: Array(model.file.dropLast())) == nil)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([1, 2, 3]).write(to: folder.appending(path: "names.ko.weights"))
    let lexicon = try Lexicon(folders: [Lexicon.builtInFolder, folder.path])
    let finder = try MentionFinder(lexicon: lexicon)
    let error = #expect(throws: AnalyzeError.self) { try finder.prepare() }
    #expect("\(try #require(error))".contains("names.ko.weights"))
  }
}
