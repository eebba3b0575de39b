/// A text while it is read: its UTF-8 bytes, held in place by whoever owns them.
///
/// Finders read through a pointer, as every check of an `[UInt8]` index and every count of its owners
/// is paid once a byte (Benchmarks/README). Places are checked against the limit of the block by the
/// reader; builds for debugging, in which the tests run, check each index as well.
typealias Bytes = UnsafeBufferPointer<UInt8>
