import Model

extension DocumentReading {
  /// The sentences of a document as the statistical model sees them; its claims are in order.
  func examples() -> [ClaimExample] {
    let claims = analysis.claims
    let weights = industries()
    let best = weights.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    let main = best?.key ?? .economy
    let whole = max(1, weights.values.reduce(0, +))
    let shares = weights.mapValues { $0 / whole }
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
        ClaimExample(
          view, analysis: analysis, claims: own, main: main, previous: previous, shares: shares))
      if let first = own.first {
        previous = claims[first].target.industry
      } else if previous == nil {
        previous = view.candidates.first(where: \.hasIndustry)?.target.industry
      }
    }
    return out
  }
  /// How often a document names or speaks for each industry; its title and first sentence count three
  /// times.
  private func industries() -> [Industry: Float] {
    var out: [Industry: Float] = [:]
    for view in views {
      let weight: Float = view.sentence == 0 ? 3 : 1
      for c in view.candidates where c.hasIndustry {
        out[c.target.industry, default: 0] += weight
      }
      for cue in view.industries { out[cue.code, default: 0] += weight }
    }
    for industry in title { out[industry, default: 0] += 3 }
    return out
  }
}
