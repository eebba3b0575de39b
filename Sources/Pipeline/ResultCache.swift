import Glibc

/// Stage results by key, each a file of JSON Lines. A result that can't be read is made again.
struct ResultCache: Sendable {
  let folder: String

  fileprivate func path(_ key: StageKey) -> String {
    "\(folder)/\(key.stage.rawValue)/\(key.hex.prefix(2))/\(key.hex).jsonl"
  }

  func contains(_ key: StageKey) -> Bool { Files.exists(path(key)) }

  /// Reads the lines of a result one by one.
  /// - Returns: false when there is none, or its end is missing.
  func forEachLine(of key: StageKey, _ body: ([UInt8]) -> Void) -> Bool {
    var isWhole = false
    do {
      try SourceFile.open(SourcePath(path(key))) { descriptor in
        let end = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0x0A
        isWhole = end == 0 || pread(descriptor, &last, 1, end - 1) == 1 && last == 0x0A
        guard isWhole, lseek(descriptor, 0, SEEK_SET) == 0 else { return }
        var reader = LineReader(descriptor: descriptor)
        while let line = reader.next() { body(line) }
      }
    } catch { return false }
    return isWhole
  }

  func writer(_ key: StageKey) -> ResultWriter { ResultWriter(path: path(key)) }
}

/// Writes a result piece by piece beside its place; it is there when it is whole. Small ones are held
/// until then.
struct ResultWriter {
  private let path: String
  private var buffer: [UInt8] = []
  private var descriptor: Int32?

  private static let held = 1 << 20

  init(path: String) { self.path = path }

  private var temporary: String { "\(path).\(getpid()).tmp" }

  mutating func append(_ bytes: [UInt8]) throws(PipelineError) {
    buffer.append(contentsOf: bytes)
    if buffer.count > Self.held { try write() }
  }

  mutating func finish() throws(PipelineError) {
    try write()
    guard let open = descriptor else { return }
    descriptor = nil
    guard close(open) == 0, rename(temporary, path) == 0 else {
      let error = Files.failure(path)
      unlink(temporary)
      throw error
    }
  }

  mutating func discard() {
    buffer = []
    guard let open = descriptor else { return }
    descriptor = nil
    close(open)
    unlink(temporary)
  }

  private mutating func write() throws(PipelineError) {
    let target = try opened()
    defer { buffer = [] }
    guard Files.write(buffer, to: target) else {
      let error = Files.failure(path)
      discard()
      throw error
    }
  }

  private mutating func opened() throws(PipelineError) -> Int32 {
    if let descriptor { return descriptor }
    func open() -> Int32 { Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    var new = open()
    if new < 0 {
      // The folder is missing, most often: 256 of them are made in a cache's life.
      try Files.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
      new = open()
    }
    guard new >= 0 else { throw Files.failure(path) }
    descriptor = new
    return new
  }
}
