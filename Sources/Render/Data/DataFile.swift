import Glibc

/// A file of the report that is written piece by piece. Owns its descriptor.
struct DataFile: ~Copyable {
  /// Bytes after which a writer hands out a piece.
  static let piece = 1 << 20

  private let path: String
  private let descriptor: Int32

  /// - Throws: ``RenderError`` when the file can't be made.
  init(path: String) throws(RenderError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  borrowing func write(_ bytes: [UInt8]) throws(RenderError) {
    var at = 0
    while at < bytes.count {
      let n = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: at), $0.count - at)
      }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { throw Self.failure(path) }
      at += n
    }
  }

  private static func failure(_ path: String) -> RenderError {
    RenderError(place: path, reason: .unwritable(String(cString: strerror(errno))))
  }
}
