import Lexicon
import Model

/// Gives the short forms of a person's name the key of the full one: 문 의원, Clark.
enum PersonLinks {
  static func link(_ names: inout [Candidate], bytes: [UInt8]) {
    var full: [(first: [UInt8], last: [UInt8], name: String)] = []
    for index in names.indices where names[index].thing < 0 {
      if names[index].type != .person {
        // Perez, after Juan Perez
        let text = Array(bytes[names[index].span.range])
        guard names[index].type == .company, full.contains(where: { $0.last == text }) else {
          continue
        }
        names[index].type = .person
      }
      let range = names[index].span.range
      let words = bytes[range].split(separator: 0x20)
      let hangul = Script.at(range.lowerBound, in: bytes) == .hangul
      let isFull = words.count > 1 || (hangul && range.count >= 9)
      if isFull {
        let name = String(decoding: bytes[range], as: UTF8.self)
        let first = hangul ? Array(bytes[range].prefix(3)) : Array(words[0])
        full.append((first, Array(words[words.count - 1]), name))
      } else {
        let text = Array(bytes[range])
        let match = full.last {
          range.count == 3 && hangul ? $0.first == text : $0.last == text
        }
        if let match {
          names[index].name = match.name
          names[index].entity = Gazetteer.slug(match.name)
        }
      }
    }
  }
}
