import Model

/// A Korean sentence as words with roles and predicates. Text in round brackets is left out: a
/// particle after `)` belongs to the word before `(`.
struct KoreanSentence: Sendable {
  var words: [KoreanWord] = []
  let range: Range<Int>
  let morphemes: [Morpheme]
  let grammar: KoreanGrammar
  private var brackets: [Range<Int>] = []

  init(_ morphemes: [Morpheme], range: Range<Int>, bytes: [UInt8], grammar: KoreanGrammar) {
    self.morphemes = morphemes
    self.grammar = grammar
    self.range = range
    var builder = WordBuilder(morphemes: morphemes, bytes: bytes, grammar: grammar)
    words = builder.build()
    brackets = builder.brackets
  }

  /// Gives a word that a table knows whole (의존도, 업황) back what MeCab took for a particle, or the
  /// particle that MeCab took for a part of it.
  mutating func repair(word index: Int, contentEnd: Int, role: Role) {
    words[index].contentEnd = contentEnd
    words[index].role = role
    words[index].hasNoun = true
    words[index].predicate = nil
  }

  mutating func setTopic(word index: Int) { words[index].role = .topic }

  /// 예상과 달리: stands beside the clause, not in a list.
  mutating func setAside(word index: Int) { words[index].role = .other }

  /// Between round brackets: another name or a remark, not part of the clause.
  func isBracketed(_ byte: Int) -> Bool { brackets.contains { $0.contains(byte) } }

  /// Index of the word that holds a byte, or the last before it.
  func word(at byte: Int) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].end <= byte { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].start <= byte ? low : nil
  }
}

/// Cuts morphemes into words.
private struct WordBuilder {
  let morphemes: [Morpheme]
  let bytes: [UInt8]
  let grammar: KoreanGrammar
  var words: [KoreanWord] = []
  var isQuoted = false
  var brackets: [Range<Int>] = []

  init(morphemes: [Morpheme], bytes: [UInt8], grammar: KoreanGrammar) {
    self.morphemes = morphemes
    self.bytes = bytes
    self.grammar = grammar
  }

  func surface(_ m: Morpheme) -> String { String(decoding: bytes[m.range], as: UTF8.self) }

  mutating func build() -> [KoreanWord] {
    var depth = 0
    var pending: [Int] = []
    var gapAfterBracket = false
    func flush(_ builder: inout WordBuilder) {
      if !pending.isEmpty { builder.append(pending) }
      pending = []
    }
    for i in morphemes.indices {
      let m = morphemes[i]
      let isGap = i > 0 && morphemes[i - 1].end != m.start
      // MeCab may run marks together: `%)`
      if depth > 0 || m.isPunctuation, let change = roundBrackets(m, depth) {
        if depth == 0, change > 0 { brackets.append(Int(m.start)..<Int(m.end)) }
        depth = max(0, depth + change)
        if depth == 0, let open = brackets.popLast() {
          brackets.append(open.lowerBound..<Int(m.end))
          gapAfterBracket = true
        }
        continue
      }
      if depth > 0 { continue }
      if isGap || (gapAfterBracket && !m.isParticle && !m.isVerbal) { flush(&self) }
      gapAfterBracket = false
      switch m.first {
      case .sc where isInNumber(i):
        pending.append(i)  // 1,500
      case .sc:
        flush(&self)
        if !words.isEmpty {
          let isComma = bytes[m.range.lowerBound] == UInt8(ascii: ",")
          words[words.count - 1].hasComma = isComma
          words[words.count - 1].joinIfBare()
        }
      case .sso, .ssc, .sy, .sf, .se:
        if m.first == .sy, i > 0, morphemes[i - 1].first == .sn || morphemes[i - 1].first == .sl,
          i + 1 < morphemes.count, morphemes[i + 1].start == m.end
        {
          pending.append(i)  // 15.6, R&D
          break
        }
        let text = surface(m)
        if QuoteMark.opens(text) { isQuoted = true }
        if QuoteMark.closes(text) { isQuoted = false }
        if m.first == .sf, i + 1 < morphemes.count, morphemes[i + 1].start == m.end,
          morphemes[i + 1].first == .sn
        {
          pending.append(i)
          break
        }
        if m.first == .ssc || m.first == .sso || m.first == .sy, i + 1 < morphemes.count,
          morphemes[i + 1].start == m.end,
          morphemes[i + 1].isParticle || morphemes[i + 1].first == .vcp
        {
          break  // ‘…’의: the particle belongs to the word in the quotes
        }
        flush(&self)
        guard !words.isEmpty else { break }
        // MeCab may run marks together: `2.8%,`
        let isComma = bytes[m.range.upperBound - 1] == UInt8(ascii: ",")
        if isComma { words[words.count - 1].hasComma = true }
        if isComma || m.first == .se { words[words.count - 1].joinIfBare() }
      default:
        pending.append(i)
      }
    }
    flush(&self)
    return words
  }

