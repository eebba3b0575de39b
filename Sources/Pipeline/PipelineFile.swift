import Extract
import Foundation
import Yams

/// Reads a pipeline file (YAML) into ``Settings``; docs/pipeline.md lists its keys.
public struct PipelineFile: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// Paths in the file are taken from the file's folder.
  /// - Throws: ``PipelineError`` with file and line, and the keys that are allowed there.
  public func settings() throws(PipelineError) -> Settings {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError.noPipelineFile(path)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw PipelineError.pipelineFile(path: path, line: 1, what: "not UTF-8")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw PipelineError.pipelineFile(
        path: path, line: Self.line(of: error), what: Self.message(of: error))
    } catch {
      throw PipelineError.pipelineFile(path: path, line: 1, what: "\(error)")
    }
    var settings = Settings()
    settings.output = relative("../output")
    if let root { try read(root, into: &settings) }
    if settings.input.isEmpty {
      throw PipelineError.pipelineFile(path: path, line: 1, what: "no input: needed")
    }
    return settings
  }

  private func read(_ root: Node, into s: inout Settings) throws(PipelineError) {
    for (name, key, value) in try pairs(of: root, in: "the file", allowed: Self.keys) {
      switch name {
      case "title":
        if value.mapping != nil {
          s.titles = try titles(value)
        } else {
          s.title = try string(value, name)
        }
      case "language": s.language = try code(value, name)
      case "input": s.input = try strings(value, name).map(relative)
      case "output": s.output = relative(try string(value, name))
      case "lexicon": s.lexicon = try strings(value, name).map(relative)
      case "homeMarket": s.homeMarket = try string(value, name)
      case "asOf": s.asOf = try day(value, name)
      case "staleAfterDays": s.staleAfterDays = try int(value, name, 1...36_500)
      case "duplicates":
        for (name, _, value) in try pairs(
          of: value, in: "duplicates", allowed: ["threshold", "windowDays"])
        {
          switch name {
          case "threshold": s.duplicates.threshold = try number(value, name, 0.1...1)
          default: s.duplicates.windowDays = try int(value, name, 0...36_500)
          }
        }
      case "quality":
        for (name, _, value) in try pairs(of: value, in: "quality", allowed: ["minimumRead"]) {
          s.quality.minimumRead = try number(value, name, 0...1)
        }
      case "fields": s.fields = try fields(value)
      default: throw error(key, "unknown key \(name)")
      }
    }
  }

  private func titles(_ node: Node) throws(PipelineError) -> [Settings.Language: String] {
    let languages = Settings.Language.allCases
    var out: [Settings.Language: String] = [:]
    for (name, _, value) in try pairs(of: node, in: "title", allowed: languages.map(\.rawValue)) {
      for language in languages where language.rawValue == name {
        out[language] = try string(value, name)
      }
    }
    return out
  }

  /// Names of keys and columns by field, each a name, a path or a list of them.
  private func fields(_ node: Node) throws(PipelineError) -> FieldNames {
    var out = FieldNames()
    for (name, _, value) in try pairs(of: node, in: "fields", allowed: FieldNames.keys) {
      let names = try strings(value, name)
      if let bad = names.first(where: { !FieldNames.isPath($0) }) {
        throw error(value, "\(name): \(bad) (a name such as body or article.body expected)")
      }
      if names.isEmpty { throw error(value, "\(name): a name or a list of names expected") }
      _ = out.set(name, names)
    }
    return out
  }

  static let keys = [
    "title", "language", "input", "output", "lexicon", "homeMarket", "asOf", "staleAfterDays",
    "duplicates", "quality", "fields",
  ]

  private func relative(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = (self.path as NSString).deletingLastPathComponent
    return Self.shortened(folder.isEmpty ? path : folder + "/" + path)
  }

  /// Takes out `.` and, where a name stands before it, `..`.
  static func shortened(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  private func error(_ node: Node, _ what: String) -> PipelineError {
    .pipelineFile(path: path, line: node.mark?.line ?? 1, what: what)
  }

  private func pairs(
    of node: Node, in place: String, allowed: [String]
  ) throws(PipelineError) -> [(name: String, key: Node, value: Node)] {
    guard let mapping = node.mapping else {
      throw error(node, "\(place): keys and values expected (\(allowed.joined(separator: ", ")))")
    }
    var out: [(String, Node, Node)] = []
    for (key, value) in mapping {
      let name = key.string ?? "?"
      guard allowed.contains(name) else {
        throw error(
          key,
          "unknown key \(name) in \(place) (allowed: \(allowed.joined(separator: ", ")))")
      }
      guard !out.contains(where: { $0.0 == name }) else {
        throw error(key, "\(name) stands twice in \(place)")
      }
      out.append((name, key, value))
    }
    return out
  }

  private func string(_ node: Node, _ name: String) throws(PipelineError) -> String {
    guard let s = node.string, !s.isEmpty else { throw error(node, "\(name): a text expected") }
    return s
  }

  private func strings(_ node: Node, _ name: String) throws(PipelineError) -> [String] {
    guard let sequence = node.sequence else { return [try string(node, name)] }
    var out: [String] = []
    for element in sequence { out.append(try string(element, name)) }
    return out
  }

  private func code<Code: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ name: String
  ) throws(PipelineError) -> Code {
    let raw = try string(node, name)
    guard let code = Code(rawValue: raw) else {
      let allowed = Code.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(node, "\(name): \(raw) (allowed: \(allowed))")
    }
    return code
  }

  private func int(
    _ node: Node, _ name: String, _ range: ClosedRange<Int>
  ) throws(PipelineError) -> Int {
    guard let value = node.int, range.contains(value) else {
      throw error(
        node,
        "\(name): \(node.string ?? "?") (allowed: \(range.lowerBound) to \(range.upperBound))")
    }
    return value
  }

  private func number(
    _ node: Node, _ name: String, _ range: ClosedRange<Double>
  ) throws(PipelineError) -> Double {
    guard let value = node.float, range.contains(value) else {
      throw error(
        node,
        "\(name): \(node.string ?? "?") (allowed: \(range.lowerBound) to \(range.upperBound))")
    }
    return value
  }

  private func day(_ node: Node, _ name: String) throws(PipelineError) -> String {
    let raw = try string(node, name)
    guard Day(raw) != nil else {
      throw error(node, "\(name): \(raw) (a day such as 2026-11-01 expected)")
    }
    return raw
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: 1
    }
  }

  private static func message(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem.trimmingCharacters(in: .whitespacesAndNewlines)
    case .duplicatedKeysInMapping(let keys, _):
      "\(keys.joined(separator: ", ")) stands twice"
    default: "not YAML (\(error))"
    }
  }
}
