/// Reads the tokens of one stretch of text: the grammars are extensions of it, one a file.
///
/// A reader of a part takes the token it begins at and gives the token after it, or nil when the part
/// isn't there.
struct DateReader {
  typealias Class = DateWords.Class
  typealias Meaning = DateWords.Meaning

  let words: DateWords
  let bytes: Bytes
  var tokens: [DateToken] = []
  var context: DateContext
  /// The dash of a range, when its second end is read.
  var openDash = -1

  // MARK: looking at tokens

  func meaning(_ at: Int, _ kind: Class) -> Meaning? {
    guard has(at, kind) else { return nil }
    return words.meanings[tokens[at].word].first { $0.kind == kind }
  }

  @inline(__always)
  func has(_ at: Int, _ kind: Class) -> Bool {
    at >= 0 && at < tokens.count && tokens[at].kinds & DateWords.bit(kind) != 0
  }

  /// Whether an expression can begin with a token at all.
  private func canStart(_ at: Int) -> Bool {
    switch tokens[at].kind {
    case .number: mayOpenNumber(at) && !countsOther(at)
    case .word:
      (isKorean(at) ? canStartKorean(at) : canStartEnglish(at)) && !isLoneCount(at)
    case .punctuation:
      isNumber(at + 1) && isGlued(at + 1)
        && (isMark(at, 0x27) || isMark(at, 0x2019) || isMark(at, 0x2018))
    case .other: false
    }
  }

  private func canStartEnglish(_ at: Int) -> Bool {
    tokens[at].kinds & DateWords.starting != 0 && !has(at, .blocked)
      && !(isIntroducing(at) && at + 1 < tokens.count && tokens[at + 1].kind == .other)
  }

  /// Not a unit or part alone (초, 말), nor a word that goes on as another: 주 of 주요, 한 of 한국.
  private func canStartKorean(_ at: Int) -> Bool {
    let kinds = tokens[at].kinds
    guard kinds & DateWords.startingKorean != 0, kinds & DateWords.bit(.blocked) == 0 else {
      return false
    }
    guard at + 1 < tokens.count, tokens[at + 1].glued, tokens[at + 1].kind == .other,
      isKorean(at + 1)
    else { return true }
    return kinds & DateWords.mayRunOn != 0
  }

  /// A number opens an expression by itself when it may be a year or a whole date, else only before a
  /// word of dates, a mark that joins numbers, or the ending of an ordinal or decade.
  private func mayOpenNumber(_ at: Int) -> Bool {
    let digits = tokens[at].digits
    if digits == 4 || digits == 8 { return true }
    guard at + 1 < tokens.count else { return false }
    let next = tokens[at + 1]
    switch next.kind {
    case .word:
      return next.kinds & DateWords.besideNumber != 0
        || next.glued && next.end - next.start <= 2
    case .punctuation:
      switch next.value {
      case 0x2D, 0x2F, 0x27, 0x2019, 0xB7: return true
      case 0x2E:
        // 3.5 is part of a length or of a date with another point.
        return isNumber(at + 2)
          && (isMark(at + 3, ".") || isDash(at + 3) || has(at + 3, .unit))
      default: return isDash(at + 1)
      }
    case .other: return next.glued && next.end - next.start <= 2
    case .number: return false
    }
  }

  /// 한, 두, 몇, `three`: a count before what is no word of dates.
  private func isLoneCount(_ at: Int) -> Bool {
    let starts = tokens[at].kinds & DateWords.starting
    guard starts & ~(DateWords.bit(.number) | DateWords.bit(.few)) == 0 else { return false }
    guard at + 1 < tokens.count else { return true }
    return tokens[at + 1].kind == .other || tokens[at + 1].kind == .number
  }

  /// 300명, 42%: a unit that isn't one of time hangs on the number.
  private func countsOther(_ at: Int) -> Bool {
    guard at + 1 < tokens.count, tokens[at + 1].glued else { return false }
    return tokens[at + 1].kind == .other ? isKorean(at + 1) : isMark(at + 1, "%")
  }

  /// `the`, `a`, `in`, `from` and nothing more: a date only before a word or number of dates.
  private func isIntroducing(_ at: Int) -> Bool {
    tokens[at].kinds & ~DateWords.introducing == 0 && !isKorean(at)
  }

  func mark(_ at: Int) -> DateWords.Unit? { meaning(at, .mark)?.unit }

