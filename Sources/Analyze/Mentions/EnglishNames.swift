import Lexicon
import Model

/// Finds names in an English sentence by their capitals: companies with their legal form, agencies by
/// their last word, people by titles, all others as companies when the sentence is about business.
struct EnglishNames: Sendable {
  let tables: NameTables
  let segments: MarketSegments

  /// One word of Latin letters, digits and what joins them (O'Neil, Mid-cap, AT&T, 7-Eleven).
  struct Word {
    var start: Int
    var end: Int
    var isCapital: Bool
    var isAllCapitals: Bool
    /// Some letter is a capital.
    var hasCapitals: Bool
    var isKnown: Bool
    /// Only one blank (or nothing) stands between this word and the one before.
    var joined: Bool
    var hasDigit: Bool
  }

  func find(
    in bytes: [UInt8], range: Range<Int>, taken: [Candidate], into out: inout [Candidate]
  ) {
    var words = self.words(in: bytes, range: range)
    for index in words.indices where words[index].isCapital {
      let text = bytes[words[index].start..<words[index].end]
      guard let joined = Self.seatLength(text) else { continue }
      // Lagos-based: a place, no part of the name behind it
      let seat = Span(words[index].start, words[index].end - joined)
      out.append(Candidate(span: seat, type: .place, rank: 3))
      words[index].isCapital = false
    }
    let opening = self.opening(of: words, bytes, range, taken: taken, into: &out)
    words.removeAll { $0.start < opening }
    guard !words.isEmpty else { return }
    let range = opening..<range.upperBound
    // in a headline in title case capitals say nothing
    let letters = words.filter { !$0.hasDigit }
    let capitals = letters.filter(\.isCapital).count
    let titleCase = letters.count >= 5 && capitals * 10 >= letters.count * 8
    segments.find(
      words: words, bytes: bytes, isHeadline: !Self.endsInStop(bytes, range), into: &out)
    var index = 0
    while index < words.count {
      guard words[index].isCapital || isSite(bytes, words[index]),
        opens(words, index, bytes, range, titleCase)
      else {
        index += 1
        continue
      }
      // Drugmaker Corvan: what it is isn't part of its name
      let isKind =
        index + 1 < words.count && words[index + 1].joined && words[index + 1].isCapital
        && isContext(.kind, bytes[words[index].start..<words[index].end])
      if isKind { index += 1 }
      var last = index
      while extends(words, last + 1, bytes, titleCase) { last += 1 }
      // "of" and "and" join only inside a name: Bank of Baroda, Johnson & Johnson
      while last + 2 < words.count, words[last + 1].joined, words[last + 2].joined,
        Self.isLink(bytes, words[last + 1]), words[last + 2].isCapital,
        links(words, from: index, at: last + 1, bytes)
      {
        let isOf = shape(bytes, words[last]) != nil && !titleCase
        last += 2
        while extends(words, last + 1, bytes, titleCase) || isOf && isPart(words, last + 1) {
          last += 1
        }
      }
      let name = words[index...last]
      if isKind {
        append(name, .company, rank: 5, &out)
      } else if let parts = parts(of: name, bytes) {
        if !parts.owner.isEmpty { add(parts.owner, words, index, bytes, range, titleCase, &out) }
        append(parts.person, .person, rank: 5, &out)
      } else {
        add(name, words, index, bytes, range, titleCase, &out)
      }
      index = last + 1
    }
  }

  /// Bank of Baroda, Ministry of Trade and Industry; but not a whole name and another one.
  private func links(
    _ words: [Word], from first: Int, at link: Int, _ bytes: [UInt8]
  ) -> Bool {
    if words[link].end - words[link].start == 1 { return true }
    let isAnd = bytes[words[link].start..<words[link].end].elementsEqual("and".utf8)
    guard isAnd else { return shape(bytes, words[link - 1]) != nil }
    if link - first >= 3, shape(bytes, words[first]) != nil { return words[link + 1].isKnown }
    return link - 1 == first && shape(bytes, words[first]) != nil
  }

