import JSON

/// What a run read and wrote: `manifest.json`. It holds nothing that differs between two runs over
/// the same input; times are kept in `history.jsonl` beside the runs.
struct Manifest: Hashable, Sendable {
  struct Input: Hashable, Sendable {
    var path: String
    var sha256: String
    var bytes: Int
    /// Stage keys in order of the stages, hexadecimal.
    var keys: [String]
    var documents: Int
    var failures: [String]
  }

  struct Output: Hashable, Sendable {
    var name: String
    var sha256: String
    var bytes: Int
  }

  var run: String
  var version: String
  var previous: String?
  var lexicon: String
  /// Versions of the stages, in order.
  var stages: [Int]
  var settings: [String]
  var documents: Int
  var claims: Int
  /// The newest date of a document.
  var newest: String?
  var inputs: [Input]
  var outputs: [Output]

  var bytes: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("claims")
    json.value(claims)
    json.key("documents")
    json.value(documents)
    json.key("inputs")
    json.beginArray()
    for input in inputs {
      json.beginObject()
      json.key("bytes")
      json.value(input.bytes)
      json.key("documents")
      json.value(input.documents)
      json.key("failures")
      Self.write(input.failures, &json)
      json.key("keys")
      Self.write(input.keys, &json)
      json.key("path")
      json.value(input.path)
      json.key("sha256")
      json.value(input.sha256)
      json.endObject()
    }
    json.endArray()
    json.key("lexicon")
    json.value(lexicon)
    json.key("newest")
    json.value(newest)
    json.key("outputs")
    json.beginArray()
    for output in outputs {
      json.beginObject()
      json.key("bytes")
      json.value(output.bytes)
      json.key("name")
      json.value(output.name)
      json.key("sha256")
      json.value(output.sha256)
      json.endObject()
    }
    json.endArray()
    json.key("previous")
    json.value(previous)
    json.key("run")
    json.value(run)
    json.key("schema")
    json.value("pagup.manifest/1")
    json.key("settings")
    Self.write(settings, &json)
    json.key("stages")
    json.beginArray()
    for version in stages { json.value(version) }
    json.endArray()
    json.key("version")
    json.value(version)
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private static func write(_ strings: [String], _ json: inout JSONWriter) {
    json.beginArray()
    for s in strings { json.value(s) }
    json.endArray()
  }

  /// Reads a manifest; nil when the bytes are not one.
  init?(bytes: [UInt8]) {
    guard let json = try? JSONValue.parse(bytes), json["schema"]?.string == "pagup.manifest/1",
      let run = json["run"]?.string, let version = json["version"]?.string,
      let lexicon = json["lexicon"]?.string
    else { return nil }
    self.run = run
    self.version = version
    self.lexicon = lexicon
    previous = json["previous"]?.string
    stages = json["stages"]?.array?.compactMap(\.int) ?? []
    settings = Self.strings(json["settings"])
    documents = json["documents"]?.int ?? 0
    claims = json["claims"]?.int ?? 0
    newest = json["newest"]?.string
    inputs = (json["inputs"]?.array ?? []).map {
      Input(
        path: $0["path"]?.string ?? "", sha256: $0["sha256"]?.string ?? "",
        bytes: $0["bytes"]?.int ?? 0, keys: Self.strings($0["keys"]),
        documents: $0["documents"]?.int ?? 0, failures: Self.strings($0["failures"]))
    }
    outputs = (json["outputs"]?.array ?? []).map {
      Output(
        name: $0["name"]?.string ?? "", sha256: $0["sha256"]?.string ?? "",
        bytes: $0["bytes"]?.int ?? 0)
    }
  }

  private static func strings(_ value: JSONValue?) -> [String] {
    value?.array?.compactMap(\.string) ?? []
  }

  init(run: String, version: String, lexicon: String) {
    self.run = run
    self.version = version
    self.lexicon = lexicon
    previous = nil
    stages = StageKey.Stage.allCases.map(\.version)
    settings = []
    documents = 0
    claims = 0
    newest = nil
    inputs = []
    outputs = []
  }
}
