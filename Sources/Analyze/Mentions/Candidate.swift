import Lexicon
import Model

/// A name found somewhere, before it is settled which of the overlapping ones stand.
struct Candidate: Sendable {
  var span: Span
  var type: MentionType
  /// Index of a thing of the gazetteer; −1 for a name it doesn't know.
  var thing: Int
  /// What else must speak for it: 0 nothing, 2 or 3 that many points of evidence.
  var doubt: UInt8 = 0
  /// The higher wins where two overlap and neither is longer.
  var rank: UInt8 = 0
  var industry: Industry?
  /// Canonical name and key, when they aren't made from the span.
  var name: String?
  var entity: String?

  init(span: Span, type: MentionType, thing: Int = -1, doubt: UInt8 = 0, rank: UInt8 = 0) {
    self.span = span
    self.type = type
    self.thing = thing
    self.doubt = doubt
    self.rank = rank
  }
}

extension [Candidate] {
  /// The candidates that stand: the longest at each place, then the higher rank; no two overlap.
  func settled() -> [Candidate] {
    let order = indices.sorted {
      let a = self[$0]
      let b = self[$1]
      return (-a.span.count, -Int(a.rank), a.span.start, $0)
        < (-b.span.count, -Int(b.rank), b.span.start, $1)
    }
    var out: [Candidate] = []
    var taken: [Span] = []
    for index in order {
      let span = self[index].span
      // `taken` is ascending: look only at the neighbours
      var low = 0
      var high = taken.count
      while low < high {
        let middle = (low + high) / 2
        if taken[middle].start < span.start { low = middle + 1 } else { high = middle }
      }
      if low < taken.count, taken[low].overlaps(span) { continue }
      if low > 0, taken[low - 1].overlaps(span) { continue }
      taken.insert(span, at: low)
      out.append(self[index])
    }
    out.sort { $0.span < $1.span }
    return out
  }
}
