/// Chooses between the two forms of a Korean particle by the sound a word ends in.
///
/// `은/는`, `이/가`, `을/를`, `와/과`, `으로/로`; Latin letters and digits by how they are read aloud. Text in
/// brackets at the end is not read: `에너지부(DOE)` takes the particle of `에너지부`.
enum Particle {
  enum Ending {
    case vowel, rieul, consonant
  }

  /// - Parameter pair: both forms, in either order, split by `/`.
  static func choose(_ pair: String, after word: String) -> String {
    let forms = pair.split(separator: "/", maxSplits: 1).map(String.init)
    guard forms.count == 2 else { return pair }
    // The form after a consonant: 은, 이, 을, 과, 으로 (이나, 이라 …).
    let first = afterConsonant.contains { forms[0].hasPrefix($0) }
    let consonant = first ? forms[0] : forms[1]
    let vowel = first ? forms[1] : forms[0]
    switch ending(of: word) {
    case .vowel: return vowel
    case .consonant: return consonant
    case .rieul: return vowel == "\u{B85C}" ? vowel : consonant
    }
  }

  /// 은 이 을 과 으로 아
  private static let afterConsonant = [
    "\u{C740}", "\u{C774}", "\u{C744}", "\u{ACFC}", "\u{C73C}", "\u{C544}",
  ]

  static func ending(of word: String) -> Ending {
    let scalars = spoken(Array(word.unicodeScalars))
    guard let last = scalars.last else { return .vowel }
    switch last.value {
    case 0xAC00...0xD7A3:
      switch (last.value - 0xAC00) % 28 {
      case 0: return .vowel
      case 8: return .rieul
      default: return .consonant
      }
    case 0x30...0x39:
      // 영 일 이 삼 사 오 육 칠 팔 구; a final 0 is 십, 백, 천 … or 영.
      switch last.value - 0x30 {
      case 1, 7, 8: return .rieul
      case 0, 3, 6: return .consonant
      default: return .vowel
      }
    case 0x41...0x5A, 0x61...0x7A: return latin(scalars)
    default: return .vowel
    }
  }

  /// Without trailing brackets, quotes and full stops.
  private static func spoken(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    var rest = scalars[...]
    while let last = rest.last {
      if last == ")" || last == "]", let open = rest.lastIndex(where: { $0 == "(" || $0 == "[" }),
        open > rest.startIndex
      {
        rest = rest[..<open]
      } else if !last.properties.isAlphabetic, last.properties.numericType == nil, last != "%" {
        rest = rest.dropLast()
      } else {
        break
      }
    }
    return rest
  }

  private static func latin(_ scalars: ArraySlice<Unicode.Scalar>) -> Ending {
    let word = scalars.reversed().prefix { (0x41...0x5A).contains($0.value & 0xDF) }.reversed()
    let letters = word.map { UInt8($0.value & 0xDF) }
    let upper = word.allSatisfy { $0.value < 0x60 }
    guard let last = letters.last else { return .vowel }
    let before = letters.dropLast().last ?? 0
    // Letter by letter: 엘 and 알 end in ㄹ, 엠 and 엔 in a consonant.
    if upper || letters.count == 1 || word.last.map({ $0.value < 0x60 }) == true {
      switch last {
      case UInt8(ascii: "L"), UInt8(ascii: "R"): return .rieul
      case UInt8(ascii: "M"), UInt8(ascii: "N"): return .consonant
      default: return .vowel
      }
    }
    switch last {
    case UInt8(ascii: "L"): return .rieul
    case UInt8(ascii: "M"), UInt8(ascii: "N"): return .consonant
    case UInt8(ascii: "G"): return before == UInt8(ascii: "N") ? .consonant : .vowel
    case UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "K"), UInt8(ascii: "P"),
      UInt8(ascii: "T"):
      return isVowel(before) || (last == UInt8(ascii: "K") && before == UInt8(ascii: "C"))
        ? .consonant : .vowel
    case UInt8(ascii: "E"):
      switch before {
      case UInt8(ascii: "L"): return .rieul
      case UInt8(ascii: "M"), UInt8(ascii: "N"): return .consonant
      default: return .vowel
      }
    default: return .vowel
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "A"), UInt8(ascii: "E"), UInt8(ascii: "I"), UInt8(ascii: "O"),
      UInt8(ascii: "U"):
      true
    default: false
    }
  }
}
