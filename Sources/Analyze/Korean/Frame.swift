import Model

/// A noun with what stands before it: `핵심 광물의 수입 의존도`.
struct Phrase: Sendable {
  /// Indices of its words; the last is the head, which carries the particle.
  var words: Range<Int>
  var role: Role
  /// Parts joined by 와/과, 및, `·` or a comma.
  var conjuncts: [Range<Int>]
  /// Index of the adnominal predicate before it.
  var modifier: Int?

  var head: Int { words.upperBound - 1 }
}

/// A predicate with its arguments.
struct Frame: Sendable {
  /// Index of the predicate's word.
  var predicate: Int
  var subject: Phrase?
  var object: Phrase?
  /// The topic (은/는) of the clause or, when it has none, of the clause before.
  var topic: Phrase?
  var topicIsInherited = false
  /// Subject of the clause before, for a clause that leaves its own out.
  var inheritedSubject: Phrase?
  /// 로, 에, 에서, … in order.
  var others: [Phrase] = []
  /// Topics before the clause's own that share its predicate: 은행은 2%, 증권사는 3% 올랐다.
  var gapped: [Phrase] = []
  /// First word of its clause.
  var start: Int
}

extension KoreanScene {
  /// Gives each predicate the arguments before it: what stands since the last predicate; an
  /// adnominal predicate takes subject and object, the topic goes on to the clause's own.
  mutating func findFrames() {
    var pending: [Phrase] = []
    var topic: Phrase?
    var topicIsFresh = false
    var gapped: [Phrase] = []
    var lastSubject: Phrase?
    var clauseStart = 0
    var at = 0
    frames = []
    while at < words.count {
      let word = words[at]
      if let predicate = word.predicate, predicate.isPostposition {
        // 전년에 비해, 성장을 통해: the phrase before it is no argument of what follows
        if let last = pending.indices.last, pending[last].head == at - 1 {
          pending[last].role = .other
        }
      } else if let predicate = word.predicate, !predicate.isAuxiliary, !isAdverb(at),
        !predicate.isDeterminer, !isDating(at)
      {
        var frame = Frame(predicate: at, start: clauseStart)
        frame.topic = topic
        frame.topicIsInherited = !topicIsFresh
        frame.gapped = gapped
        gapped = []
        frame.inheritedSubject = lastSubject
        let isAdnominal = predicate.isAdnominal && !word.carriesOn
        var left: [Phrase] = []
        for phrase in pending.reversed() {
          switch phrase.role {
          case .object where frame.object == nil: frame.object = phrase
          case .subject where frame.subject == nil: frame.subject = phrase
          case .also where frame.subject == nil:
            frame.subject = phrase
          default:
            if isAdnominal, words[phrase.head].hasComma {
              left.insert(phrase, at: 0)
            } else {
              frame.others.insert(phrase, at: 0)
            }
            continue
          }
          if isAdnominal, phrase.role == .also { left.insert(phrase, at: 0) }
        }
        frames.append(frame)
        pending = isAdnominal ? left : []
        if !isAdnominal {
          if let subject = frame.subject ?? (topicIsFresh ? frame.topic : nil) {
            lastSubject = subject
          }
          if predicate.link != .nominal, predicate.link != .auxiliary, !word.carriesOn {
            topicIsFresh = false
            clauseStart = at + 1
          }
        }
        if let role = word.nominalRole {
          let phrase = self.phrase(headAt: at, from: at, role: role)
          pending.append(phrase)
        }
      } else if word.role != .bare, word.role != .genitive, word.role != .and, word.hasNoun {
        let phrase = self.phrase(headAt: at, from: clauseStart, role: word.role)
        if word.role == .topic {
          if let before = topic, topicIsFresh, pending.isEmpty, words[at - 1].predicate == nil,
            (before.head + 1..<at).contains(where: { words[$0].hasComma })
          {
            gapped.append(before)
          }
          topic = phrase
          topicIsFresh = true
        } else {
          pending.append(phrase)
        }
      }
      at += 1
    }
  }

  /// 크게, 빠르게, 잇달아: an adjective or verb that only says how.
  func isAdverb(_ at: Int) -> Bool {
    guard let predicate = words[at].predicate, at + 1 < words.count else { return false }
    let isSaid =
      predicate.classes.contains(.adverbial) && !predicate.isPast && !words[at].hasComma
      && (predicate.link == .manner || predicate.link == .and)
    guard isSaid || (predicate.isAdjective && predicate.link == .manner) else { return false }
    guard let next = words[at + 1].predicate else { return true }
    return !next.isAuxiliary && !next.classes.contains(.light)
  }

  /// 지난 3일, 오는 연말: says when.
  private func isDating(_ at: Int) -> Bool {
    guard let predicate = words[at].predicate, predicate.isAdnominal,
      predicate.classes.contains(.dating), at + 1 < words.count
    else { return false }
    if let first = sentence.morphemes[words[at + 1].morphemes].first, first.first == .sn {
      return true
    }
    guard at > 0, words[at - 1].predicate == nil else { return at == 0 }
    return ![.subject, .e, .eseo, .ro].contains(words[at - 1].role)
  }

  /// The phrase that ends at a word.
  func phrase(headAt head: Int, from lowest: Int, role: Role) -> Phrase {
    var first = head
    var modifier: Int?
    var conjuncts: [Range<Int>] = []
    var end = head + 1
    var at = head - 1
    while at >= lowest {
      let word = words[at]
      if word.isAdverb, at > lowest {
        at -= 1
        continue
      }
      if let predicate = word.predicate {
        if predicate.isAdnominal, predicate.isRelating, at - 1 >= lowest,
          words[at - 1].role == .e || words[at - 1].role == .and
        {
          first = at - 1  // …에 대한
          at -= 2
          continue
        }
        if predicate.isAdnominal, !word.carriesOn { modifier = at }
        break
      }
      guard word.role == .bare || word.role == .genitive || word.role == .and else { break }
      if word.role == .and {
        if at + 1 < end { conjuncts.append(at + 1..<end) }
        end = at + 1
      }
      first = at
      at -= 1
    }
    conjuncts.append(first..<max(end, first + 1))
    return Phrase(
      words: first..<(head + 1), role: role, conjuncts: conjuncts.reversed(), modifier: modifier)
  }
}

extension Predicate {
  var isAdnominal: Bool {
    link == .past || link == .present || link == .future || link == .intent
  }

  /// 같은, 다른: says which, states nothing.
  var isDeterminer: Bool { isAdjective && isAdnominal && classes.contains(.determining) }

  /// The stem with the ㄹ that is dropped before 는 and 니: 푸 for 풀.
  var fullStem: String {
    guard let last = stem.unicodeScalars.last, (0xAC00...0xD7A3).contains(last.value),
      (last.value - 0xAC00) % 28 == 0, let full = Unicode.Scalar(last.value + 8)
    else { return stem }
    return String(stem.unicodeScalars.dropLast()) + String(full)
  }

  /// 대한, 관한, 위한, 따른: ties a noun to the next without a statement of its own.
  var isRelating: Bool { classes.contains(.relating) }

  /// 대해, 비해, 통해: the same before a predicate.
  var isPostposition: Bool { link == .and && !isPast && light.isEmpty && isRelating }
}

extension KoreanWord {
  /// The role of a nominalized predicate: 늘리기를, 줄어듦이.
  var nominalRole: Role? {
    predicate?.link == .nominal && role != .bare ? role : nil
  }
}
