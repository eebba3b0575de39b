import Model

/// When the effect of a statement comes.
struct EnglishHorizon {
  let document: NormalizedDocument
  let today: Day?

  init(_ document: NormalizedDocument) {
    self.document = document
    today = document.document.published.flatMap { Day(lastOf: $0) }
  }

  /// An observation is `now`; what is to come takes the nearest date that is still ahead.
  func horizon(of mode: Mode, sentence: Span, near byte: Int) -> Horizon {
    if mode == .fact { return .now }
    var best: (distance: Int, horizon: Horizon)?
    for date in document.dates where sentence.contains(date.span) {
      guard let horizon = horizon(of: date) else { continue }
      let distance = abs(Int(date.span.start) - byte)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, horizon) }
    }
    return best?.horizon ?? .unspecified
  }

  private func horizon(of date: DateExpression) -> Horizon? {
    guard let value = date.value else { return nil }
    if date.kind == .duration {
      let digits = value.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard value.hasSuffix("Y"), let years = Int(digits) else {
        return value.hasSuffix("M") ? .short : nil
      }
      return years <= 1 ? .short : years <= 3 ? .medium : .long
    }
    guard let today, let day = Day(lastOf: value) else { return nil }
    switch day.number - today.number {
    case ..<1: return nil
    case 1...440: return .short
    case 441...1100: return day.year - today.year <= 1 ? .short : .medium
    default: return .long
    }
  }
}
