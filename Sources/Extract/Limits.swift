/// What one input may cost. Input is not trusted: every number here has been exceeded on purpose by
/// somebody.
public struct Limits: Hashable, Sendable {
  /// Bytes of one document before parsing.
  public var documentBytes = 64 << 20
  /// Bytes of a file that isn't streamed (ZIP).
  public var archiveBytes = 256 << 20
  /// Bytes that all members of one archive may unpack to, nested ones included.
  public var unpackedBytes = 256 << 20
  /// Unpacked : packed, looked at from 1 MiB of a web page, 8 MiB of a ZIP member and 64 MiB of gzip on;
  /// deflate itself reaches 1032 : 1.
  public var ratio = 200
  /// Members of one archive, parts of one mail, entries of one feed.
  public var members = 20_000
  /// Archives within archives, mails within mails.
  public var depth = 6
  /// Pages of a PDF file.
  public var pages = 5_000
  /// Seconds of the clock for one child process; half of it in processor time.
  public var childSeconds = 60
  /// Address space of a child process, in bytes.
  public var childMemory = 400 << 20
  /// Bytes that a child process may print.
  public var childOutput = 64 << 20
  /// Bytes of text of one document.
  public var textBytes = 32 << 20

  public init() {}
}
