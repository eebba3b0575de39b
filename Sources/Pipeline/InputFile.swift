import Digest

/// A file that a run reads, known by its content.
struct InputFile: Hashable, Sendable {
  /// As given.
  let path: String
  /// SHA-256 of its bytes, hexadecimal.
  let sha256: String
  let byteCount: Int

  /// What the file is called inside cached results, which don't depend on where it lies.
  var placeholder: String { "input" + Self.nameExtension(path) }

  static func nameExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[dot...]).lowercased()
  }
}

/// The files of a run in a fixed order, and what couldn't be read.
struct Inputs: Sendable {
  struct Unreadable: Hashable, Sendable {
    let path: String
    let why: String
  }

  private(set) var paths: [String] = []

  /// Lists the files below `places`, sorted by path, each once.
  /// - Throws: ``PipelineError/noInput(_:)`` naming the places when there are none.
  init(places: [String]) throws(PipelineError) {
    var seen: Set<String> = []
    for place in places {
      for path in ExtractFilter.files(under: place) where Self.isInput(path) {
        if Files.exists(path), seen.insert(path).inserted { paths.append(path) }
      }
    }
    guard !paths.isEmpty else { throw PipelineError.noInput(places) }
  }

  /// Hidden files and a folder's README are not documents.
  private static func isInput(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return !name.hasPrefix(".") && name != "README.md"
  }
}
