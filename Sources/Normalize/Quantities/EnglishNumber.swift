/// English numbers in words, or digits and words: `three and a half million`, `twenty-one`,
/// `2.4 billion`, `two thirds`, `three dozen`.
struct EnglishNumber {
  let knowledge: NumberKnowledge
  let bytes: Bytes
  let limit: Int

  typealias Kind = NumberKnowledge.EnglishKind

  enum Token {
    case word(Kind, Int)
    case digits(Amount)
    case and, article, point
  }

  /// A number read so far; `total` holds the parts closed by a scale.
  struct State {
    var total = Amount.zero
    var current = Amount.zero
    var end: Int
    var scale = 0
    var hasCurrent = false
    var last: Kind?
    var words = 0
    var isDigits = false

    init(at: Int) { end = at }

    var value: Amount? { total.adding(current) }
  }

  /// Reads the number at `start`: a digit or the first letter of a word.
  func read(at start: Int) -> Numeral? {
    if let part = leadingPart(start) ?? vague(start) { return part }
    guard let s = cardinal(start) else { return nil }
    return finish(s, start)
  }

  // MARK: tokens

  func token(at: Int) -> (Token, end: Int)? {
    guard at < limit else { return nil }
    let b = bytes[at]
    if isDigit(b) {
      guard let n = LatinNumber.read(bytes, at: at, to: limit).0 else { return nil }
      return (.digits(n.value), n.end)
    }
    guard isLetter(b) else { return nil }
    if let (word, end) = knowledge.englishWord(bytes, at: at, to: limit) {
      return (.word(word.kind, word.value), end)
    }
    if let end = wordEnd("and", at) { return (.and, end) }
    if let end = wordEnd("an", at) ?? wordEnd("a", at) { return (.article, end) }
    if let end = wordEnd("point", at) { return (.point, end) }
    return nil
  }

  func wordEnd(_ word: StaticString, _ at: Int) -> Int? {
    let count = word.utf8CodeUnitCount
    guard at + count <= limit, at + count == limit || !isLetter(bytes[at + count]) else {
      return nil
    }
    for i in 0..<count where asciiLower(bytes[at + i]) != word.utf8Start[i] { return nil }
    return at + count
  }

  /// The next token after blanks or a hyphen.
  func next(after end: Int) -> (Token, start: Int, end: Int, isHyphen: Bool)? {
    var at = skipBlanks(bytes, from: end, to: limit)
    var isHyphen = false
    if at < limit, bytes[at] == UInt8(ascii: "-") {
      at = skipBlanks(bytes, from: at + 1, to: limit)
      isHyphen = true
    }
    guard at > end, at < limit, let (token, after) = token(at: at) else { return nil }
    return (token, at, after, isHyphen)
  }

  // MARK: cardinals

  /// `a half`, `half a million`, `quarter million`, `a third`: parts of one.
  func leadingPart(_ start: Int, scales: Bool = true) -> Numeral? {
    guard let (first, firstEnd) = token(at: start) else { return nil }
    var token = first
    var end = firstEnd
    var hasArticle = false
    if case .article = first, let n = next(after: firstEnd), !n.isHyphen {
      token = n.0
      end = n.end
      hasArticle = true
    }
    guard case .word(let kind, let parts) = token,
      kind == .half || kind == .quarter || kind == .ordinal && hasArticle,
      let part = Amount(1).divided(by: Amount(Int128(parts)))
    else { return nil }
    var n = Numeral(start: start, end: end, value: part)
    n.isSpelled = true
    n.isWeak = kind != .half || !hasArticle
    var after = next(after: end)
    if let a = after, case .article = a.0 { after = next(after: a.end) }
    if scales, let a = after, case .word(.scale, let power) = a.0, let value = part.shifted(power) {
      n.value = value
      n.end = a.end
      n.scale = power
      n.isWeak = false
    } else if kind != .half, isPart(end) {
      n.isWeak = false
    }
    return n
  }

  /// `of` follows: `a third of`.
  func isPart(_ end: Int) -> Bool {
    let at = skipBlanks(bytes, from: end, to: limit)
    return at >= limit || wordEnd("of", at) != nil
  }

  func cardinal(_ start: Int) -> State? {
    var s = State(at: start)
    guard let (first, end) = token(at: start) else { return nil }
    if case .article = first {
      // a hundred, a dozen
      guard let n = next(after: end), case .word(let kind, let value) = n.0,
        kind == .hundred || kind == .scale || kind == .dozen
      else { return nil }
      s.current = Amount(1)
      s.hasCurrent = true
      guard apply(&s, kind, value, n.end) else { return nil }
    } else {
      guard take(&s, first, end) else { return nil }
    }
    while let n = next(after: s.end) {
      if case .and = n.0 {
        guard let more = next(after: n.end), takeAfterAnd(&s, more.0, more.end) else { break }
        continue
      }
      if case .point = n.0 {
        guard takeDecimals(&s, n.end) else { break }
        break
      }
      if n.isHyphen, s.isDigits {
        // $3.5-billion
        guard case .word(.scale, _) = n.0 else { break }
      }
      guard take(&s, n.0, n.end) else { break }
    }
    return s
  }

