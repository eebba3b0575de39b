private import CCrypto

/// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto.
public enum SHA256 {
  /// Fetched once: libcrypto looks through its providers for each `EVP_sha256()`, which costs 10 µs.
  /// Never freed, and safe to share: an `EVP_MD` is constant and counted with atomics.
  nonisolated(unsafe) private static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  /// A digest of bytes that come in pieces.
  public struct Stream: ~Copyable {
    private let context: OpaquePointer?

    public init() {
      context = EVP_MD_CTX_new()
      precondition(
        EVP_DigestInit_ex(context, SHA256.algorithm, nil) == 1, "libcrypto has no SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    public mutating func add(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// Ends the digest: 64 lower-case hexadecimal digits.
    public consuming func hex() -> String {
      var digest = [UInt8](repeating: 0, count: 32)
      var length: UInt32 = 0
      let ok = EVP_DigestFinal_ex(context, &digest, &length)
      precondition(ok == 1 && length == 32, "libcrypto has no SHA-256")
      return SHA256.hexadecimal(digest)
    }
  }

  /// Returns the digest as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let ok = EVP_Digest(bytes, bytes.count, &digest, &length, algorithm, nil)
    precondition(ok == 1 && length == 32, "libcrypto has no SHA-256")
    return hexadecimal(digest)
  }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
