extension SheetPlan {
  /// Widens columns until every number in them can be read: a spreadsheet shows # for one that is too long.
  mutating func widen(_ columns: ClosedRange<Int>) {
    for entry in entries where columns.contains(entry.column) {
      let value: Double
      switch entry.cell {
      case .number(let number), .formula(_, let number): value = number
      default: continue
      }
      guard widths.indices.contains(entry.column) else { continue }
      let width = DisplayWidth.of(entry.style.written(value)) * (entry.style.bold ? 1.1 : 1) + 1.5
      widths[entry.column] = max(widths[entry.column], width)
    }
  }
}

extension Style {
  /// A number as its format shows it, for formats with two decimals, a share or whole numbers.
  fileprivate func written(_ value: Double) -> String {
    guard let format else { return value.description }
    // A format has a section for each sign: all are as long as the first.
    var section = String(format.prefix { $0 != ";" }.filter { $0 != "\"" })
    if let digits = section.firstRange(of: "0.00") {
      section.replaceSubrange(digits, with: Fixed.text(abs(value), 2))
      return section
    }
    return format.hasSuffix("%") ? Fixed.text(value * 100, 1) + "%" : Fixed.grouped(Int(value))
  }
}
