import Model

/// Refuses text with a digit that nothing accounts for.
enum NumberGuard {
  /// Checks each piece against the report it claims to come from.
  /// - Throws: ``RenderError`` with the first piece that doesn't hold.
  static func check(_ pieces: [Piece], _ report: Report, place: String) throws(RenderError) {
    for piece in pieces {
      let holds =
        switch piece {
        case .words(let text): !hasDigit(text)
        case .number(let measure): measure.written == measure.formula.write(report)
        case .verbatim(let text, let origin):
          origin.texts(report).contains { $0?.contains(text) == true }
        case .date(let date, let origin):
          date.holds && origin.texts(report).contains { $0?.contains(date.iso) == true }
        case .reference(.ledger(let n)): report.ledger.indices.contains(n - 1)
        case .reference(.evidence(let n)): report.evidence.indices.contains(n - 1)
        case .reference(.document(let n)): report.documents.indices.contains(n - 1)
        case .reference(.condition(let n)): report.conditions.indices.contains(n - 1)
        }
      guard holds else {
        throw RenderError(place: place, reason: .untracedNumber(piece.text))
      }
    }
  }

  /// Decimal digits of any script, and numerals such as ½ or ②.
  static func hasDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      if scalar.value < 0x80 { return (0x30...0x39).contains(scalar.value) }
      return scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
    }
  }
}
