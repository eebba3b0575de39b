import Digest

/// One hash over all tables and the Korean dictionary, so that stored results are made anew when
/// either changes.
enum LexiconHash {
  static func hex(folders: [String], dictionary: String) -> String {
    var parts: [String] = []
    for folder in folders {
      for name in Files.names(in: folder) where name.hasSuffix(".csv") {
        parts.append("\(name) \(SHA256.hex(Files.read("\(folder)/\(name)") ?? []))")
      }
    }
    // The dictionary's word list is 100 MB; its small files change with it.
    for name in ["dicrc", "char.bin", "unk.dic", ".version"] {
      parts.append("\(name) \(SHA256.hex(Files.read("\(dictionary)/\(name)") ?? []))")
    }
    return SHA256.hex(Array(parts.joined(separator: "\n").utf8))
  }
}
