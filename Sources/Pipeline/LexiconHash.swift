import Digest
import Lexicon

/// One hash over all tables and the Korean dictionary, so that stored results are made anew when
/// either changes.
enum LexiconHash {
  static func hex(_ lexicon: Lexicon, dictionary: String) -> String {
    var parts: [String] = []
    for table in lexicon.all {
      let name = table.path.split(separator: "/").last ?? ""
      parts.append("\(name) \(hex(table.bytes))")
    }
    for (name, bytes) in lexicon.weights.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name).weights \(hex(bytes[...]))")
    }
    // The dictionary's word list is 100 MB; its small files change with it.
    for name in ["dicrc", "char.bin", "unk.dic", ".version"] {
      parts.append("\(name) \(hex((Files.read("\(dictionary)/\(name)") ?? [])[...]))")
    }
    return SHA256.hex(Array(parts.joined(separator: "\n").utf8))
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    var stream = SHA256.Stream()
    stream.add(bytes)
    return stream.hex()
  }
}
