import Foundation

/// A folder of tables that lives as long as the value.
public final class TemporaryTables {
  public let path: String

  public init(_ tables: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pagup-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in tables {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".csv"))
    }
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
