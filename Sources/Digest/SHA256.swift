private import CCrypto

/// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto.
public enum SHA256 {
  /// Returns the digest as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let ok = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
    precondition(ok == 1 && length == 32, "libcrypto has no SHA-256")
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
