/// The runner: plan, cache, lock, publish, manifest.
public enum Pipeline {
  public static let version = "0.1.0"
  /// Raised with every change of what the renderer writes.
  static let renderVersion = 7
}
