import CCrypto

/// Opens the sections of a distribution document (배포용 문서, Hancom's specification of 2010): the
/// text is under AES-128 with a key that stands, scrambled, in the section's first record.
enum HWPDistribution {
  /// - Returns: the section without its first record, deciphered; nil when it isn't of that form.
  static func open(_ section: [UInt8]) -> [UInt8]? {
    let head = section.u32(0)
    guard section.count > 260, head & 0x3FF == 28, head >> 20 == 256 else { return nil }
    var block = Array(section[4..<260])
    var random = Random(state: UInt32(truncatingIfNeeded: block.u32(0)))
    let offset = 4 + Int(random.state & 0xF)
    var at = 0
    while at < block.count {
      let mask = UInt8(random.next() & 0xFF)
      let run = Int(random.next() & 0xF) + 1
      for i in at..<min(at + run, block.count) where i >= 4 { block[i] ^= mask }
      at += run
    }
    guard offset + 80 <= block.count else { return nil }
    let key = Array(block[offset..<(offset + 16)])
    return decipher(Array(section[260...]), key: key)
  }

  /// The generator of Microsoft's C library.
  private struct Random {
    var state: UInt32
    mutating func next() -> UInt32 {
      state = state &* 214_013 &+ 2_531_011
      return state >> 16 & 0x7FFF
    }
  }

  private static func decipher(_ data: [UInt8], key: [UInt8]) -> [UInt8]? {
    guard let context = EVP_CIPHER_CTX_new() else { return nil }
    defer { EVP_CIPHER_CTX_free(context) }
    guard EVP_DecryptInit_ex(context, EVP_aes_128_ecb(), nil, key, nil) == 1,
      EVP_CIPHER_CTX_set_padding(context, 0) == 1
    else { return nil }
    let whole = data.count / 16 * 16
    var out = [UInt8](repeating: 0, count: whole + 16)
    var length: Int32 = 0
    guard EVP_DecryptUpdate(context, &out, &length, data, Int32(whole)) == 1 else { return nil }
    return Array(out[..<Int(length)])
  }
}
