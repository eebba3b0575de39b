/// `\u{5}HwpSummaryInformation`: a property set (MS-OLEPS) with title, author and dates.
struct HWPSummary {
  private(set) var title: String?
  private(set) var author: String?
  /// Day of the last save, ISO 8601.
  private(set) var saved: String?

  init(_ bytes: [UInt8]) {
    let section = bytes.u32(44)
    guard bytes.count >= 48, bytes.u16(0) == 0xFFFE, section + 8 <= bytes.count else { return }
    for i in 0..<min(bytes.u32(section + 4), 64) {
      let id = bytes.u32(section + 8 + i * 8)
      let at = section + bytes.u32(section + 12 + i * 8)
      switch (id, bytes.u32(at)) {
      case (2, 31): title = Self.string(bytes, at)
      case (4, 31): author = Self.string(bytes, at)
      case (13, 64), (12, 64): if id == 13 || saved == nil { saved = Self.day(bytes, at) ?? saved }
      default: break
      }
    }
  }

  private static func string(_ bytes: [UInt8], _ at: Int) -> String? {
    let count = bytes.u32(at + 4)
    guard count > 0, count < 2048, at + 8 + count * 2 <= bytes.count else { return nil }
    let units = (0..<count).map { UInt16(bytes.u16(at + 8 + $0 * 2)) }
    let text = Draft.clean(String(decoding: units.prefix { $0 != 0 }, as: UTF16.self))
    return text.isEmpty ? nil : text
  }

  /// FILETIME: 100 ns since 1601-01-01 UTC; shown as the day in Korea, where Hangul is used.
  private static func day(_ bytes: [UInt8], _ at: Int) -> String? {
    let ticks = bytes.u64(at + 4)
    guard ticks > 0, ticks < Int.max else { return nil }
    let seconds = ticks / 10_000_000 - 11_644_473_600
    guard seconds > 0, seconds < 4_102_444_800 else { return nil }
    return DateText.day(unix: seconds + 9 * 3600)
  }

  func fill(_ draft: inout Draft) {
    if let author { draft.authors = [author] }
    draft.published = saved
    draft.title = Title.choose(title, draft)
  }
}
