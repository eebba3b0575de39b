import Glibc
import JSON

/// Tells a person how far a run is: a bar on a terminal, one line at the end elsewhere, JSON for
/// machines, nothing when quiet.
public struct RunProgress: Sendable {
  public enum Style: String, Sendable, CaseIterable { case auto, json }

  let quiet: Bool
  let json: Bool
  let isTerminal: Bool
  private let start = ContinuousClock.now

  public init(quiet: Bool, style: Style) {
    self.quiet = quiet
    json = style == .json
    isTerminal = isatty(STDERR_FILENO) == 1 && style == .auto
  }

  func step(done: Int, of total: Int) {
    guard !quiet else { return }
    if json {
      return line("{\"done\":\(done),\"event\":\"progress\",\"total\":\(total)}")
    }
    guard isTerminal, total > 1 else { return }
    let seconds = elapsed
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
    let width = 30
    let full = done * width / max(total, 1)
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
    Output.write(
      Array("\r[\(bar)] \(done)/\(total)  \(Int(rate)) documents/s  \(left) s left \u{1B}[K".utf8),
      to: STDERR_FILENO)
    if done == total { Output.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
  }

  /// Says what a reader of the log must know also when quiet.
  func trouble(_ message: String) {
    if json {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("event")
      writer.value("trouble")
      writer.key("message")
      writer.value(message)
      writer.endObject()
      line(String(decoding: writer.bytes, as: UTF8.self))
    } else {
      Output.error(message)
    }
  }

  func note(_ message: String) {
    guard !quiet, !json else { return }
    line(message)
  }

  var elapsed: Double {
    let duration = ContinuousClock.now - start
    return Double(duration.components.seconds)
      + Double(duration.components.attoseconds) * 1e-18
  }

  private func line(_ text: String) { Output.write(Array((text + "\n").utf8), to: STDERR_FILENO) }
}
