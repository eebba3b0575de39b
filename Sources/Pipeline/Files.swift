import Digest
import Foundation
import Glibc

/// The file operations of the runner, with errors that name the path.
enum Files {
  static func failure(_ path: String) -> PipelineError {
    .cannotWrite(path: path, why: String(cString: strerror(errno)))
  }

  static func makeFolder(_ path: String) throws(PipelineError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure(path)
    }
  }

  /// The bytes of a regular file of at most 256 MiB.
  static func read(_ path: String) -> [UInt8]? {
    try? SourceFile.read(SourcePath(path), limit: 256 << 20)
  }

  /// SHA-256 and size of a regular file of any size, read in pieces; nil when it can't be read.
  static func digest(_ path: String) -> (hex: String, bytes: Int)? {
    var found: (hex: String, bytes: Int)?
    do {
      try SourceFile.open(SourcePath(path)) { found = digest($0) }
    } catch { return nil }
    return found
  }

  /// The same of an open file, from where it stands.
  static func digest(_ descriptor: Int32) -> (hex: String, bytes: Int)? {
    var hash = SHA256.Stream()
    var count = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let n = Glibc.read(descriptor, &chunk, chunk.count)
      if n < 0, errno == EINTR { continue }
      if n < 0 { return nil }
      if n == 0 { return (hash.hex(), count) }
      hash.add(chunk[..<n])
      count += n
    }
  }

  /// What `pick` makes of the lines of a file, which are read one by one; nil when it can't be opened.
  static func lines<Value>(_ path: String, _ pick: ([UInt8]) -> Value?) -> [Value]? {
    var out: [Value] = []
    do {
      try SourceFile.open(SourcePath(path)) { descriptor in
        var reader = LineReader(descriptor: descriptor)
        while let line = reader.next() {
          if let value = pick(line) { out.append(value) }
        }
      }
    } catch { return nil }
    return out
  }

  /// Writes beside the file, flushes to disk when asked, and renames into place.
  static func write(
    _ bytes: [UInt8], to path: String, durable: Bool = false
  ) throws(PipelineError) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    guard write(bytes, to: descriptor) else {
      let error = failure(path)
      close(descriptor)
      unlink(temporary)
      throw error
    }
    if durable { fsync(descriptor) }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  /// Writes all bytes; false, with `errno` set, when that can't be done.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let n = bytes[at...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { return false }
      at += n
    }
    return true
  }

  /// Flushes a file or folder to disk.
  static func flush(_ path: String) throws(PipelineError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Names in a folder, sorted; none when it isn't there.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
