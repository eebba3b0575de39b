import Lexicon
import Model

/// What the numbers of a sentence measure and what they are compared with, as far as it says.
struct QuantityContext: Sendable {
  private enum Role: Int32 {
    case measure, comparison
  }
  private struct Hit {
    var role: Role
    var start: Int
    var end: Int
  }

  /// Farthest name after its number, in bytes (`a 5% rise in sales`).
  static let reach = 40

  private let forms: WordTrie

  init(_ lexicon: Lexicon) throws(LexiconError) {
    forms = try lexicon.words("quantity-context", column: "form", code: "role") {
      ["measure", "comparison"].firstIndex(of: $0)
    }
  }

  /// Fills in `measure` and `comparison` of the sentence's quantities.
  /// - Complexity: O(bytes) for sentences with an amount or a share.
  func fill(
    _ quantities: inout [Quantity], _ indices: Range<Int>, _ bytes: Bytes, _ sentence: Range<Int>
  ) {
    guard indices.contains(where: { isMeasured(quantities[$0].kind) }) else { return }
    let hits = find(bytes, sentence)
    guard !hits.isEmpty else { return }
    for i in indices where isMeasured(quantities[i].kind) {
      let span = quantities[i].span
      quantities[i].measure = nearest(.measure, hits, span)
      let comparison = nearest(.comparison, hits, span)
      quantities[i].comparison =
        quantities[i].kind == .money
        ? comparison.flatMap { isBeside(bytes, $0, span) ? $0 : nil } : comparison
    }
  }

  private func isMeasured(_ kind: Quantity.Kind) -> Bool { kind != .number && kind != .count }

  /// Farthest a comparison stands from the amount it is about, in bytes (`보다 약 2조원`).
  static let beside = 10

  /// An amount is a change only right beside its comparison: `10조원으로 전년보다 12% 늘었다` says the
  /// change in percent.
  private func isBeside(_ bytes: Bytes, _ hit: Span, _ span: Span) -> Bool {
    guard hit.end <= span.start else { return hit.start - span.end <= 1 }
    let gap = bytes[Int(hit.end)..<Int(span.start)]
    return gap.count <= Self.beside && gap.allSatisfy { $0 >= 0x80 || $0 == 0x20 }
  }

  private func find(_ bytes: Bytes, _ range: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    var at = range.lowerBound
    while true {
      at = forms.firstOpening(bytes, from: at, to: range.upperBound)
      guard at < range.upperBound else { return hits }
      let isLatin = isLetter(bytes[at])
      let isEdge = at == range.lowerBound || !isLatin || !isLetter(bytes[at - 1])
      if isEdge, let hit = forms.longest(bytes, from: at, to: range.upperBound),
        let role = Role(rawValue: hit.value),
        !isLatin || hit.end == range.upperBound || !isLetter(bytes[hit.end])
      {
        hits.append(Hit(role: role, start: at, end: hit.end))
        at = hit.end
      } else {
        at = isLatin ? wordEnd(bytes, from: at, to: range.upperBound, digits: false) : at + 1
      }
    }
  }

  /// The last one before the number; a near one after it when there is none.
  private func nearest(_ role: Role, _ hits: [Hit], _ span: Span) -> Span? {
    var found: Hit?
    for hit in hits where hit.role == role {
      if hit.end <= span.start {
        found = hit
      } else if hit.start >= span.end, hit.start - Int(span.end) <= Self.reach {
        let isNear = role == .comparison && hit.start - Int(span.end) <= 4
        if found == nil || isNear { found = hit }
        break
      }
    }
    return found.map { Span($0.start, $0.end) }
  }
}
