import Lexicon
import Model

/// Names that no table knows count everywhere in a document once the text has shown what they are: after
/// ㈜한빛 한빛은, after 소속사 루미에가 루미에는, after 구만석 대표는 구만석은.
struct RepeatedNames: Sendable {
  let tables: NameTables

  /// Gives names with a mark of a company the key of the bare name.
  ///
  /// - Returns: the names to look for again, each once, with the bare name as their span.
  func learn(_ names: inout [Candidate], in reading: inout DocumentReading) -> [Candidate] {
    guard reading.document.sentences.count > 1 else { return [] }
    let bytes = reading.bytes
    var out: [Candidate] = []
    var seen = ByteSet()
    var sentence = 0
    for i in names.indices where names[i].thing < 0 && names[i].doubt == 0 {
      guard isShown(names[i], bytes) else { continue }
      let bare = bareName(names[i].span, bytes)
      let isMarked = bare != names[i].span
      let text = bytes[bare.range]
      guard bare.count >= (isMarked ? 6 : 9), !tables.notNames.contains(text),
        !text.contains(0x20)
      else { continue }
      let spans = reading.document.sentences
      while sentence + 1 < spans.count, spans[sentence].span.end <= bare.start { sentence += 1 }
      guard reading.isKorean(sentence), !isNoun(bare, reading.morphemes(ofSentence: sentence))
      else { continue }
      if isMarked {
        let name = String(decoding: text, as: UTF8.self)
        names[i].name = name
        names[i].entity = Gazetteer.slug(name)
      }
      guard !seen.contains(text) else { continue }
      seen.insert(text)
      var again = names[i]
      again.span = bare
      again.rank = 5
      out.append(again)
    }
    return out
  }

  /// Whether the text shows what the name stands for: a company by its mark, shape or apposition, a full
  /// name of a person by a title.
  private func isShown(_ name: Candidate, _ bytes: [UInt8]) -> Bool {
    guard Script.at(Int(name.span.start), in: bytes) != .latin else { return false }
    switch name.type {
    case .company: return name.rank >= 5
    case .person: return name.rank >= 7 && name.span.count == 9
    default: return false
    }
  }

  /// Without ㈜, (주), 주식회사 before or behind it.
  private func bareName(_ span: Span, _ bytes: [UInt8]) -> Span {
    for mark in tables.koreanStarts.keys where mark.count < span.count {
      if bytes[span.range].starts(with: mark) {
        let start = Int(span.start) + mark.count
        return Span(bytes[start] == 0x20 ? start + 1 : start, Int(span.end))
      }
      if bytes[span.range].suffix(mark.count).elementsEqual(mark) {
        return Span(Int(span.start), Int(span.end) - mark.count)
      }
    }
    return span
  }

  /// A common noun of the dictionary: ㈜미래 doesn't make a company of 미래.
  private func isNoun(_ span: Span, _ morphemes: [Morpheme]) -> Bool {
    morphemes.contains {
      $0.range == span.range && !$0.isUnknown && $0.first != .nnp && $0.first != .sl
    }
  }
}
