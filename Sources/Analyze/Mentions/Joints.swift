/// What stands between two members of a list.
enum Joints {
  /// Whether the bytes between two names join them as members of one list: a comma, a dot in the middle,
  /// 와, 과, 및, "and", with an optional parenthesis after the first.
  static func joins(_ bytes: [UInt8], _ between: Range<Int>) -> Bool {
    var at = between.lowerBound
    if at < between.upperBound, bytes[at] == UInt8(ascii: "(") {
      guard let close = bytes[between].firstIndex(of: UInt8(ascii: ")")) else { return false }
      at = close + 1
    }
    guard between.upperBound - at <= 16 else { return false }
    var seen = false
    while at < between.upperBound {
      let rest = bytes[at..<between.upperBound]
      if bytes[at] == 0x20 {
        at += 1
      } else if let length = lengths(rest) {
        seen = true
        at += length
      } else {
        return false
      }
    }
    return seen
  }

  private static let words: [[UInt8]] = [
    "와", "과", "및", "·", "ㆍ", "・", ",", "、", "/", "and", "&", "or", "하고", "이나", "나", "또는",
    "the",
  ].map { Array($0.utf8) }

  private static func lengths(_ rest: ArraySlice<UInt8>) -> Int? {
    words.first { rest.starts(with: $0) }?.count
  }
}
