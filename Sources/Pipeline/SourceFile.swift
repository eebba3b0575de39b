import Extract
import Glibc

/// A file's name as the system has it: bytes, which need not be UTF-8.
struct SourcePath: Hashable, Sendable {
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ string: String) { bytes = Array(string.utf8) }

  /// The name as text, broken bytes as U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  fileprivate var pointer: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

/// Reads files that nobody vouches for: devices, pipes, loops of links, files that change meanwhile.
enum SourceFile {
  /// Opens a regular file, without waiting for anything, and gives its descriptor to `body`.
  /// - Throws: ``ExtractError`` when it is none, can't be opened, or changed while `body` ran.
  static func open(_ path: SourcePath, _ body: (Int32) -> Void) throws(ExtractError) {
    func fail(_ reason: ExtractError.Reason) -> ExtractError {
      ExtractError(place: path.text, reason: reason)
    }
    guard !path.bytes.contains(0) else { throw fail(.unreadable("the name has a zero byte")) }
    // Without O_NONBLOCK a named pipe would wait for a writer.
    let descriptor = Glibc.open(path.pointer, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw fail(.unreadable(String(cString: strerror(errno)))) }
    defer { close(descriptor) }
    var before = stat()
    guard fstat(descriptor, &before) == 0 else {
      throw fail(.unreadable(String(cString: strerror(errno))))
    }
    guard before.st_mode & S_IFMT == S_IFREG else { throw fail(.notRegular(kind(before.st_mode))) }
    body(descriptor)
    var after = stat()
    guard fstat(descriptor, &after) == 0, before.st_size == after.st_size,
      before.st_mtim.tv_sec == after.st_mtim.tv_sec,
      before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
    else { throw fail(.changed) }
  }

  /// All bytes of a regular file.
  static func read(_ path: SourcePath, limit: Int) throws(ExtractError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: ExtractError.Reason?
    try open(path) { descriptor in
      var chunk = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let n = Glibc.read(descriptor, &chunk, chunk.count)
        if n < 0, errno == EINTR { continue }
        if n < 0 { failure = .unreadable(String(cString: strerror(errno))) }
        if n <= 0 { return }
        bytes.append(contentsOf: chunk[..<n])
        if bytes.count > limit {
          failure = .overLimit(what: "bytes", value: bytes.count, limit: limit)
          return
        }
      }
    }
    if let failure { throw ExtractError(place: path.text, reason: failure) }
    return bytes
  }

  private static func kind(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "folder"
    case S_IFIFO: "named pipe"
    case S_IFCHR, S_IFBLK: "device"
    case S_IFSOCK: "socket"
    default: "no file"
    }
  }

  /// The files below a folder, sorted by the bytes of their paths; anything else stands for itself.
  ///
  /// Links to folders below are not followed, so that no loop of links is walked; links to files are.
  static func files(under path: SourcePath) -> [SourcePath] {
    var status = stat()
    guard stat(path.pointer, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return [path]
    }
    var found: [SourcePath] = []
    var folders = [path]
    while let folder = folders.popLast() {
      for name in names(in: folder) {
        let slash: [UInt8] = folder.bytes.last == 0x2F ? [] : [0x2F]
        let child = SourcePath(bytes: folder.bytes + slash + name)
        var status = stat()
        guard lstat(child.pointer, &status) == 0 else {
          found.append(child)
          continue
        }
        if status.st_mode & S_IFMT == S_IFDIR {
          folders.append(child)
        } else if status.st_mode & S_IFMT == S_IFLNK, isFolder(child) {
          continue
        } else {
          found.append(child)
        }
      }
    }
    return found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func isFolder(_ path: SourcePath) -> Bool {
    var status = stat()
    return stat(path.pointer, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: SourcePath) -> [[UInt8]] {
    guard let handle = opendir(folder.pointer) else { return [] }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }
}
