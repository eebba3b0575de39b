private import Foundation
private import Lexicon

/// What pagup needs at run time, and whether it is there.
public struct Doctor: Sendable {
  struct Need: Sendable {
    var name: String
    var found: String?
    var install: String
    var purpose: String
  }

  let needs: [Need]

  public init() {
    needs = [
      Need(
        name: "mecab-ko-dic", found: Stages.dictionaryFolder(), install: "make dictionary",
        purpose: "Korean morphemes"),
      Need(
        name: "lexicon", found: Files.exists(Lexicon.builtInFolder) ? Lexicon.builtInFolder : nil,
        install: "make install", purpose: "names and cue words"),
      Self.tool("pdftotext", package: "poppler-utils", purpose: "PDF"),
      Self.tool("pdfinfo", package: "poppler-utils", purpose: "PDF"),
      Self.tool("prlimit", package: "util-linux", purpose: "bounds of child processes"),
    ]
  }

  public var isWell: Bool { needs.allSatisfy { $0.found != nil } }

  public var text: String {
    needs.map { need in
      if let found = need.found { return "ok       \(need.name): \(found)\n" }
      return "missing  \(need.name) (\(need.purpose)); run: \(need.install)\n"
    }.joined()
  }

  private static func tool(_ name: String, package: String, purpose: String) -> Need {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
      separator: ":")
    return Need(
      name: name,
      found: folders.map { "\($0)/\(name)" }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      },
      install: "sudo apt-get install -y \(package)", purpose: purpose)
  }
}