  static func endsInStop(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].last { $0 != 0x20 && $0 != 0x0A && $0 != 0x22 } == UInt8(ascii: ".")
  }

  private func words(in bytes: [UInt8], range: Range<Int>) -> [Word] {
    var out: [Word] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let script = Script.at(at, in: bytes)
      guard script == .latin || script == .digit else {
        at += 1
        continue
      }
      let start = at
      var digit = false
      while at < range.upperBound {
        let here = Script.at(at, in: bytes)
        if here == .latin || here == .digit {
          if here == .digit { digit = true }
          at += 1
          while at < range.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
          continue
        }
        // inside a word: & - . ' between letters
        let b = bytes[at]
        let inner = b == 0x26 || b == 0x2D || b == 0x2E || b == 0x27
        guard inner, at + 1 < range.upperBound, at > start else { break }
        let next = Script.at(at + 1, in: bytes)
        guard next == .latin || next == .digit else { break }
        if b == 0x27, bytes[at + 1] | 0x20 == 0x73 { break }  // 's
        if b == 0x2E, at - start > 2, bytes[at - 2] != 0x2E { break }  // U.S. but not "end.Next"
        at += 1
      }
      let slice = bytes[start..<at]
      let first = bytes[start]
      let isCapital = first >= 0x41 && first <= 0x5A || first == 0xC3
      let joined =
        out.last.map {
          isCapital && $0.isCapital && Self.joins($0, start, bytes) || $0.end == start
            || ($0.end + 1 == start && bytes[$0.end] == 0x20)
        } ?? false
      out.append(
        Word(
          start: start, end: at, isCapital: isCapital,
          isAllCapitals: isCapital && slice.count > 1
            && slice.allSatisfy { $0 < 0x61 || $0 > 0x7A },
          hasCapitals: slice.contains { $0 >= 0x41 && $0 <= 0x5A },
          isKnown: isKnown(slice), joined: joined, hasDigit: digit))
    }
    return out
  }

  /// A word of the tables, or of several joined: April-June.
  private func isKnown(_ word: ArraySlice<UInt8>) -> Bool {
    if tables.notNames.contains(lowercased: word) { return true }
    let parts = word.split(separator: UInt8(ascii: "-"))
    return parts.count > 1 && parts.allSatisfy { tables.notNames.contains(lowercased: $0) }
  }

  /// Whether a capitalised word can begin a name.
  private func opens(
    _ words: [Word], _ index: Int, _ bytes: [UInt8], _ range: Range<Int>, _ titleCase: Bool
  ) -> Bool {
    let word = words[index]
    if Self.isSymbol(bytes, word, range) { return false }
    let next = index + 1 < words.count && words[index + 1].joined ? words[index + 1] : nil
    if word.end - word.start < 2 { return next.map { $0.isCapital && !$0.isKnown } ?? false }
    if !word.isKnown { return true }
    if Self.isArticle(bytes[word.start..<word.end]) { return false }
    if isOffice(words, index, bytes) { return true }
    // a known word begins a name before its shape (United Bank), and inside a sentence before an
    // unknown one (American Enterprise Institute)
    guard let next, next.isCapital, !titleCase, !word.isAllCapitals else { return false }
    if tables.englishTitlesBefore.contains(bytes[word.start..<word.end]) { return false }
    if shape(bytes, next) != nil { return true }
    return word.start > range.lowerBound && !next.isKnown && !next.hasDigit
  }

  /// Department of Commerce, Ministry of Finance.
  private func isOffice(_ words: [Word], _ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index + 2 < words.count, words[index + 1].joined, words[index + 2].joined,
      words[index + 2].isCapital, let shape = shape(bytes, words[index]), shape.type != .company,
      shape.type != .place
    else { return false }
    return bytes[words[index + 1].start..<words[index + 1].end].elementsEqual("of".utf8)
  }

  /// trendwatch.example: a site names who runs it.
  private func isSite(_ bytes: [UInt8], _ word: Word) -> Bool {
    let text = bytes[word.start..<word.end]
    return text.count > 6
      && [".com", ".net", ".org", ".in"].contains {
        text.suffix($0.utf8.count).elementsEqual($0.utf8)
      }
  }

  /// A code of a news wire: <.SPX>, US10YT=RR, (HD.N), (NYSE: HD).
  private static func isSymbol(_ bytes: [UInt8], _ word: Word, _ range: Range<Int>) -> Bool {
    let before = word.start > range.lowerBound ? bytes[word.start - 1] : 0x20
    let after = word.end < range.upperBound ? bytes[word.end] : 0x20
    if isListing(Span(word.start, word.end), bytes) { return true }
    return before == UInt8(ascii: "<") || before == UInt8(ascii: ".")
      || before == UInt8(ascii: "=") || after == UInt8(ascii: "=") || after == UInt8(ascii: ">")
      || (before == UInt8(ascii: "(") && after == UInt8(ascii: ")") && word.isAllCapitals
        && word.end - word.start <= 5)
  }

  private func extends(_ words: [Word], _ index: Int, _ bytes: [UInt8], _ titleCase: Bool) -> Bool {
    guard index < words.count, words[index].joined else { return false }
    let word = words[index]
    guard word.isCapital, !word.hasDigit else { return false }
    if !word.isKnown || shape(bytes, word) != nil { return true }
    // Orrin Trade Commission: a known word between a name and its shape
    guard !titleCase, index + 1 < words.count, words[index + 1].joined else { return false }
    return words[index + 1].isCapital && shape(bytes, words[index + 1]) != nil
  }

  /// Institute for Fiscal Studies: behind the link common words with a capital belong to the name.
  private func isPart(_ words: [Word], _ index: Int) -> Bool {
    index < words.count && words[index].joined && words[index].isCapital && !words[index].hasDigit
  }

  private static func isLink(_ bytes: [UInt8], _ word: Word) -> Bool {
    let text = bytes[word.start..<word.end]
    return text.elementsEqual("of".utf8) || text.elementsEqual("and".utf8)
      || text.elementsEqual("for".utf8)
  }

  /// The Bank of England: no part of the name.
  private static func isArticle(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("The".utf8) || word.elementsEqual("THE".utf8)
      || word.elementsEqual("An".utf8)
  }

  private func shape(_ bytes: [UInt8], _ word: Word) -> NameTables.Shape? {
    tables.englishEnds[bytes[word.start..<word.end]]
  }

  private func append(
    _ name: ArraySlice<Word>, _ type: MentionType, rank: UInt8, _ out: inout [Candidate]
  ) {
    guard let first = name.first, let last = name.last else { return }
    out.append(Candidate(span: Span(first.start, last.end), type: type, rank: rank))
  }

  private func add(
    _ name: ArraySlice<Word>, _ words: [Word], _ index: Int, _ bytes: [UInt8], _ range: Range<Int>,
    _ titleCase: Bool, _ out: inout [Candidate]
  ) {
    guard let first = name.first, let last = name.last else { return }
    var end = last.end
    // Inc. and Co. keep their full stop
    if end < range.upperBound, bytes[end] == UInt8(ascii: "."),
      tables.englishEnds[bytes[last.start...end]] != nil
    {
      end += 1
    }
    var found = Candidate(span: Span(first.start, end), type: .company, rank: 3)
    let titled = index > 0 && isTitle(words, index, bytes)
    if name.count == 1, first.hasDigit {
      // A350, but no code of a wire: LCOc1
      let digit = bytes[first.start..<first.end].firstIndex { $0 >= 0x30 && $0 <= 0x39 }
      if let digit, digit - first.start > 2, Self.endsInStop(bytes, range) { return }
      found.type = .product
    }
    if isPlainOpening(name, bytes, range), !isSubject(first, words, bytes) { return }
    // Sensex up, Jet soars 12%: inside a headline that isn't all in capitals a common word is a name
    let isHeadlineName =
      !titleCase && first.start > range.lowerBound && !Self.endsInStop(bytes, range)
    if name.count == 1, !isHeadlineName, !first.isAllCapitals,
      isEveryday(bytes[first.start..<first.end])
    {
      return
    }
    if let shape = headShape(name, bytes) ?? shape(bytes, last), name.count > 1 {
      found.type = shape.type
      found.industry = shape.industry
      found.rank = 5
    } else if titled || isSpeaker(name, bytes, range) || isPerson(name, words, index, bytes, range)
    {
      found.type = .person
      found.rank = 5
    } else if name.count == 1, last.isCapital, shape(bytes, last) != nil {
      return
    } else if found.type == .company, isPlace(name, words, bytes, range) {
      found.type = .place
    }
    out.append(found)
  }

  /// Topic, Home-improvement: no name by itself.
  private func isEveryday(_ word: ArraySlice<UInt8>) -> Bool {
    word.split(separator: UInt8(ascii: "-")).allSatisfy { tables.everyday.contains(lowercased: $0) }
  }

  /// Institute for Fiscal Studies, Karlsruhe Institute of Technology: what stands before the link says
  /// what it is.
  private func headShape(_ name: ArraySlice<Word>, _ bytes: [UInt8]) -> NameTables.Shape? {
    for (word, link) in zip(name, name.dropFirst()) {
      let text = bytes[link.start..<link.end]
      guard text.elementsEqual("of".utf8) || text.elementsEqual("for".utf8),
        let shape = shape(bytes, word), shape.type != .place
      else { continue }
      return shape
    }
    return nil
  }

  /// One capitalised word that opens a sentence of running text is a name only when the text writes it
  /// so elsewhere, or as no common word is written (SpiceJet, BPCL).
  private func isPlainOpening(
    _ name: ArraySlice<Word>, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Bool {
    guard name.count == 1, let word = name.first, word.start == range.lowerBound,
      !word.isAllCapitals, Self.endsInStop(bytes, range)
    else { return false }
    let text = bytes[word.start..<word.end]
    if text.dropFirst().contains(where: { $0 >= 0x41 && $0 <= 0x5A }) { return false }
    if bytes[word.end...].starts(with: "'s ".utf8) || bytes[word.end...].starts(with: "’s ".utf8) {
      return false
    }
    guard let first = text.first else { return true }
    var at = 0
    while at + text.count < bytes.count {
      guard let next = Self.next(first, in: bytes, from: at), next + text.count < bytes.count else {
        break
      }
      at = next
      if at != word.start, at >= 2, bytes[at - 1] == 0x20,
        Script.before(at - 1, in: bytes) == .latin || bytes[at - 2] == UInt8(ascii: ","),
        bytes[at...].starts(with: text), Script.at(at + text.count, in: bytes) != .latin
      {
        return false
      }
      at += 1
    }
    return true
  }

  /// The next place of a byte.
  private static func next(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { $0[start...].firstIndex(of: byte) }
  }

  /// Two or three plain words right before "said", or right behind it.
  private func isSpeaker(_ name: ArraySlice<Word>, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard name.count == 2 || name.count == 3,
      name.allSatisfy({ !$0.isAllCapitals && !$0.hasDigit && $0.end - $0.start < 14 }),
      let first = name.first, let last = name.last
    else { return false }
    if tables.givenNames.contains(bytes[first.start..<first.end]) { return true }
    let behind = bytes[min(last.end, range.upperBound)..<range.upperBound]
    return [" said", " says", " told", " added", " wrote"].contains { behind.starts(with: $0.utf8) }
  }

  private func isTitle(_ words: [Word], _ index: Int, _ bytes: [UInt8]) -> Bool {
    // a blank, or a full stop and a blank, stands between
    let gap = bytes[words[index - 1].end..<words[index].start]
    guard gap.elementsEqual([0x20]) || gap.elementsEqual([0x2E, 0x20]) else { return false }
    for count in [1, 2] where index >= count {
      let text = Array(bytes[words[index - count].start..<words[index - 1].end])
      if tables.englishTitlesBefore.contains(text) { return true }
      if words[index - 1].end < bytes.count, bytes[words[index - 1].end] == 0x2E,
        tables.englishTitlesBefore.contains(text + [0x2E])
      {
        return true
      }
    }
    return false
  }

  /// Two or three plain capitalised words beside ", Firm" behind a colon, or before "said".
  private func isPerson(
    _ name: ArraySlice<Word>, _ words: [Word], _ index: Int, _ bytes: [UInt8], _ range: Range<Int>
  ) -> Bool {
    guard name.count == 2 || name.count == 3 else { return false }
    guard name.allSatisfy({ !$0.isAllCapitals && !$0.hasDigit }) else { return false }
    guard let first = name.first, let last = name.last else { return false }
    // "…: Ashwani Gujral" and "Girish Pai, Centrum Broking"
    var before = first.start
    while before > range.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
    let colon = before > range.lowerBound && bytes[before - 1] == UInt8(ascii: ":")
    if colon { return true }
    let next = index + name.count
    if last.end < range.upperBound, bytes[last.end] == UInt8(ascii: ","), next < words.count {
      let text = Array(bytes[words[next].start..<words[next].end])
      if tables.englishTitlesBefore.contains(text) { return true }
      if next + 1 < words.count,
        tables.englishTitlesBefore.contains(
          Array(bytes[words[next].start..<words[next + 1].end]))
      {
        return true
      }
      return text.elementsEqual("who".utf8)
    }
    return false
  }
}
