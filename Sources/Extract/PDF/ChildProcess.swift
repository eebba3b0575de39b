import CSystem
import Glibc

/// A program run on bytes under caps: wall clock, processor time, address space, output, no core file.
///
/// The input is an anonymous memory file that the child opens as `/dev/fd/3`; limits are set by
/// util-linux `prlimit`, which then becomes the program. The child leads a process group, so that what
/// it starts dies with it.
struct ChildProcess {
  var limits: Limits

  struct Output {
    var bytes: [UInt8]
    /// First lines of standard error.
    var complaint: String
    /// Exit code; 128 + signal when killed.
    var status: Int32
  }

  enum Failure: Error {
    case cannotStart(String)
    case overTime
    case overOutput(Int)
  }

  /// Path by which the child opens its input.
  static let input = "/dev/fd/3"

  func run(_ arguments: [String], input bytes: [UInt8]) throws(Failure) -> Output {
    let file = pagup_memory_file()
    guard file >= 0 else { throw .cannotStart(Self.why()) }
    defer { close(file) }
    guard Self.write(bytes, to: file) else { throw .cannotStart(Self.why()) }
    lseek(file, 0, SEEK_SET)
    var out: [Int32] = [-1, -1]
    var err: [Int32] = [-1, -1]
    guard pagup_pipe(&out) == 0 else { throw .cannotStart(Self.why()) }
    guard pagup_pipe(&err) == 0 else {
      close(out[0])
      close(out[1])
      throw .cannotStart(Self.why())
    }
    let child = spawn(arguments, file: file, out: out[1], err: err[1])
    let problem = Self.why()
    close(out[1])
    close(err[1])
    defer {
      close(out[0])
      close(err[0])
    }
    guard let child else { throw .cannotStart(problem) }
    return try collect(child, out[0], err[0])
  }

  private static func why() -> String { String(cString: strerror(errno)) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let n = bytes[at...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { return false }
      at += n
    }
    return true
  }

  private func spawn(_ arguments: [String], file: Int32, out: Int32, err: Int32) -> pid_t? {
    let command =
      [
        "prlimit", "--as=\(limits.childMemory)", "--cpu=\(max(1, limits.childSeconds / 2))",
        "--core=0", "--fsize=0", "--nofile=64", "--",
      ] + arguments
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    // Standard streams first: our own descriptors lie above 3 once these are taken.
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out, 1)
    posix_spawn_file_actions_adddup2(&actions, err, 2)
    posix_spawn_file_actions_adddup2(&actions, file, 3)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let words: [UnsafeMutablePointer<CChar>?] = command.map { (s: String) in strdup(s) } + [nil]
    let settings = ["LC_ALL=C.UTF-8", "PATH=\(Self.path)"]
    let environment: [UnsafeMutablePointer<CChar>?] =
      settings.map { (s: String) in strdup(s) } + [nil]
    defer { (words + environment).forEach { free($0) } }
    var child: pid_t = 0
    let status = posix_spawnp(&child, "prlimit", &actions, &attributes, words, environment)
    if status != 0 { errno = status }
    return status == 0 ? child : nil
  }

  private static let path = "/usr/local/bin:/usr/bin:/bin"

  private func collect(_ child: pid_t, _ out: Int32, _ err: Int32) throws(Failure) -> Output {
    var output: [UInt8] = []
    var complaint: [UInt8] = []
    var failure: Failure?
    let deadline = Self.now() + limits.childSeconds * 1000
    var open: [Int32] = [out, err]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      let left = deadline - Self.now()
      if left <= 0 {
        failure = .overTime
        break
      }
      var polls = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&polls, nfds_t(polls.count), Int32(min(left, 1000)))
      if ready < 0, errno != EINTR { break }
      for item in polls where ready > 0 && item.revents != 0 {
        let n = read(item.fd, &chunk, chunk.count)
        if n < 0, errno == EINTR || errno == EAGAIN { continue }
        if n <= 0 {
          open.removeAll { $0 == item.fd }
        } else if item.fd == out {
          output.append(contentsOf: chunk[..<n])
        } else if complaint.count < 4096 {
          complaint.append(contentsOf: chunk[..<n])
        }
      }
      if output.count > limits.childOutput {
        failure = .overOutput(output.count)
        break
      }
    }
    // A child may close its streams and stay.
    var status: Int32 = 0
    while failure == nil, waitpid(child, &status, WNOHANG) == 0 {
      if Self.now() >= deadline { failure = .overTime } else { usleep(500) }
    }
    if let failure {
      kill(-child, SIGKILL)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      throw failure
    }
    let signal = status & 0x7F
    return Output(
      bytes: output, complaint: String(decoding: complaint, as: UTF8.self),
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }

  /// Milliseconds of a clock that is never set.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
