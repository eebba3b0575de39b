private import Foundation
private import Glibc

/// What pagup knows: tables of names, industries and cue words, read once.
///
/// A table is `<name>.csv` in one of the folders; rows of later folders follow those of earlier ones,
/// so that a user's own rows extend the built-in tables.
public struct Lexicon: Sendable {
  /// Tables by name, all folders joined.
  public let tables: [String: [Table]]
  /// The same tables as they were read: folder by folder, by name.
  public let all: [Table]
  /// Weights of statistical models by name: `<name>.weights`; of several folders the last counts.
  public private(set) var weights: [String: [UInt8]]

  /// Reads every `*.csv` and `*.weights` of the folders.
  /// - Throws: ``LexiconError`` for the first file that can't be read.
  public init(folders: [String]) throws(LexiconError) {
    var tables: [String: [Table]] = [:]
    var all: [Table] = []
    var weights: [String: [UInt8]] = [:]
    for folder in folders {
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder)
      } catch {
        throw LexiconError(path: folder, line: 0, reason: .missing)
      }
      for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".weights") {
        let path = folder + "/" + name
        if name.hasSuffix(".weights") {
          weights[String(name.dropLast(8))] = try Self.read(path)
          continue
        }
        let table = try Table(path: path, bytes: try Self.read(path))
        tables[String(name.dropLast(4)), default: []].append(table)
        all.append(table)
      }
    }
    self.tables = tables
    self.all = all
    self.weights = weights
  }

  /// The same tables without statistical models: what rules alone find.
  public var rulesOnly: Lexicon { keepingWeights { _ in false } }

  /// The tables with those models whose names hold.
  public func keepingWeights(_ holds: (String) -> Bool) -> Lexicon {
    var out = self
    out.weights = weights.filter { holds($0.key) }
    return out
  }

  /// All bytes of a file, read in one piece.
  private static func read(_ path: String) throws(LexiconError) -> [UInt8] {
    func failure() -> LexiconError {
      LexiconError(path: path, line: 0, reason: .unreadable(String(cString: strerror(errno))))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    let size = Int(status.st_size)
    guard size < Int(Int32.max) else {
      throw LexiconError(path: path, line: 0, reason: .unreadable("2 GB or more"))
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
    guard bytes.count == size else { throw failure() }
    return bytes
  }

  /// Whether no table is the user's own.
  public var isBuiltIn: Bool {
    let folder = Self.builtInFolder + "/"
    return all.allSatisfy { $0.path.hasPrefix(folder) }
  }

  /// The folder of the built-in tables: `PAGUP_LEXICON` is for the caller to read; this is where the
  /// package puts them.
  public static var builtInFolder: String { Bundle.module.bundlePath + "/Resources" }
}