  func isKorean(_ at: Int) -> Bool {
    at >= 0 && at < tokens.count && bytes[tokens[at].start] >= 0xE3
  }

  func isMark(_ at: Int, _ code: Int) -> Bool {
    at >= 0 && at < tokens.count && tokens[at].kind == .punctuation && tokens[at].value == code
  }

  func isMark(_ at: Int, _ mark: Unicode.Scalar) -> Bool { isMark(at, Int(mark.value)) }

  func isNumber(_ at: Int) -> Bool {
    at >= 0 && at < tokens.count && tokens[at].kind == .number && tokens[at].value < 100_000_000
  }

  func isGlued(_ at: Int) -> Bool { at >= 0 && at < tokens.count && tokens[at].glued }

  /// Nothing but a line end stands before.
  func opensLine(_ at: Int) -> Bool {
    let start = tokens[at].start
    return start == 0 || bytes[start - 1] == 0x0A
  }

  func startsLine(_ at: Int) -> Bool { at >= tokens.count || tokens[at].afterBreak }

  /// ~, ∼, ～, -, –, —: what stands between the ends of a range.
  func isDash(_ at: Int) -> Bool {
    guard at >= 0, at < tokens.count, tokens[at].kind == .punctuation else { return false }
    return [0x2D, 0x7E, 0x223C, 0x301C, 0xFF5E, 0x2013, 0x2014, 0x2212].contains(tokens[at].value)
  }

  func isTilde(_ at: Int) -> Bool { isDash(at) && !isMark(at, "-") }

  /// Whether a Korean word ends before this token: a blank, a mark, a number or a known ending.
  func endsKoreanWord(_ at: Int) -> Bool {
    guard at < tokens.count, tokens[at].glued else { return true }
    guard tokens[at].kind == .word else { return tokens[at].kind != .other }
    // 하루나씨: what looks like a particle goes on
    return tokens[at].kinds != DateWords.bit(.particle) || !isGlued(at + 1)
      || tokens[at + 1].kind != .other || !isKorean(at + 1)
  }

  /// Whether nothing glued before a number makes it part of something else: A1, $12, 138-2010, 0.8.
  func standsFree(_ at: Int) -> Bool {
    guard at > 0 else { return !tokens[at].glued }
    let before = tokens[at - 1]
    if before.kind == .punctuation, [0x24, 0xA3, 0xA5, 0x20A9, 0x20AC].contains(before.value) {
      return false
    }
    guard tokens[at].glued, at - 1 != openDash else { return true }
    guard before.kind == .punctuation else { return before.kind == .word || isKorean(at - 1) }
    switch before.value {
    case 0x23, 0x25, 0x40, 0x2B: return false  // # % @ +
    case 0x2E, 0x2F, 0x3A, 0x2C, 0x2D:  // . / : , -
      return !(before.glued && at > 1 && tokens[at - 2].kind == .number)
    default: return true
    }
  }

  // MARK: one expression

  /// The longest expression that begins at a token.
  func expression(at start: Int) -> DateFinding? {
    guard canStart(start) else { return nil }
    let node = node(at: start)
    var best = rangeExpression(at: start, node)
    if let node, node.end > (best?.end ?? start), let finding = single(node) { best = finding }
    if let finding = offsetExpression(at: start), finding.end > (best?.end ?? start) {
      best = finding
    }
    return best
  }

  /// One date with nothing counted from it.
  private func single(_ node: DateNode) -> DateFinding? {
    // the first day of the strike
    let isOfOther =
      node.month == nil && (node.day != nil || node.nth != nil) && has(node.end, .of)
    guard stands(node), !opensTitle(node), !isOfOther else { return nil }
    guard let range = resolve(node) else {
      return isImpossible(node) ? nil : DateFinding(node: node, value: .open)
    }
    return DateFinding(node: node, value: .range(range))
  }
}

/// An expression and what it means.
struct DateFinding: Sendable {
  enum Value: Sendable {
    case range(DateRange)
    case length(TimeSpan)
    /// Can't be settled from the document.
    case open
  }
  /// Tokens, half-open.
  var start: Int
  var end: Int
  var value: Value

  init(start: Int, end: Int, value: Value) {
    self.start = start
    self.end = end
    self.value = value
  }

  init(node: DateNode, value: Value) { self.init(start: node.start, end: node.end, value: value) }
}