  private func isInNumber(_ i: Int) -> Bool {
    i > 0 && i + 1 < morphemes.count && morphemes[i - 1].first == .sn
      && morphemes[i + 1].first == .sn && morphemes[i - 1].end == morphemes[i].start
      && morphemes[i].end == morphemes[i + 1].start
  }

  /// How many round brackets more are open after a morpheme; nil when it holds none that counts.
  private func roundBrackets(_ m: Morpheme, _ depth: Int) -> Int? {
    var change = 0
    var found = false
    for i in m.range {
      if bytes[i] == UInt8(ascii: "(") {
        change += 1
        found = true
      } else if bytes[i] == UInt8(ascii: ")"), depth + change > 0 {
        change -= 1
        found = true
      }
    }
    return found ? change : nil
  }

  mutating func append(_ indices: [Int]) {
    guard let first = indices.first, let last = indices.last else { return }
    let start = Int(morphemes[first].start)
    let end = Int(morphemes[last].end)
    var word = KoreanWord(
      start: start, contentEnd: end, end: end, morphemes: first..<(last + 1), role: .bare,
      predicate: nil, hasComma: false, isBoundNoun: morphemes[first].first == .nnb, hasNoun: false,
      isQuoted: isQuoted)
    word.isListEnd = grammar.begins(bytes[start..<end], with: .listEnd) && end - start <= 6
    var verbal: Int?
    for (k, i) in indices.enumerated() {
      let m = morphemes[i]
      if m.isNominal { word.hasNoun = true }
      let startsVerb =
        m.isVerbal && !isJoint(m) && !(m.first == .ep || m.first == .ec || m.first == .ef)
      if k == 0, indices.count > 1, m.first == .vv, m.last == .etm, isPlainNoun(indices[1]) {
        continue  // 지난달, 지난주
      }
      if startsVerb || (k > 0 && (m.first == .ep || m.first == .ef)) {
        verbal = k
        break
      }
    }
    if let first = verbal, isName(indices, after: first) { verbal = nil }
    if let verbal {
      readPredicate(&word, indices, verbal)
    } else if indices.count == 1, morphemes[last].first == .maj || isJoint(morphemes[last]) {
      word.role = isJoint(morphemes[last]) ? .and : .other
      word.contentEnd = start
    } else if indices.count == 1, grammar.isWord(bytes[start..<end], of: .misreadVerb),
      last + 1 < morphemes.count, morphemes[last + 1].first == .nnb
    {
      // 주문이 줄 수 있다, 3%가량 늘 것으로: the dictionary takes the verb for a noun
      let stem = surface(morphemes[last])
      word.contentEnd = start
      word.hasNoun = false
      word.isBoundNoun = false
      word.predicate = Predicate(
        stem: stem, classes: grammar.classes(stem), light: "", isAdjective: false,
        isCopula: false, isAuxiliary: false, link: .future, isPast: false, isIntended: false,
        stemEnd: end)
    } else if indices.count == 1, morphemes[last].first == .mag {
      word.isAdverb = true
    } else {
      readParticles(&word, indices)
    }
    if word.role == .and || word.role == .other, word.contentEnd == start,
      let before = words.last, before.role == .bare, before.predicate == nil
    {
      if word.role == .and { words[words.count - 1].role = .and }
    }
    words.append(word)
  }

