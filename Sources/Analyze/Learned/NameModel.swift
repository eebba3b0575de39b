package import Model

/// The statistical model of Korean names: for each morpheme how likely it begins or continues a name of
/// each kind rather than none; the best sequence that can be.
package struct NameModel: Sendable {
  /// What it tells apart; agencies are organisations to it.
  package static let types: [MentionType] = [.company, .organisation, .person, .place]

  /// Answers for a morpheme: for each type beginning and continuation.
  package static let classes = 2 * types.count

  package static func answer(_ type: MentionType, isFirst: Bool) -> Int? {
    types.firstIndex(of: type).map { 2 * $0 + (isFirst ? 0 : 1) }
  }

  /// A name the model reads; its least log odds.
  package struct Name: Sendable {
    package var span: Span
    package var type: MentionType
    package var odds: Float
  }

  /// What the model says of a sentence.
  package struct Reading: Sendable {
    package var names: [Name]
    /// For each morpheme the log odds of what it most likely is of a name.
    var odds: [Float]
  }

  private typealias Row = SIMD8<Float>
  private let model: LinearModel

  package init?(_ model: LinearModel) {
    guard model.classes == Self.classes else { return nil }
    self.model = model
  }

  package init?(file: [UInt8]) {
    guard let models = LinearModel.models(file: file), models.count == 1 else { return nil }
    self.init(models[0])
  }

  package var file: [UInt8] { model.file }

  package func read(_ sentence: NameSentence) -> Reading {
    let rows = rows(sentence)
    var out = Reading(names: [], odds: rows.map { $0.max() })
    var last = -1
    for (i, answer) in best(rows).enumerated() where answer >= 0 {
      let token = sentence.tokens[i]
      let odds = rows[i][answer]
      if answer % 2 == 0 {
        out.names.append(Name(span: token.span, type: Self.types[answer / 2], odds: odds))
        last += 1
      } else {
        out.names[last].span.end = token.span.end
        out.names[last].odds = min(out.names[last].odds, odds)
      }
    }
    return out
  }

  /// The log odds of each answer for each morpheme.
  private func rows(_ sentence: NameSentence) -> [Row] {
    model.weights.withUnsafeBytes { weights in
      sentence.tokens.indices.map { i in
        guard sentence.tokens[i].isOpen else { return Row(repeating: -.infinity) }
        var sums = SIMD8<Int16>()
        sentence.forEachFeature(i) { hash in
          let row = weights.loadUnaligned(
            fromByteOffset: Int(hash & model.mask) * Self.classes, as: SIMD8<Int8>.self)
          sums &+= SIMD8<Int16>(truncatingIfNeeded: row)
        }
        return Row(sums) * model.scale
      }
    }
  }

  /// The answer for each morpheme in the best sequence (Viterbi), −1 for no name: a continuation only
  /// follows its own kind.
  private func best(_ rows: [Row]) -> [Int] {
    let none = Self.classes
    // the best sequence so far that ends in each answer, the last for no name
    var scores = [Float](repeating: -.infinity, count: none + 1)
    scores[none] = 0
    var origins: [UInt8] = []
    origins.reserveCapacity(rows.count * (none + 1))
    for row in rows {
      let any = Self.top(scores)
      let before = scores
      for answer in 0...none {
        let isContinued = answer < none && answer % 2 == 1
        let origin =
          isContinued ? (before[answer] > before[answer - 1] ? answer : answer - 1) : any
        scores[answer] = before[origin] + (answer < none ? row[answer] : 0)
        origins.append(UInt8(origin))
      }
    }
    var answer = Self.top(scores)
    var out = [Int](repeating: -1, count: rows.count)
    for i in rows.indices.reversed() {
      if answer < none { out[i] = answer }
      answer = Int(origins[i * (none + 1) + answer])
    }
    return out
  }

  /// Where the largest value is, the last of several.
  private static func top(_ values: [Float]) -> Int {
    var best = 0
    for i in values.indices where values[i] >= values[best] { best = i }
    return best
  }
}
