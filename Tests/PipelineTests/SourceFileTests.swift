import Extract
import Foundation
import Glibc
import Testing

@testable import Pipeline

@Suite("reading files that nobody vouches for")
final class SourceFileTests {
  private let folder: String

  init() throws {
    folder =
      NSTemporaryDirectory() + "pagup-source-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func failure(_ path: SourcePath, _ body: (Int32) -> Void = { _ in }) -> String? {
    do throws(ExtractError) {
      try SourceFile.open(path, body)
      return nil
    } catch {
      return error.description.replacingOccurrences(of: folder, with: "")
    }
  }

  @Test("pipes, devices, folders, loops and missing files are refused at once")
  func refused() {
    mkfifo(folder + "/pipe", 0o600)
    symlink("loop", folder + "/loop")
    #expect(failure(SourcePath(folder + "/pipe")) == "/pipe: not a regular file (named pipe)")
    #expect(failure(SourcePath("/dev/zero")) == "/dev/zero: not a regular file (device)")
    #expect(failure(SourcePath(folder)) == ": not a regular file (folder)")
    #expect(
      failure(SourcePath(folder + "/loop"))?.hasPrefix("/loop: can't be read (Too many levels")
        == true)
    #expect(
      failure(SourcePath(folder + "/none"))?.hasPrefix("/none: can't be read (No such file") == true
    )
  }

  @Test("a file that grows or is cut while it is read has changed", arguments: ["a", "w"])
  func changes(mode: String) {
    let path = folder + "/a.txt"
    FileManager.default.createFile(atPath: path, contents: Data("one".utf8))
    let message = failure(SourcePath(path)) { _ in
      let file = fopen(path, mode)
      fputs("four", file)
      fclose(file)
    }
    #expect(message == "/a.txt: changed while it was read")
  }

  @Test("a file that vanishes is refused when it isn't open yet, and read to its end when it is")
  func vanishes() throws {
    let path = folder + "/a.txt"
    FileManager.default.createFile(atPath: path, contents: Data("one".utf8))
    let listed = SourceFile.files(under: SourcePath(folder))
    var bytes = [UInt8](repeating: 0, count: 8)
    var count = 0
    let message = failure(listed[0]) { descriptor in
      unlink(path)
      count = read(descriptor, &bytes, bytes.count)
    }
    #expect(message == nil)
    #expect(bytes.prefix(count).elementsEqual("one".utf8))
    #expect(failure(listed[0])?.hasPrefix("/a.txt: can't be read (No such file") == true)
  }

  @Test("names of any bytes are listed in order; links to folders are not walked")
  func names() {
    let odd: [[UInt8]] = [Array("b\nc.txt".utf8), [0x61, 0xFF, 0x2E, 0x74], Array("가.txt".utf8)]
    for name in odd {
      let path = SourcePath(bytes: Array((folder + "/").utf8) + name)
      let descriptor = path.bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
        open(Array(buffer) + [0], O_CREAT | O_WRONLY, 0o600)
      }
      write(descriptor, "text", 4)
      close(descriptor)
    }
    symlink(folder, folder + "/self")
    let found = SourceFile.files(under: SourcePath(folder))
    #expect(
      found.map { Array($0.bytes.dropFirst(folder.utf8.count + 1)) } == [odd[1], odd[0], odd[2]])
    for path in found { #expect(failure(path) == nil) }
  }
}
