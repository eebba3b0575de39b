/// What the class and id of an element tell about it.
struct CueEffects: OptionSet, Sendable {
  let rawValue: UInt8
  /// Left out unless it holds a good part of the page's text.
  static let drop = CueEffects(rawValue: 1)
  /// Left out unless nothing else is there.
  static let strong = CueEffects(rawValue: 2)
  static let caption = CueEffects(rawValue: 4)
  /// The container of an article's text.
  static let body = CueEffects(rawValue: 8)
  static let good = CueEffects(rawValue: 16)
  /// Names the author.
  static let author = CueEffects(rawValue: 32)
  /// The headline of the article.
  static let headline = CueEffects(rawValue: 64)

  static func named(_ name: String) -> CueEffects {
    switch name {
    case "drop": .drop
    case "strong": .strong
    case "caption": .caption
    case "body": .body
    case "good": .good
    case "author": .author
    case "headline": .headline
    default: []
    }
  }
}

/// The table of class names (class-cues.csv), matched on whole words or parts of a name.
struct ClassCues: Sendable {
  static let shared = ClassCues()

  /// By ``hash(_:_:)`` of the name.
  private var words: [UInt64: CueEffects] = [:]
  private var parts: [(text: [UInt8], effect: CueEffects)] = []

  /// Beginnings of names that tell of the whole page or of its subject: `has-sidebar`, `tag-…`.
  private var ignored: [[UInt8]] = []

  private init() {
    for row in CueTable("class-cues").rows where row.count == 3 {
      let effect = CueEffects.named(row[2])
      if row[1] == "part" {
        parts.append((Array(row[0].utf8), effect))
      } else if row[1] == "prefix" {
        ignored.append(Array(row[0].utf8))
      } else {
        words[row[0].utf8.reduce(Self.start, Self.hash), default: []].formUnion(effect)
      }
    }
  }

  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// - Parameter name: the value of a `class` or `id` attribute.
  func effects(_ name: ArraySlice<UInt8>) -> CueEffects {
    var out: CueEffects = []
    for one in name.prefix(400).split(whereSeparator: { $0 <= 0x20 })
    where !ignored.contains(where: { one.starts(with: $0) }) {
      out.formUnion(single(one))
    }
    return out
  }

  private func single(_ name: ArraySlice<UInt8>) -> CueEffects {
    var dashed: [UInt8] = []
    var starts: [Int] = [0]
    var previousLower = false
    for byte in name {
      let upper = byte >= 0x41 && byte <= 0x5A
      let lower = byte | 0x20
      let letter = lower >= 0x61 && lower <= 0x7A
      let digit = byte >= 0x30 && byte <= 0x39
      if letter || byte >= 0x80 {
        if upper, previousLower { Self.cut(&dashed, &starts) }
        dashed.append(upper ? lower : byte)
        previousLower = !upper
      } else if !digit {
        Self.cut(&dashed, &starts)
        previousLower = false
      }
    }
    var out: CueEffects = []
    for (k, start) in starts.enumerated() {
      var hash = Self.start
      var at = start
      for last in k..<min(k + 4, starts.count) {
        let end = last + 1 < starts.count ? starts[last + 1] - 1 : dashed.count
        while at < end {
          hash = Self.hash(hash, dashed[at])
          at += 1
        }
        if end > start, let effect = words[hash] { out.formUnion(effect) }
      }
    }
    if starts.count > 1 { dashed.removeAll { $0 == 0x2D } }
    for (text, effect) in parts where Self.contains(dashed[...], text) { out.formUnion(effect) }
    return out
  }

  private static func cut(_ dashed: inout [UInt8], _ starts: inout [Int]) {
    guard let last = dashed.last, last != 0x2D else { return }
    dashed.append(0x2D)
    starts.append(dashed.count)
  }

  /// Whether a part occurs, in any case of ASCII letters.
  /// - Parameter part: lower case, not empty.
  static func contains(_ text: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { b in
      var i = 0
      while i + part.count <= b.count {
        if lower(b[i]) == part[0] {
          var k = 1
          while k < part.count, lower(b[i + k]) == part[k] { k += 1 }
          if k == part.count { return true }
        }
        i += 1
      }
      return false
    }
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
