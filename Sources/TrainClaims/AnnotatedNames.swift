import Analyze
import Foundation
import Model
import Normalize

/// Sentences with their names marked: `[한빛전자|C]는 [김민수|P] 회장이 …`; C company, O other organisation,
/// P person, L place.
struct AnnotatedNames {
  struct Name: Hashable {
    var span: Span
    var type: MentionType
  }

  struct Entry {
    var sentence: NameSentence
    var names: [Name]
    /// The answer for each token, nil for no name.
    var answers: [Int?]
  }

  /// The lines, each with the parts of it that are read as sentences.
  var lines: [[Entry]] = []

  private static let types: [Substring: MentionType] = [
    "C": .company, "O": .organisation, "P": .person, "L": .place,
  ]

  init(folder: String, stages: RuleStages) throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where file.hasSuffix(".txt") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated() where !line.isEmpty
      {
        let (bytes, names) = try Self.parse(line, place: "\(file):\(number + 1)")
        lines.append(try Self.entries(bytes, names, stages))
      }
    }
  }

  private static func parse(
    _ line: Substring, place: String
  ) throws -> (bytes: [UInt8], names: [Name]) {
    var bytes: [UInt8] = []
    var names: [Name] = []
    var rest = line
    while let open = rest.firstIndex(of: "[") {
      bytes += rest[..<open].utf8
      guard let close = rest[open...].firstIndex(of: "]"),
        let bar = rest[open..<close].lastIndex(of: "|"),
        let type = types[rest[rest.index(after: bar)..<close]]
      else { throw AnnotatedDocument.Fault(description: "\(place): \(rest)") }
      let start = bytes.count
      bytes += rest[rest.index(after: open)..<bar].utf8
      names.append(Name(span: Span(start, bytes.count), type: type))
      rest = rest[rest.index(after: close)...]
    }
    bytes += rest.utf8
    return (bytes, names)
  }

  private static func entries(
    _ bytes: [UInt8], _ names: [Name], _ stages: RuleStages
  ) throws -> [Entry] {
    var document = Document(id: "", text: Text(bytes: bytes))
    document.language = "ko"
    return stages.analyzer.nameSentences(of: try stages.normalizer(document)).map { sentence in
      let names = names.flatMap { split(unnamed($0, sentence, bytes), sentence, bytes) }
      let answers = sentence.tokens.map { token in
        names.first { $0.span.overlaps(token.span) }.flatMap {
          NameModel.answer($0.type, isFirst: token.span.start <= $0.span.start)
        }
      }
      let own = names.filter { name in sentence.tokens.contains { $0.span.overlaps(name.span) } }
      return Entry(sentence: sentence, names: own, answers: answers)
    }
  }

  /// 곽모: the rules' name is the part that is given.
  private static func unnamed(_ name: Name, _ sentence: NameSentence, _ bytes: [UInt8]) -> Name {
    var name = name
    if name.type == .person, bytes[name.span.range].suffix(3).elementsEqual("모".utf8),
      sentence.rules.contains(where: {
        $0.span.start == name.span.start && $0.span.end == name.span.end - 3
      })
    {
      name.span.end -= 3
    }
    return name
  }

  /// 전라북도 익산시, 독일 연방통계청: a larger place that the rules know, set off by a blank, is a name of
  /// its own here; the analysis lists both together too.
  private static func split(
    _ name: Name, _ sentence: NameSentence, _ bytes: [UInt8]
  ) -> [Name] {
    guard name.type == .place || name.type == .organisation else { return [name] }
    var out: [Name] = []
    var rest = name
    for token in sentence.tokens
    where token.isPlaceEnd && token.span.start >= rest.span.start
      && token.span.end < rest.span.end && bytes[Int(token.span.end)] == 0x20
    {
      out.append(Name(span: Span(Int(rest.span.start), Int(token.span.end)), type: .place))
      rest.span.start = token.span.end + 1
    }
    return out + [rest]
  }

  // MARK: - Training

  static let learner = Learner(bits: 16, rounds: 10, rate: 0.12, decay: 2e-5)

  static func train(_ lines: some Sequence<[Entry]>) -> NameModel? {
    var examples = Examples()
    for entry in lines.joined() {
      for (i, answer) in entry.answers.enumerated() where entry.sentence.tokens[i].isOpen {
        examples.add(entry.sentence.features(i), answer.map { [$0] } ?? [])
      }
    }
    return NameModel(learner.train(examples, classes: NameModel.classes))
  }

  /// Precision, recall and F1 of each type, each line read by a model that hasn't seen it.
  func crossValidate(folds: Int) -> String {
    let reader = { (fold: Int) -> (NameSentence) -> [NameModel.Name] in
      let model = Self.train(lines.enumerated().filter { $0.offset % folds != fold }.map(\.element))
      return { model?.read($0).names ?? [] }
    }
    return score(reader, folds: folds)
  }

  /// The rules alone.
  func rules() -> String { score({ _ in { $0.rules } }, folds: 1) }

  private func score(_ reader: (Int) -> (NameSentence) -> [NameModel.Name], folds: Int) -> String {
    var right: [MentionType: Int] = [:]
    var gold: [MentionType: Int] = [:]
    var got: [MentionType: Int] = [:]
    for fold in 0..<folds {
      let read = reader(fold)
      for (n, line) in lines.enumerated() where n % folds == fold {
        for entry in line {
          let found = Set(
            read(entry.sentence).map { Name(span: $0.span, type: $0.type) })
          for name in entry.names {
            gold[name.type, default: 0] += 1
            if found.contains(name) { right[name.type, default: 0] += 1 }
          }
          for name in found { got[name.type, default: 0] += 1 }
        }
      }
    }
    return NameModel.types.map { type in
      let r = Double(right[type] ?? 0)
      let p = r / Double(max(1, got[type] ?? 0))
      let s = r / Double(max(1, gold[type] ?? 0))
      return String(
        format: "%@: precision %.3f, recall %.3f, F1 %.3f of %d", type.rawValue, p, s,
        2 * p * s / max(p + s, 1e-9), gold[type] ?? 0)
    }.joined(separator: "\n")
  }
}
