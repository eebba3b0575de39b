/// How the program ends (sysexits.h where it has a code); docs/exit-codes.md.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  case ok = 0
  /// A filter served what it could and wrote error records for the rest.
  case someFailed = 1
  case warnings = 10
  case staleInput = 11
  case qualityGate = 12
  case usage = 64
  case badInput = 65
  case noInput = 66
  case unavailable = 69
  case `internal` = 70
  case cannotWrite = 73
  case locked = 75
  case interrupted = 130
  case terminated = 143
}
