import Model

/// Claims by industry, channel and direction, to find those that point the other way.
///
/// A condition is told the first of them and how many there are, so that memory doesn't grow with
/// conditions × claims.
struct OpposingClaims {
  private let ledger: [LedgerRow]
  /// Numbers of counted claims by ``side(_:_:_:)``, ascending.
  private var bySide: [[Int]]
  private let channelAt: [Channel: Int]
  private let industryAt: [Industry: Int]
  /// What was found for a set of sides: there are far fewer of these than conditions, which share it.
  private var found: [Set<Int>: (first: [Int], count: Int)] = [:]

  init(ledger: [LedgerRow]) {
    self.ledger = ledger
    let channels = Channel.allCases
    let industries = Industry.allCases
    channelAt = Dictionary(uniqueKeysWithValues: channels.enumerated().map { ($1, $0) })
    industryAt = Dictionary(uniqueKeysWithValues: industries.enumerated().map { ($1, $0) })
    bySide = [[Int]](repeating: [], count: industries.count * channels.count * 2)
    for i in ledger.indices where ledger[i].counts {
      if let side = side(i, flipped: false) { bySide[side].append(ledger[i].number) }
    }
  }

  /// The place of a claim's side, or of the side against it; nil for a claim without one.
  private func side(_ i: Int, flipped: Bool) -> Int? {
    let direction = ledger[i].direction
    guard direction == .up || direction == .down, let industry = industryAt[ledger[i].industry],
      let channel = channelAt[ledger[i].channel]
    else { return nil }
    return (industry * channelAt.count + channel) * 2 + ((direction == .up) != flipped ? 1 : 0)
  }

  /// Numbers that a condition keeps of the claims against it.
  static let kept = 12

  /// The claims on the same industry and channel that point the other way: the first of their numbers,
  /// ascending, and how many there are.
  ///
  /// - Complexity: O(sides × ``kept``); a claim is on one side, so that sides don't overlap.
  mutating func numbers(against claims: [Int]) -> (first: [Int], count: Int) {
    let sides = Set(claims.compactMap { side($0 - 1, flipped: true) })
    if let known = found[sides] { return known }
    let first = sides.flatMap { bySide[$0].prefix(Self.kept) }.sorted().prefix(Self.kept)
    let all = (Array(first), sides.reduce(0) { $0 + bySide[$1].count })
    found[sides] = all
    return all
  }
}