  private func take(_ s: inout State, _ token: Token, _ end: Int) -> Bool {
    switch token {
    case .digits(let value):
      guard s.words == 0 || s.last == .hundred || s.last == .scale, value < Amount(1000),
        s.words == 0 || value < Amount(100) && value.isInteger
      else {
        guard s.words == 0 else { return false }
        s.current = value
        s.hasCurrent = true
        s.isDigits = true
        s.words += 1
        s.end = end
        return true
      }
      guard s.words == 0 || precedesScale(end), let sum = s.current.adding(value) else {
        return false
      }
      s.current = sum
      s.hasCurrent = true
      s.isDigits = true
      s.last = s.words == 0 ? nil : .unit
      s.words += 1
      s.end = end
      return true
    case .word(let kind, let value): return apply(&s, kind, value, end)
    default: return false
    }
  }

  /// `4 thousand 3 hundred`: digits inside a number need a scale of their own.
  private func precedesScale(_ end: Int) -> Bool {
    guard let n = next(after: end), case .word(let kind, _) = n.0 else { return false }
    return kind == .hundred || kind == .scale
  }

  private func apply(_ s: inout State, _ kind: Kind, _ value: Int, _ end: Int) -> Bool {
    let amount = Amount(Int128(value))
    switch kind {
    case .unit:
      guard
        s.last == nil && s.words == 0
          || value > 0 && (s.last == .ten || s.last == .hundred || s.last == .scale)
      else { return false }
      guard let sum = s.current.adding(amount) else { return false }
      s.current = sum
    case .teen, .ten:
      guard s.words == 0 || s.last == .hundred || s.last == .scale,
        let sum = s.current.adding(amount)
      else { return false }
      s.current = sum
    case .hundred:
      guard s.last != .hundred, let product = (s.hasCurrent ? s.current : Amount(1)).shifted(2)
      else {
        return false
      }
      s.current = product
    case .scale:
      let base = s.hasCurrent ? s.current : s.words == 0 ? Amount(1) : .zero
      if base.isZero, value > s.scale, let all = s.total.shifted(value), s.words > 0 {
        s.total = all
      } else if base.isZero, s.words > 0, s.last == .scale, let all = s.total.shifted(value) {
        s.total = all
      } else {
        guard let part = base.shifted(value), let sum = s.total.adding(part) else { return false }
        s.total = sum
      }
      s.current = .zero
      s.hasCurrent = false
      s.scale = value
      s.last = kind
      s.words += 1
      s.end = end
      return true
    case .dozen:
      guard let value = s.words == 0 && !s.hasCurrent ? Amount(12) : dozens(s.current) else {
        return false
      }
      s.current = value
    case .half, .quarter, .ordinal, .few, .many: return false
    }
    s.hasCurrent = true
    s.last = kind
    s.words += 1
    s.end = end
    return true
  }

  /// `three hundred and two dozens` is 324.
  private func dozens(_ n: Amount) -> Amount? {
    guard n.isInteger, n.normalized.mantissa >= 100 else { return n.multiplied(by: Amount(12)) }
    let m = n.normalized.mantissa
    return Amount(m / 100 * 100 + m % 100 * 12)
  }

  /// `hundred and three`, `million and two hundred`.
  private func takeAfterAnd(_ s: inout State, _ token: Token, _ end: Int) -> Bool {
    guard s.last == .hundred || s.last == .scale else { return false }
    switch token {
    case .word(let kind, let value) where kind == .unit || kind == .teen || kind == .ten:
      guard value > 0, !startsFraction(value, end) else { return false }
      return apply(&s, kind, value, end)
    case .digits(let value):
      guard value.isInteger, value < Amount(100), !value.isZero, !precedesScale(end),
        let sum = s.current.adding(value)
      else { return false }
      s.current = sum
      s.hasCurrent = true
      s.last = .unit
      s.end = end
      return true
    default: return false
    }
  }

  /// `… and two thirds`: the words after `and` are a fraction below one.
  private func startsFraction(_ value: Int, _ end: Int) -> Bool {
    var numerator = value
    var at = end
    if let n = next(after: at), case .word(.unit, let unit) = n.0, numerator >= 20, unit > 0 {
      numerator += unit
      at = n.end
    }
    guard let n = next(after: at), case .word(let kind, let parts) = n.0,
      kind == .ordinal || kind == .quarter || kind == .half
    else { return false }
    return numerator < parts
  }

  /// `nine point nought four`
  private func takeDecimals(_ s: inout State, _ start: Int) -> Bool {
    var digits: [UInt8] = []
    var end = start
    while let n = next(after: end), case .word(.unit, let value) = n.0 {
      digits.append(0x30 + UInt8(value))
      end = n.end
    }
    guard !digits.isEmpty, digits.count < 15,
      let part = Amount(digits: digits)?.shifted(-digits.count), let sum = s.current.adding(part)
    else { return false }
    s.current = sum
    s.end = end
    return true
  }
}
