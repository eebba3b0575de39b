import Digest
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4 examples of the NIST cryptographic toolkit.
  @Test(
    "known digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func known(text: String, expected: String) {
    let bytes = Array(text.utf8)
    #expect(SHA256.hex(bytes) == expected)
    var stream = SHA256.Stream()
    stream.add(bytes[...])
    #expect(stream.hex() == expected)
  }

  @Test("pieces of any size give the digest of the whole", arguments: [1, 7, 63, 64, 65, 4096])
  func pieces(size: Int) {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var stream = SHA256.Stream()
    stream.add([])
    var at = 0
    while at < bytes.count {
      let end = min(at + size, bytes.count)
      stream.add(bytes[at..<end])
      at = end
    }
    #expect(stream.hex() == SHA256.hex(bytes))
  }
}
