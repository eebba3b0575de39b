/// Parts of speech of mecab-ko-dic (Sejong tag set). Joined tags (`VV+EP`) keep the first and last.
public enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case nng, nnp, nnb, nnbc, nr, np, vv, va, vx, vcp, vcn, mm, mag, maj, ic
  case jks, jkc, jkg, jko, jkb, jkv, jkq, jx, jc
  case ep, ef, ec, etn, etm, xpn, xsn, xsv, xsa, xr
  case sf, se, sso, ssc, sc, sy, sl, sh, sn
  case unknown

  /// By five bits of each of up to three letters; the one tag of four letters is NNBC.
  private static let byLetters: [PartOfSpeech] = {
    var out = [PartOfSpeech](repeating: .unknown, count: 1 << 15)
    for tag in allCases where tag != .unknown {
      out["\(tag)".utf8.prefix(3).reduce(0) { $0 << 5 | Int($1 & 31) }] = tag
    }
    out["nnb".utf8.reduce(0) { $0 << 5 | Int($1 & 31) }] = .nnb
    return out
  }()

  /// The tag with a name of mecab-ko-dic: `NNG`; ``unknown`` for others.
  static func named(_ name: UnsafeBufferPointer<UInt8>) -> PartOfSpeech {
    guard name.count >= 2, name.count <= 3 else { return name.count == 4 ? .nnbc : .unknown }
    var letters = 0
    for byte in name { letters = letters << 5 | Int(byte & 31) }
    return byLetters[letters]
  }
}

/// The endings that decide what a verb form is (closed class): 하겠다, 하시다, 보고.
enum Ending {
  static let intention = "겠"
  static let honorific = "시"
  static let and = "고"
}

/// One morpheme with its place in the text. For an inflected one (`했다` = 하/VV+았/EP+다/EF), `first` and
/// `last` are its outer tags.
public struct Morpheme: Hashable, Sendable {
  public var start: Int32
  public var end: Int32
  public var first: PartOfSpeech
  public var last: PartOfSpeech
  /// True when the surface ends in a consonant (받침); nil when the dictionary doesn't say.
  public var hasFinalConsonant: Bool?
  /// mecab-ko-dic's semantic class for proper nouns: 인명 person, 지명 place; nil elsewhere.
  public var nounClass: NounClass?
  /// Not in the dictionary.
  public var isUnknown: Bool
  /// Dictionary form of the first part of an inflected word (`늘어나` of 늘어날); "" when the surface
  /// is the form.
  public var stem = ""
  /// Form of the last part of an inflected word (`ᆯ` of 늘어날); "" when the surface is the form.
  public var ending = ""
  /// Form of an auxiliary verb inside an inflected word (`지` of 심해졌); "" without one.
  public var auxiliary = ""
  /// An inflected word holds 았/었 or 겠.
  public var isPast = false
  public var isIntended = false

  public enum NounClass: UInt8, Sendable { case person, place }

  public var range: Range<Int> { Int(start)..<Int(end) }

  /// Never begins a word.
  var isDependent: Bool {
    switch first {
    case .jks, .jkc, .jkg, .jko, .jkb, .jkv, .jkq, .jx, .jc: true
    case .ep, .ef, .ec, .etn, .etm, .xsn, .xsv, .xsa: true
    default: false
    }
  }

  /// - Parameter feature: `tag,class,final,reading,type,first,last,expression`, NUL-terminated.
  init(start: Int32, end: Int32, feature: UnsafePointer<CChar>, isUnknown: Bool) {
    self.start = start
    self.end = end
    self.isUnknown = isUnknown
    let text = UnsafeRawPointer(feature).assumingMemoryBound(to: UInt8.self)
    var at = 0
    func field() -> Range<Int> {
      let from = at
      while text[at] != 0, text[at] != UInt8(ascii: ",") { at += 1 }
      let to = at
      if text[at] != 0 { at += 1 }
      return from..<to
    }
    let tag = field()
    let semantic = field()
    let final = field()
    var split = tag.lowerBound
    while split < tag.upperBound, text[split] != UInt8(ascii: "+") { split += 1 }
    first = Self.tag(text, tag.lowerBound..<split)
    var back = tag.upperBound
    while back > tag.lowerBound, text[back - 1] != UInt8(ascii: "+") { back -= 1 }
    last = back > split ? Self.tag(text, back..<tag.upperBound) : first
    hasFinalConsonant =
      final.count == 1 ? text[final.lowerBound] == UInt8(ascii: "T") : nil
    nounClass = nil
    if split < tag.upperBound {
      for _ in 0..<4 where text[at] != 0 { _ = field() }
      readExpression(text, field())
    }
    if semantic.count == 6 {
      // 인명, 지명 in UTF-8
      let b = text[semantic.lowerBound]
      let c = text[semantic.lowerBound + 2]
      nounClass = b == 0xEC && c == 0xB8 ? .person : b == 0xEC && c == 0x80 ? .place : nil
    }
  }

  /// Reads `하/VV/*+았/EP/*`: the form of the first and last part, and the tense between.
  private mutating func readExpression(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    var isFirst = true
    while at < range.upperBound {
      var slash = at
      while slash < range.upperBound, text[slash] != UInt8(ascii: "/") { slash += 1 }
      let form = String(
        decoding: UnsafeBufferPointer(start: text + at, count: slash - at), as: UTF8.self)
      let wasFirst = isFirst
      if isFirst { stem = form } else { ending = form }
      isFirst = false
      let isPrefinal =
        slash + 2 < range.upperBound && text[slash + 1] == UInt8(ascii: "E")
        && text[slash + 2] == UInt8(ascii: "P")
      if slash + 2 < range.upperBound, !wasFirst, text[slash + 1] == UInt8(ascii: "V"),
        text[slash + 2] == UInt8(ascii: "X")
      {
        auxiliary = form
      }
      if isPrefinal {
        if form == Ending.intention {
          isIntended = true
        } else if form != Ending.honorific {
          isPast = true
        }
      }
      at = slash
      while at < range.upperBound, text[at] != UInt8(ascii: "+") { at += 1 }
      at += 1
    }
  }

  private static func tag(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> PartOfSpeech {
    PartOfSpeech.named(UnsafeBufferPointer(start: text + range.lowerBound, count: range.count))
  }
}
