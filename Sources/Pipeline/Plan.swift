/// What a run would do with each input, and why.
public struct Plan: Sendable {
  public struct Step: Hashable, Sendable {
    public var stage: String
    public var runs: Bool
    public var why: String
  }
  public struct Line: Hashable, Sendable {
    public var path: String
    public var steps: [Step]
  }
  public var lines: [Line]
  /// Whether the report itself would be written again.
  public var render: Step

  public var description: String {
    var out = ""
    for line in lines {
      out += line.path + "\n"
      for step in line.steps { out += Self.row(step) }
    }
    return out + "report\n" + Self.row(render)
  }

  private static func row(_ step: Step) -> String {
    let name = step.stage + String(repeating: " ", count: max(1, 11 - step.stage.count))
    return "  \(name)\(step.runs ? "run " : "skip")  \(step.why)\n"
  }
}

extension Plan {
  /// Compares with the latest manifest to say why.
  init(
    inputs: [InputFile], keys: KeyMaker, cache: ResultCache, latest: Manifest?, run: String
  ) {
    let known = Dictionary(
      (latest?.inputs ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    lines = inputs.map { input in
      let before = known[input.path]
      let steps = StageKey.Stage.allCases.map { stage in
        let known = cache.contains(keys.key(stage, input))
        return Step(
          stage: stage.rawValue, runs: !known,
          why: known
            ? "unchanged" : Self.reason(stage, input, before: before, keys: keys, latest: latest))
      }
      return Line(path: input.path, steps: steps)
    }
    if let latest, latest.run == run {
      render = Step(stage: "render", runs: false, why: "run \(run) is the latest")
    } else {
      let gone = Set(latest?.inputs.map(\.path) ?? []).subtracting(inputs.map(\.path)).count
      let why =
        latest == nil
        ? "no report yet"
        : gone > 0 ? "\(gone) inputs gone" : "inputs, settings or versions changed"
      render = Step(stage: "render", runs: true, why: why)
    }
  }

  private static func reason(
    _ stage: StageKey.Stage, _ input: InputFile, before: Manifest.Input?, keys: KeyMaker,
    latest: Manifest?
  ) -> String {
    guard let before, let latest else { return "new input" }
    if before.sha256 != input.sha256 { return "content changed" }
    let all = StageKey.Stage.allCases
    for (index, earlier) in all.enumerated() where index < latest.stages.count {
      if latest.stages[index] != earlier.version {
        return "\(earlier.rawValue) \(latest.stages[index]) → \(earlier.version)"
      }
      if earlier == stage { break }
    }
    if stage != .extract, latest.lexicon != keys.lexiconHash { return "lexicon changed" }
    if stage == .analyze, !latest.settings.contains(keys.analyzeSettings) {
      return "settings changed"
    }
    return "no stored result"
  }
}
