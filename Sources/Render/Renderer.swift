public import Model

private import Foundation

/// Writes the report of a set of documents: `report.xlsx`, `report.md`, `report.txt`, `report.html`,
/// `ledger.csv`, `ledger.jsonl`, `checks.json`.
public struct Renderer: Sendable {
  public struct Settings: Hashable, Sendable {
    /// A column of the word tables: `ko`, `en`.
    public var language = "ko"
    /// Folder of the word tables; nil for the built-in one.
    public var words: String?

    public init() {}
  }

  /// Names of the files, sorted.
  public static let files = [
    "checks.json", "ledger.csv", "ledger.jsonl", "report.html", "report.md", "report.txt",
    "report.xlsx",
  ]

  /// Languages that every word table of a folder has a column for, sorted; the built-in folder when nil.
  public static func languages(of folder: String? = nil) -> [String] {
    Words.languages(of: folder ?? Words.builtInFolder)
  }

  public let settings: Settings

  public init(_ settings: Settings = Settings()) { self.settings = settings }

  /// Writes all files into a folder that exists, over what is there; the same report gives the same
  /// bytes.
  /// - Throws: ``RenderError`` for the first file that can't be written; some may be there by then.
  public func callAsFunction(_ report: Report, into folder: String) throws(RenderError) {
    // libxlsxwriter would print its own complaint.
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw RenderError(place: folder, reason: .unwritable("no such folder, or no permission"))
    }
    let words = try Words(
      folder: settings.words ?? Words.builtInFolder, language: settings.language)
    var composer = TextComposer(report: report, words: words)
    let text = composer.compose()
    try NumberGuard.check(text.pieces, report, place: "report.md")
    try Workbook.write(
      report, words: words, keyPoints: text.keyPoints, to: folder + "/report.xlsx")
    try write(Array(text.markdown().utf8), to: folder + "/report.md")
    try write(Array(text.plain().utf8), to: folder + "/report.txt")
    var html = HTMLReport(report: report, words: words, text: text)
    try write(html.bytes(), to: folder + "/report.html")
    let csv = try DataFile(path: folder + "/ledger.csv")
    try LedgerCSV.forEachPiece(report) { (piece) throws(RenderError) in try csv.write(piece) }
    let lines = try DataFile(path: folder + "/ledger.jsonl")
    try LedgerLines.forEachPiece(report) { (piece) throws(RenderError) in try lines.write(piece) }
    try write(ChecksFile.bytes(report), to: folder + "/checks.json")
  }

  /// Writes the workbook alone.
  public func workbook(_ report: Report, to path: String) throws(RenderError) {
    let words = try Words(
      folder: settings.words ?? Words.builtInFolder, language: settings.language)
    var composer = TextComposer(report: report, words: words)
    try Workbook.write(report, words: words, keyPoints: composer.compose().keyPoints, to: path)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(RenderError) {
    try DataFile(path: path).write(bytes)
  }
}
