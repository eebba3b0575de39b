import Foundation
import Testing

/// Programs that the tests of written files need; `.ci/setup --test` installs them.
enum Tools {
  /// A script of the folder Tools.
  static func script(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Tools/" + name).path
  }

  /// A folder of its own, removed afterwards.
  static func inFolder<T>(_ body: (String) throws -> T) throws -> T {
    let folder = NSTemporaryDirectory() + "pagup-render-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// A Python that has openpyxl: the first on the path, or the system's, which the package is for.
  static let python: String = {
    for candidate in ["python3", "/usr/bin/python3"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [candidate, "-c", "import openpyxl"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return candidate }
    }
    return "python3"
  }()

  /// Runs a program and returns what it prints; a program that fails fails the test with its complaint.
  static func run(
    _ tool: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Data {
    // Through files: a pipe's reads are interrupted by the signals of other tests' children.
    let paths = [folder + "/stdout-" + UUID().uuidString, folder + "/stderr-" + UUID().uuidString]
    for path in paths { FileManager.default.createFile(atPath: path, contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[0]))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: paths[1]))
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    try output.close()
    try errors.close()
    let complaint = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: paths[1])), as: UTF8.self)
    try #require(
      process.terminationStatus == 0, "\(tool): \(complaint) (tools: .ci/setup --test)")
    return try Data(contentsOf: URL(fileURLWithPath: paths[0]))
  }

  /// Lets LibreOffice convert a file, with its profile in `folder`.
  static func convert(
    _ path: String, to form: String, into target: String, in folder: String
  ) throws {
    _ = try run(
      "libreoffice",
      [
        "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", form,
        "--outdir", target, path,
      ], in: folder)
  }

  /// A workbook as openpyxl reads it.
  struct Book: Decodable {
    struct Cell: Decodable {
      enum Value: Decodable, Equatable {
        case number(Double)
        case text(String)

        init(from decoder: any Decoder) throws {
          let container = try decoder.singleValueContainer()
          if let number = try? container.decode(Double.self) {
            self = .number(number)
          } else {
            self = .text(try container.decode(String.self))
          }
        }
      }
      var type: String
      var value: Value
      var formula: String?
      var link: String?
    }

    struct Sheet: Decodable {
      var cells: [String: Cell]
      var tables: [String]
      var repeated: String?
      var wide: Int?
    }

    var order: [String]
    var sheets: [String: Sheet]
  }

  static func book(_ path: String, in folder: String) throws -> Book {
    let json = try run(python, [script("cells.py"), path], in: folder)
    return try JSONDecoder().decode(Book.self, from: json)
  }
}
