import Model

/// Where each row of the report stands in the workbook, for links between sheets.
struct Places: Sendable {
  /// Row of the first data row in every data sheet, from 0.
  static let firstRow = 4
  /// Data rows that a sheet holds.
  let capacity: Int
  private let names: [String: [String]]
  private let present: Set<String>

  /// - Parameter sizes: rows of each data sheet by key; sheets without rows aren't there.
  init(words: Words, sizes: [(key: String, rows: Int)], capacity: Int) {
    self.capacity = capacity
    var names: [String: [String]] = [:]
    var present: Set<String> = []
    for (key, rows) in sizes where rows > 0 {
      present.insert(key)
      let name = words["sheet.\(key).name"]
      let parts = (rows + capacity - 1) / capacity
      names[key] = (0..<parts).map { $0 == 0 ? name : "\(name) \($0 + 1)" }
    }
    self.names = names
    self.present = present
  }

  func sheets(_ key: String) -> [String] { names[key] ?? [] }

  /// A data row by its index, nil when the sheet isn't there.
  func row(_ key: String, _ index: Int) -> Place? {
    guard index >= 0, present.contains(key), let sheets = names[key],
      sheets.indices.contains(index / capacity)
    else { return nil }
    return Place(
      sheet: sheets[index / capacity], row: Self.firstRow + index % capacity, column: 0)
  }

  /// A cell that leads to a row, or plain text.
  func link(_ text: String, _ key: String, _ index: Int?) -> Cell {
    guard let index, let place = row(key, index) else { return .text(text) }
    return .link(text, to: place)
  }
}
