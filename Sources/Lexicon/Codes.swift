public import Model

/// The codes of the record contract by their bytes: a raw value is compared with every case.
struct Codes {
  private var words = WordNumbers()

  init<Code: RawRepresentable>(_ codes: [Code]) where Code.RawValue == String {
    for code in codes { _ = words.insert(Array(code.rawValue.utf8)[...]) }
  }

  /// Place of a code among all.
  subscript(word: ArraySlice<UInt8>) -> Int? { words[word] }
}

extension Industry {
  private static let all = allCases
  private static let codes = Codes(all)

  /// - Parameter code: the raw value's bytes.
  public init?(code: ArraySlice<UInt8>) {
    guard let place = Self.codes[code] else { return nil }
    self = Self.all[place]
  }
}

extension Channel {
  private static let all = allCases
  private static let codes = Codes(all)

  /// - Parameter code: the raw value's bytes.
  public init?(code: ArraySlice<UInt8>) {
    guard let place = Self.codes[code] else { return nil }
    self = Self.all[place]
  }
}
