/// Tells which documents say the same as an earlier one.
///
/// Documents are fed in order. Exact copies (the same letters and digits) are found by hash, edited
/// copies by MinHash: one permutation (Li, Owen & Zhang 2012) over shingles of three words,
/// rotation for empty bins (Shrivastava & Li 2014), and banding (Leskovec et al., Mining of Massive
/// Datasets, 3.4). Only originals are kept, about 700 bytes each.
public struct DuplicateIndex: Sendable {
  public struct Settings: Hashable, Sendable {
    /// Share of shingles two documents must have in common, 0…1 (estimated with a standard error of
    /// 0.04).
    public var threshold = 0.7
    /// Days after the original in which a copy is one; nil for ever. Documents without a day always
    /// count.
    public var window: Int?

    public init() {}
  }

  public struct Answer: Hashable, Sendable {
    /// Id of the first document that says the same; nil for an original.
    public var duplicateOf: String?
    /// 100 for an original, then 75, 56, 42 … for each repeat: 100 × 0.75ⁿ, rounded.
    public var novelty: Int
    /// Estimated share of common shingles; 1 for exact copies, 0 for originals.
    public var similarity: Double
  }

  static let bins = 120
  static let rows = 5
  static let bands = bins / rows
  /// Texts with fewer shingles are compared by hash alone.
  static let fewestShingles = 8

  private let settings: Settings
  private var ids: [String] = []
  private var days: [Int32] = []
  private var repeats: [Int32] = []
  private var signatures: [UInt32] = []
  private var exact = SlotTable()
  private var banded = SlotTable()
  private var sketch = Sketch()

  public init(_ settings: Settings = Settings()) {
    precondition(settings.threshold > 0 && settings.threshold <= 1, "threshold is a share")
    self.settings = settings
  }

  /// Originals kept so far.
  public var count: Int { ids.count }

  /// Looks the document up and keeps it when it is an original.
  /// - Parameter day: days since 1970-01-01 (``day(of:)``), nil when not known.
  /// - Complexity: O(bytes).
  public mutating func add(id: String, text: [UInt8], day: Int? = nil) -> Answer {
    sketch.read(text)
    guard sketch.words > 0 else {
      return Answer(duplicateOf: nil, novelty: 100, similarity: 0)
    }
    let key = sketch.whole
    if let first = exact.value(key), isInWindow(first, day) {
      return copy(of: first, similarity: 1)
    }
    let isLong = sketch.shingles >= Self.fewestShingles
    if isLong, let (first, similarity) = nearest(day) {
      return copy(of: first, similarity: similarity)
    }
    keep(id, day, key, isLong)
    return Answer(duplicateOf: nil, novelty: 100, similarity: 0)
  }

  /// Days since 1970-01-01 of an ISO 8601 date that has year, month and day.
  public static func day(of date: String?) -> Int? {
    guard let date, date.utf8.count >= 10 else { return nil }
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
      return nil
    }
    // Days from civil, Howard Hinnant.
    let y = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private func isInWindow(_ first: Int, _ day: Int?) -> Bool {
    guard let window = settings.window, let day, days[first] != Int32.min else { return true }
    return abs(day - Int(days[first])) <= window
  }

  private mutating func copy(of first: Int, similarity: Double) -> Answer {
    repeats[first] += 1
    var novelty = 100.0
    for _ in 0..<min(repeats[first], 40) { novelty *= 0.75 }
    return Answer(
      duplicateOf: ids[first], novelty: Int(novelty.rounded()), similarity: similarity)
  }

  /// The most similar original that shares a band and reaches the threshold; of equals the first.
  private func nearest(_ day: Int?) -> (first: Int, similarity: Double)? {
    var best: (first: Int, similarity: Double)?
    var seen: [Int] = []
    for band in 0..<Self.bands {
      guard let candidate = banded.value(sketch.key(ofBand: band)), !seen.contains(candidate) else {
        continue
      }
      seen.append(candidate)
      guard isInWindow(candidate, day) else { continue }
      let base = candidate * Self.bins
      var same = 0
      for bin in 0..<Self.bins where signatures[base + bin] == sketch.bins[bin] { same += 1 }
      let similarity = Double(same) / Double(Self.bins)
      guard similarity >= settings.threshold else { continue }
      if let b = best,
        (b.similarity, -b.first) > (similarity, -candidate)
      {
        continue
      }
      best = (candidate, similarity)
    }
    return best
  }

  private mutating func keep(_ id: String, _ day: Int?, _ key: UInt64, _ isLong: Bool) {
    let index = ids.count
    ids.append(id)
    days.append(day.map { Int32(clamping: $0) } ?? Int32.min)
    repeats.append(0)
    exact.insert(key, index)
    signatures.append(contentsOf: sketch.bins)
    guard isLong else { return }
    for band in 0..<Self.bands { banded.insert(sketch.key(ofBand: band), index) }
  }
}

