import Lexicon
import Model

/// How much the syllables of a word speak for a person's name: Korean given names, foreign names in Hangul.
///
/// Ten times the log-odds of each syllable, counted over the dictionary's own names
/// (`Sources/Lexicon/Import/name_syllables.py`).
struct NameSyllables: Sendable {
  private static let count = 11_172  // syllables from 가 (U+AC00)
  private var first = [Int8](repeating: 0, count: count)
  private var second = [Int8](repeating: 0, count: count)
  private var foreign = [Int8](repeating: 0, count: count)

  init(_ tables: [Table]) throws(LexiconError) {
    for table in tables {
      let syllable = try table.column("syllable")
      let columns = (
        try table.column("first"), try table.column("second"), try table.column("foreign")
      )
      for row in table.rows {
        let bytes = Array(row.bytes(syllable))
        guard let slot = Self.slot(bytes, 0), bytes.count == 3 else { continue }
        first[slot] = Int8(row.fields[columns.0]) ?? 0
        second[slot] = Int8(row.fields[columns.1]) ?? 0
        foreign[slot] = Int8(row.fields[columns.2]) ?? 0
      }
    }
  }

  /// For the two syllables of a given name that begin at a byte.
  func given(_ bytes: [UInt8], at: Int) -> Int {
    guard let a = Self.slot(bytes, at), let b = Self.slot(bytes, at + 3) else { return -99 }
    return Int(first[a]) + Int(second[b])
  }

  /// The mean over a word of Hangul.
  func foreign(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var sum = 0
    var count = 0
    var at = range.lowerBound
    while at < range.upperBound {
      guard let slot = Self.slot(bytes, at) else { return -99 }
      sum += Int(foreign[slot])
      count += 1
      at += 3
    }
    return count > 0 ? sum / count : -99
  }

  private static func slot(_ bytes: [UInt8], _ at: Int) -> Int? {
    guard at + 2 < bytes.count, Script.at(at, in: bytes) == .hangul else { return nil }
    let scalar =
      Int(bytes[at] & 0x0F) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
    let slot = scalar - 0xAC00
    return slot >= 0 && slot < count ? slot : nil
  }
}
