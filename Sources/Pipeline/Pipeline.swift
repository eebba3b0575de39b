/// The runner: plan, cache, lock, publish, manifest.
public enum Pipeline {
  public static let version = "0.1.0"
}
