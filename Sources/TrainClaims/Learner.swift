import Analyze

/// Logistic regression, one against the rest, by AdaGrad (Duchi, Hazan & Singer 2011) with weight decay.
/// The same examples in the same order give the same weights.
struct Learner {
  var bits = 16
  var rounds = 12
  var rate: Float = 0.15
  var decay: Float = 2e-5
  /// Features that only one example has are left out: they teach nothing and share their bucket with
  /// some that do.
  var skipsLone = false

  func train(_ examples: Examples, classes: Int) -> LinearModel {
    let mask = UInt32(1 << bits - 1)
    var weights = [Float](repeating: 0, count: classes << bits)
    var squares = [Float](repeating: 1e-4, count: classes << bits)
    var order = Array(examples.features.indices)
    var state: UInt64 = 20_260_301
    let kept = skipsLone ? Self.recurring(examples.features) : examples.features.map(\.hashes)
    for _ in 0..<rounds {
      for i in order.indices.dropFirst().reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(i, Int((state >> 33) % UInt64(i + 1)))
      }
      for i in order {
        let places = kept[i].map { Int($0 & mask) * classes }
        for c in 0..<classes {
          var sum: Float = 0
          for place in places { sum += weights[place + c] }
          let error = 1 / (1 + Self.exp(-sum)) - (examples.answers[i].contains(c) ? 1 : 0)
          for place in places {
            let slope = error + decay * weights[place + c]
            squares[place + c] += slope * slope
            weights[place + c] -= rate * slope / squares[place + c].squareRoot()
          }
        }
      }
    }
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let scale = max(largest, 1e-6) / 127
    return LinearModel(
      classes: classes, weights: weights.map { Int8(($0 / scale).rounded()) }, scale: scale)
  }

  /// The features of each example without those that no other example has.
  private static func recurring(_ examples: [Features]) -> [[UInt32]] {
    var count: [UInt32: Int] = [:]
    for example in examples { for hash in Set(example.hashes) { count[hash, default: 0] += 1 } }
    return examples.map { $0.hashes.filter { count[$0, default: 0] > 1 } }
  }

  /// eˣ by its series after halving the exponent: the same on every machine.
  private static func exp(_ x: Float) -> Float {
    let small = Double(max(-30, min(30, x))) / 64
    var term = 1.0
    var sum = 1.0
    for i in 1...8 {
      term *= small / Double(i)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return Float(sum)
  }
}
