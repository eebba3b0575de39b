import Foundation

/// The built `pagup`, run as a child process.
struct Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
    /// The most memory the program or a child of it held, in KiB.
    var peak: Int

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Beside the test bundle, where the package manager puts the products.
  static var path: String {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return (runner as NSString).deletingLastPathComponent + "/pagup"
  }

  /// The checkout, where the Korean dictionary lies.
  static var checkout: String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }

  /// Starts the program from a small process: a child counts what its parent held at the start.
  private static let launcher = """
    import resource, subprocess, sys
    status = subprocess.run(sys.argv[2:]).returncode
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    open(sys.argv[1], "w").write(str(peak))
    sys.exit(status if status >= 0 else 128 - status)
    """

  static func run(
    _ arguments: [String], input: String = "", folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    let files = try TemporaryFolder()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", launcher, files.path + "/peak", path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder ?? checkout)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try files.write(input, to: "in")
    try files.write("", to: "out")
    try files.write("", to: "err")
    process.standardInput = FileHandle(forReadingAtPath: files.path + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: files.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: files.path + "/err")
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: files.read("out") ?? [], as: UTF8.self),
      errors: String(decoding: files.read("err") ?? [], as: UTF8.self),
      peak: Int(String(decoding: files.read("peak") ?? [], as: UTF8.self)) ?? .max)
  }
}
