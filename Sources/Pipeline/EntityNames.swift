import Lexicon

extension Gazetteer {
  /// Korean and English names of things, by key; of namesakes the first row counts.
  func names(of keys: Set<String>) -> [String: [String: String]] {
    var names: [String: [String: String]] = [:]
    for thing in things where keys.contains(thing.entity) && names[thing.entity] == nil {
      var both: [String: String] = [:]
      if !thing.ko.isEmpty { both["ko"] = thing.ko }
      if !thing.en.isEmpty { both["en"] = thing.en }
      names[thing.entity] = both
    }
    return names
  }
}