  /// 모아프레시가, 비대면: what the dictionary begins with a verb ends as a name, or is a noun of the
  /// table.
  private func isName(_ indices: [Int], after verbal: Int) -> Bool {
    guard verbal == 0, let first = indices.first, let last = indices.last else { return false }
    let start = Int(morphemes[first].start)
    if grammar.isWord(bytes[start..<Int(morphemes[last].end)], of: .misreadNoun) { return true }
    guard morphemes[first].first == .vv, morphemes[first].last == .ec, indices.count > 2 else {
      return false
    }
    return morphemes[last].isParticle && morphemes[indices[1]].first == .nnp
  }

  /// A noun that stands by itself, no 것 or 수.
  private func isPlainNoun(_ i: Int) -> Bool {
    morphemes[i].first == .nng || morphemes[i].first == .nnp
  }

  /// 및, which the dictionary may take for anything.
  private func isJoint(_ m: Morpheme) -> Bool {
    !m.isParticle && grammar.role(bytes[m.range]) == .and
  }

  /// Finds the role in the particles at the end: 에서는 is 에서 with a topic, the case particle wins.
  func readParticles(_ word: inout KoreanWord, _ indices: [Int]) {
    var at = indices.count
    while at > 0, morphemes[indices[at - 1]].isParticle { at -= 1 }
    guard at < indices.count else { return }
    word.contentEnd = Int(morphemes[indices[at]].start)
    var role = Role.bare
    for i in indices[at...] {
      let m = morphemes[i]
      let found = Role(particle: bytes[m.range], tag: m.first, grammar)
      let isStronger = role == .bare || role == .other || (role == .also && found != .topic)
      if isStronger || found == .genitive { role = found }
    }
    word.role = role
  }

  private static let shrink = "줄"

  func readPredicate(_ word: inout KoreanWord, _ indices: [Int], _ at: Int) {
    let m = morphemes[indices[at]]
    let isLight = m.first == .xsv || m.first == .xsa
    var stem: String
    var light = ""
    var compound = ""
    if isLight || m.first == .vcp {
      word.contentEnd = Int(m.start)
      stem = String(decoding: bytes[word.start..<word.contentEnd], as: UTF8.self)
      light = m.stem.isEmpty ? surface(m) : m.stem
    } else {
      // 살아나고, 줄어든: nothing before; 가격오르: a noun run together with its verb
      word.contentEnd = Int(m.start)
      stem = m.stem.isEmpty ? surface(m) : m.stem
    }
    if !m.auxiliary.isEmpty, light.isEmpty { light = m.auxiliary }
    // 보고하다, taken for 보고 하다
    if !isLight, at + 2 < indices.count, m.first == .vv, morphemes[indices[at + 2]].first == .vx,
      morphemes[indices[at + 1]].first == .ec,
      bytes[morphemes[indices[at + 1]].range].elementsEqual(Ending.and.utf8)
    {
      stem = surface(m) + Ending.and
      word.contentEnd = Int(morphemes[indices[at + 1]].end)
      word.hasNoun = true
    }
    var stemEnd = Int(m.end)
    var isPast = m.isPast
    var isIntended = m.isIntended
    var link: Link?
    var k = at
    while k < indices.count {
      let part = morphemes[indices[k]]
      if k > at {
        if part.isPast { isPast = true }
        if part.isIntended { isIntended = true }
        if part.first == .ep {
          let text = part.stem.isEmpty ? surface(part) : part.stem
          if text == Ending.intention {
            isIntended = true
          } else if text != Ending.honorific {
            isPast = true
          }
        }
        if part.first == .vx || part.first == .xsv, light.isEmpty {
          light = part.stem.isEmpty ? surface(part) : part.stem  // 빨라지다
          compound = String(decoding: bytes[Int(m.start)..<Int(part.start)], as: UTF8.self) + light
        } else if !part.auxiliary.isEmpty, light.isEmpty {
          light = part.auxiliary  // 비싸졌다: ending and auxiliary in one
          compound = String(decoding: bytes[Int(m.start)..<Int(part.start)], as: UTF8.self) + light
        }
      } else if !m.stem.isEmpty {
        stemEnd = Int(m.start)
      }
      let tag = part.last
      if tag == .ec || tag == .ef || tag == .etm || tag == .etn {
        let form = part.ending.isEmpty ? surface(part) : part.ending
        link = self.link(tag, form, isPast: isPast || part.isPast)
      }
      k += 1
    }
    if let last = indices.last, morphemes[last].isParticle, link == .nominal || link == nil {
      var j = indices.count
      while j > 0, morphemes[indices[j - 1]].isParticle { j -= 1 }
      let particle = morphemes[indices[j]]
      word.role = Role(particle: bytes[particle.range], tag: particle.first, grammar)
    }
    if stem.isEmpty, let previous = words.last, previous.predicate == nil { stem = "" }
    word.predicate = Predicate(
      stem: stem, classes: grammar.classes(stem), light: light, compound: compound,
      isAdjective: m.first == .va || m.first == .xsa,
      isCopula: m.first == .vcp || m.first == .vcn,
      // 줄다 is never one: 잇따라 줄었다
      isAuxiliary: m.first == .vx && words.last?.predicate?.link != .manner
        && stem != Self.shrink,  // 눈에 띄게 줄 것
      link: link ?? .final, isPast: isPast, isIntended: isIntended, stemEnd: stemEnd)
  }

