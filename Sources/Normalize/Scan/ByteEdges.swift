/// The edges of a trie over bytes, by hash of node and byte: 4 bytes a place and no rows of children,
/// most of which would be empty and must be written all the same when the tables are read.
///
/// A node is a number; the root is 0, so that 0 also says "no such child".
struct ByteEdges: Sendable {
  /// Open addressing: the parent and the byte plus one, 0 for a free slot. A node is its slot plus one.
  private var keys: [UInt32]
  private let shift: UInt32

  /// - Parameter capacity: nodes at most, as many as the words have bytes.
  init(capacity: Int) {
    precondition(capacity < 1 << 22, "a node and a byte fit into 32 bits")
    var bits: UInt32 = 6
    while 1 << bits < capacity * 2 { bits += 1 }
    keys = [UInt32](repeating: 0, count: 1 << bits)
    shift = 32 - bits
  }

  /// Numbers that nodes may have.
  var nodeCount: Int { keys.count + 1 }

  /// The child of a node by a byte, made when there is none.
  mutating func insert(_ byte: UInt8, below node: Int) -> Int {
    let slot = self.slot(node, byte)
    keys[slot] = Self.key(node, byte)
    return slot + 1
  }

  @inline(__always)
  func child(of node: Int, _ byte: UInt8) -> Int {
    let slot = self.slot(node, byte)
    return keys[slot] == 0 ? 0 : slot + 1
  }

  /// Where an edge stands, or the free slot that it would take.
  @inline(__always)
  private func slot(_ node: Int, _ byte: UInt8) -> Int {
    let key = Self.key(node, byte)
    var slot = Int((key &* 0x9E37_79B1) >> shift)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  @inline(__always)
  private static func key(_ node: Int, _ byte: UInt8) -> UInt32 {
    UInt32(truncatingIfNeeded: node) << 8 | UInt32(byte) &+ 1
  }
}
