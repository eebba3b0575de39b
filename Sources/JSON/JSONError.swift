/// Why bytes are not JSON (RFC 8259), and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpected(UInt8)
    case badNumber
    case badEscape
    case controlCharacter
    case notUTF8
    case tooDeep(limit: Int)
    case trailingBytes
  }
  /// Byte offset into the input.
  public var offset: Int
  public var reason: Reason

  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  public var description: String {
    let what =
      switch reason {
      case .unexpectedEnd: "ends in the middle of a value"
      case .unexpected(let byte): "unexpected byte 0x\(String(byte, radix: 16))"
      case .badNumber: "not a number"
      case .badEscape: "not an escape sequence"
      case .controlCharacter: "control character in a string"
      case .notUTF8: "not UTF-8"
      case .tooDeep(let limit): "nested too deep (limit \(limit))"
      case .trailingBytes: "more than one value"
      }
    return "byte \(offset): \(what)"
  }
}