  func link(_ tag: PartOfSpeech, _ form: String, isPast: Bool) -> Link {
    switch tag {
    case .etn: return .nominal
    case .ef: return grammar.endings[form] == .quote ? .quote : .final
    case .etm:
      if let known = grammar.endings[form] { return known }
      return .past
    default: return grammar.endings[form] ?? .and
    }
  }
}

extension KoreanWord {
  /// A bare noun before a comma or `·` is joined to the next.
  mutating func joinIfBare() {
    if role == .bare, predicate == nil, hasNoun { role = .and }
  }
}

enum QuoteMark {
  static func opens(_ mark: String) -> Bool { mark == "“" || mark == "「" || mark == "『" }
  static func closes(_ mark: String) -> Bool { mark == "”" || mark == "」" || mark == "』" }
}

extension Role {
  /// The role of one particle (Sejong tags JK*, JX, JC).
  init(particle: ArraySlice<UInt8>, tag: PartOfSpeech, _ grammar: KoreanGrammar) {
    switch tag {
    case .jks, .jkc: self = .subject
    case .jko: self = .object
    case .jkg: self = .genitive
    case .jc: self = .and
    case .jkb, .jx: self = grammar.role(particle) ?? .other
    default: self = .other
    }
  }

  /// 이/가, 은/는, 을/를, 의: what a particle by itself makes the subject, object or owner.
  init?(subjectLike particle: ArraySlice<UInt8>, _ grammar: KoreanGrammar) {
    guard let role = grammar.role(particle),
      [.subject, .topic, .object, .genitive].contains(role)
    else { return nil }
    self = role
  }
}

extension Morpheme {
  var isParticle: Bool {
    switch first {
    case .jks, .jkc, .jkg, .jko, .jkb, .jkv, .jkq, .jx, .jc: true
    default: false
    }
  }

  var isPunctuation: Bool {
    switch first {
    case .sf, .se, .sso, .ssc, .sc, .sy: true
    default: false
    }
  }

  var isVerbal: Bool {
    switch first {
    case .vv, .va, .vx, .vcp, .vcn, .xsv, .xsa, .ep, .ec, .ef: true
    default: false
    }
  }

  var isNominal: Bool {
    switch first {
    case .nng, .nnp, .nnb, .nnbc, .nr, .np, .sl, .sn, .sh, .xr: true
    default: false
    }
  }
}
