private import Foundation

/// What pagup knows: tables of names, industries and cue words, read once.
///
/// A table is `<name>.csv` in one of the folders; rows of later folders follow those of earlier ones,
/// so that a user's own rows extend the built-in tables.
public struct Lexicon: Sendable {
  /// Tables by name, all folders joined.
  public let tables: [String: [Table]]

  /// Reads every `*.csv` of the folders.
  /// - Throws: ``LexiconError`` for the first table that can't be read.
  public init(folders: [String]) throws(LexiconError) {
    var tables: [String: [Table]] = [:]
    for folder in folders {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder)
      } catch {
        throw LexiconError(path: folder, line: 0, reason: .missing)
      }
      for name in names.sorted() where name.hasSuffix(".csv") {
        let path = folder + "/" + name
        guard let data = FileManager.default.contents(atPath: path) else {
          throw LexiconError(path: path, line: 0, reason: .unreadable("no permission"))
        }
        tables[String(name.dropLast(4)), default: []].append(
          try Table(path: path, bytes: [UInt8](data)))
      }
    }
    self.tables = tables
  }

  /// The folder of the built-in tables: `PAGUP_LEXICON` is for the caller to read; this is where the
  /// package puts them.
  public static var builtInFolder: String { Bundle.module.bundlePath + "/Resources" }
}
