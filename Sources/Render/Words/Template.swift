/// A phrase of the word tables with slots.
///
/// `{name}` is a value, `{name|A/B}` the value with the Korean particle that fits its last sound, and
/// `{name#claim/claims}` the value, a blank and the noun in the number that fits.
struct Template {
  enum Part: Hashable {
    case words(String)
    case slot(String)
    case particle(String, String)
    case counted(String, String)
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        parts.append(.words(String(rest[open...])))
        rest = ""
        break
      }
      let inner = rest[rest.index(after: open)..<close]
      if let bar = inner.firstIndex(of: "|") {
        parts.append(
          .particle(String(inner[..<bar]), String(inner[inner.index(after: bar)...])))
      } else if let hash = inner.firstIndex(of: "#") {
        parts.append(
          .counted(String(inner[..<hash]), String(inner[inner.index(after: hash)...])))
      } else {
        parts.append(.slot(String(inner)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    self.parts = parts
  }

  /// Fills the slots; a slot without a value is left out.
  func fill(_ values: [String: [Piece]]) -> [Piece] {
    var out: [Piece] = []
    for part in parts {
      switch part {
      case .words(let text): out.append(.words(text))
      case .slot(let name): out += values[name] ?? []
      case .particle(let name, let pair):
        let value = values[name] ?? []
        out += value
        out.append(.words(Particle.choose(pair, after: value.text)))
      case .counted(let name, let pair):
        let value = values[name] ?? []
        let forms = pair.split(separator: "/", maxSplits: 1).map(String.init)
        out += value
        out.append(.words(" " + (value.text == "1" ? forms.first ?? "" : forms.last ?? "")))
      }
    }
    return out
  }
}
