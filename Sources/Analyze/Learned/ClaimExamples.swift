import Model

extension DocumentReading {
  /// The sentences of a document as the statistical model sees them; its claims are in order.
  func examples() -> [ClaimExample] {
    let claims = analysis.claims
    var weights: [Industry: Int] = [:]
    for view in views {
      for c in view.candidates where c.hasIndustry {
        weights[c.target.industry, default: 0] += view.sentence == 0 ? 3 : 1
      }
    }
    let whole =
      (weights.removeValue(forKey: .economy) ?? 0) + (weights.removeValue(forKey: .market) ?? 0)
    let best = weights.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    // what speaks of the economy most of the time is about no industry
    let main = topic ?? best.map { 2 * $0.value < whole ? .economy : $0.key } ?? .economy
    var out: [ClaimExample] = []
    var next = 0
    var previous: Industry?
    for view in views {
      while next < claims.count, claims[next].sentence < view.sentence { next += 1 }
      var own: [Int] = []
      while next < claims.count, claims[next].sentence == view.sentence {
        own.append(next)
        next += 1
      }
      out.append(
        ClaimExample(view, analysis: analysis, claims: own, main: main, previous: previous))
      if let first = own.first {
        previous = claims[first].target.industry
      } else if previous == nil {
        previous = view.candidates.first(where: \.hasIndustry)?.target.industry
      }
    }
    return out
  }
}
