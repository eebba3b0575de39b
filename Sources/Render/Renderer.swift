/// Writes the report of a set of analyses.
public struct Renderer: Sendable {
  public init() {}
}
