import Lexicon

extension Gazetteer {
  /// Korean and English names of things, by key; of namesakes the first row counts.
  func names(of keys: Set<String>) -> [String: [String: String]] {
    var names: [String: [String: String]] = [:]
    for number in 0..<count {
      let key = entity(number)
      guard keys.contains(key), names[key] == nil else { continue }
      let thing = thing(number)
      var both: [String: String] = [:]
      if !thing.ko.isEmpty { both["ko"] = thing.ko }
      if !thing.en.isEmpty { both["en"] = thing.en }
      names[key] = both
    }
    return names
  }
}
