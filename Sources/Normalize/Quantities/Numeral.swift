/// A number as it was read, before its unit.
struct Numeral {
  var start: Int
  var end: Int
  var value: Amount
  /// Power of ten of the last scale word (`억`, `billion`), which may hold for a range's first number
  /// as well.
  var scale = 0
  /// `수천억`, `300여만`: about.
  var isApproximate = false
  /// `수`, `몇`: from once to ten times the value.
  var isVague = false
  /// Written in words only.
  var isSpelled = false
  /// `하나`, `열둘`: Korean words that count things.
  var isNative = false
  /// `한`, `두`, `세`: needs a counter after it.
  var isDeterminer = false
  /// `1 in 5`: a share of what is named after it.
  var isShare = false
  /// Korean number words in it.
  var syllables = 0
  /// `하나`, `일`, `one`: too common a word to stand alone.
  var isWeak = false
}
