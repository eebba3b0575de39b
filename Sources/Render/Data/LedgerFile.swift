import Model

/// A form of the ledger that is handed out in pieces, so that a large one isn't held as bytes.
protocol LedgerFile {
  static func forEachPiece<Failure: Error>(
    _ report: Report, _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure)
}

extension LedgerFile {
  /// The whole file.
  static func bytes(_ report: Report) -> [UInt8] {
    var out: [UInt8] = []
    forEachPiece(report) { out += $0 }
    return out
  }
}
