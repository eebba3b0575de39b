import Model

/// Where and when a report was filed: `NEW YORK (Reuters) -`, `LONDON, June 3 /PRNewswire/ --`.
enum Dateline {
  /// End of the dateline that begins with a name.
  ///
  /// - Parameters:
  ///   - name: end of the name.
  ///   - limit: end of the sentence.
  /// - Returns: where the dash stands; nil when running text follows the name.
  static func end(after name: Int, in bytes: [UInt8], limit: Int) -> Int? {
    let limit = min(limit, name + 60)
    guard name < limit else { return nil }
    for at in name..<limit where bytes[at - 1] == 0x20 {
      let rest = bytes[at..<limit]
      if ["- ", "--", "– ", "— "].contains(where: { rest.starts(with: $0.utf8) }) { return at }
      if ASCII.isLower(bytes[at]) { return nil }
    }
    return nil
  }
}