/// What one text is compared by.
struct Sketch: Sendable {
  private(set) var bins = [UInt32](repeating: .max, count: DuplicateIndex.bins)
  /// Hash of all words in order.
  private(set) var whole: UInt64 = 0
  private(set) var words = 0
  private(set) var shingles = 0

  /// Words are runs of letters and digits, ASCII letters folded; blanks and marks don't count.
  mutating func read(_ text: [UInt8]) {
    for i in bins.indices { bins[i] = .max }
    whole = 0x9E37_79B9_7F4A_7C15
    words = 0
    shingles = 0
    var first: UInt64 = 0
    var second: UInt64 = 0
    let isWord = Self.isWord
    text.withUnsafeBytes { text in
      var at = 0
      while at < text.count {
        let b = text[at]
        guard isWord[Int(b)], !Self.isMark(text, at) else {
          at += b >= 0xE0 ? 3 : 1
          continue
        }
        let start = at
        repeat {
          at += 1
        } while at < text.count && isWord[Int(text[at])] && !Self.isMark(text, at)
        add(Self.hash(text, start, at), &first, &second)
      }
    }
    fill()
  }

  /// Letters and digits, and all of what isn't ASCII but U+2000…2FFF and the like (``isMark``).
  private static let isWord: [Bool] = (0..<256).map { b in
    b >= 0x80 || isDigit(UInt8(b)) || isLetter(UInt8(b))
  }

  /// Quotation marks, dashes, ellipses, wide blanks and stops.
  @inline(__always)
  private static func isMark(_ text: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    let b = text[at]
    return b == 0xE3 || b == 0xE2 && at + 1 < text.count && text[at + 1] <= 0x81
  }

  /// Eight bytes at a time, ASCII letters in small.
  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(end - start)
    var at = start
    while at < end {
      var word: UInt64 = 0
      if at + 8 <= text.count {
        word = text.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
        if end - at < 8 { word &= ~0 >> UInt64(64 - 8 * (end - at)) }
      } else {
        for i in 0..<(end - at) { word |= UInt64(text[at + i]) << UInt64(8 * i) }
      }
      let wide = (word & 0x8080_8080_8080_8080) >> 1
      word |= (word & 0x4040_4040_4040_4040 & ~wide) >> 1
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      at += 8
    }
    return hash
  }

  private mutating func add(_ word: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
    words += 1
    whole = Self.mix(whole ^ word) &+ word
    if words >= 3 {
      let shingle = Self.mix(first &* 3 ^ second &* 5 ^ word &* 7)
      shingles += 1
      let bin = Int((shingle >> 32) % UInt64(DuplicateIndex.bins))
      let value = UInt32(truncatingIfNeeded: shingle)
      if value < bins[bin] { bins[bin] = value }
    }
    first = second
    second = word
  }

  /// An empty bin takes the value of the next full one, marked with the distance.
  private mutating func fill() {
    guard shingles > 0 else { return }
    let n = bins.count
    var source = -1
    for i in stride(from: n - 1, through: 0, by: -1) where bins[i] != .max { source = i }
    guard source >= 0 else { return }
    var distance = source
    var value = bins[source]
    // From the end backwards, going round.
    var filled = bins
    for i in stride(from: n - 1, through: 0, by: -1) {
      distance += 1
      if bins[i] != .max {
        value = bins[i]
        distance = 0
      } else {
        filled[i] = value &+ UInt32(truncatingIfNeeded: distance) &* 0x9E37_79B1
      }
    }
    bins = filled
  }

  func key(ofBand band: Int) -> UInt64 {
    var key = UInt64(band) &* 0xD6E8_FEB8_6659_FD93
    for row in 0..<DuplicateIndex.rows {
      key = Self.mix(key ^ UInt64(bins[band * DuplicateIndex.rows + row]))
    }
    return key
  }

  /// The finalizer of SplitMix64.
  @inline(__always)
  static func mix(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// Keys to the last index stored under them: open addressing, 12 bytes a slot.
struct SlotTable: Sendable {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var used = 0

  func value(_ key: UInt64) -> Int? {
    guard !keys.isEmpty else { return nil }
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while values[slot] >= 0 {
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// A later value replaces an earlier one: the original whose window is still open.
  mutating func insert(_ key: UInt64, _ value: Int) {
    if (used + 1) * 4 > keys.count * 3 { grow() }
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while values[slot] >= 0 {
      if keys[slot] == key {
        values[slot] = Int32(value)
        return
      }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    values[slot] = Int32(value)
    used += 1
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    let size = max(1024, keys.count * 2)
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: -1, count: size)
    used = 0
    for (key, value) in zip(oldKeys, oldValues) where value >= 0 { insert(key, Int(value)) }
  }
}
