import Model

/// Something the sentence says gets better, worse, more, less: the common ground of label, mention
/// directions and claims.
struct EnglishChange: Sendable {
  enum Source: Sendable { case verb, predicate, noun, adjective, comparison }
  /// Token that says it.
  var token: Int
  var source: Source
  /// EnglishNominal that changes or is judged, −1 when the sentence names none.
  var theme: Int
  /// Token of the thing with a prior, −1 when the theme is an entity.
  var thing: Int = -1
  /// EnglishNominal of the one it is good or bad for, −1 when it is the theme itself.
  var owner: Int = -1
  /// −1, 0, 1; 2 for a change without a side.
  var sign: Int
  /// Direction of the change alone, before the prior.
  var turn: Int
  /// Verb group it stands in, −1 outside clauses.
  var verb: Int
  var channel: Channel?
  /// Share in the sentence's label, 0…1: main clauses count whole, causes and concessions less.
  var weight: Double
  var rule: String
  /// EnglishSign of the theme before the change: 1 or −1.
  var prior: Int = 1
}

/// What a nominal is worth when it rises.
struct EnglishWorth: Sendable {
  var sign: Int
  var thing: Int = -1
  /// EnglishChange word inside it (`a fall in costs`), −1 for none.
  var change: Int = -1
  var channel: Channel?

  static func times(_ a: Int, _ b: Int) -> Int {
    if a == 0 || b == 0 { return 0 }
    if a == 2 || b == 2 { return 2 }
    return a * b
  }
}
