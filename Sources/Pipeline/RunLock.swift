import Glibc

/// An advisory lock on the output folder that dies with the process (flock).
struct RunLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock, waiting up to `seconds` for its holder.
  /// - Throws: ``PipelineError/locked(path:holder:)`` naming the holder's process, or `cannotWrite`.
  init(path: String, waiting seconds: Int) throws(PipelineError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw PipelineError.cannotWrite(path: path, why: String(cString: strerror(errno)))
    }
    var left = seconds * 10
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, left > 0 else {
        let holder = Self.read(descriptor)
        close(descriptor)
        throw PipelineError.locked(path: path, holder: holder.isEmpty ? "unknown" : holder)
      }
      left -= 1
      usleep(100_000)
    }
    self.descriptor = descriptor
    let text = Array("process \(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, text, text.count, 0)
  }

  deinit { close(descriptor) }

  private static func read(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 64)
    let n = pread(descriptor, &buffer, buffer.count, 0)
    let text = String(decoding: buffer.prefix(max(0, n)), as: UTF8.self)
    return String(text.prefix { $0 != "\n" })
  }
}
