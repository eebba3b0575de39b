public import Model

/// The codes of the record contract by their bytes: a raw value compares the word with every case.
public struct Codes<Code>: Sendable
where Code: RawRepresentable & CaseIterable & Sendable, Code.RawValue == String {
  private var words = WordNumbers()
  private let codes: [Code]

  public init() {
    codes = Array(Code.allCases)
    for code in codes { _ = words.insert(Array(code.rawValue.utf8)[...]) }
  }

  public subscript(word: ArraySlice<UInt8>) -> Code? { words[word].map { codes[$0] } }
}

extension Industry {
  public static let codes = Codes<Industry>()
}

extension Channel {
  public static let codes = Codes<Channel>()
}

extension MentionType {
  public static let codes = Codes<MentionType>()
}

extension TargetKind {
  public static let codes = Codes<TargetKind>()
}
