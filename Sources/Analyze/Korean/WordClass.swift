/// The classes of `word-classes.ko.csv`: a column of that table names them.
enum WordClass: UInt8, CaseIterable, Sendable {
  /// Verbs that tie a noun to what follows: 수요에 대한 전망.
  case relating
  /// Verbs that name a source: 통계청에 따르면.
  case citing
  /// Verbs whose condition is a manner of speaking: 통계청에 따르면.
  case aside
  /// Adjectives that only say which: 같은 기간.
  case determining
  /// Verbs that only date: 지난 3일, 오는 연말.
  case dating
  /// What a company is known by: 부품을 만들던 회사.
  case making
  /// Verbs without a meaning of their own: 빠르게 하다.
  case light
  /// Verbs that carry on the one before: 늘려야 한다.
  case auxiliary
  /// The same behind 기: 늘리기로 했다.
  case nominalAuxiliary
  /// Verbs that negate the one before: 늘지 않았다.
  case negating
  /// Verbs of what is tried in vain: 늘리지 못했다.
  case failing
  /// The same behind 기: 벗어나기 어렵다.
  case hard
  /// Verbs that state a level: 34조 원에 이른다.
  case reaching
  /// Verbs that set a thing against a mark: 매출 20억 원을 올렸다.
  case attaining
  /// Verbs that bring a thing in: 수익을 올렸다.
  case earning
  /// What analysts do to a forecast: 추정치를 상향했다.
  case revising
  /// Says that it is otherwise: 예상과 달리.
  case unlike
  /// Ends of what was so before: 줄었던 수출.
  case former
  /// Says that a thing is there: 변동성이 있다.
  case existing
  /// Verbs by which an order comes in: 주문을 받았다.
  case receiving
  /// Verbs that name what is compared with: 작년에 비해.
  case comparing
  /// Adjectives that compare by themselves: 저렴하게 만든다.
  case cheap
  /// What analysts speak of or are: 연구원은 말했다.
  case analyst
  /// Nouns of an open hypothetical: 늘어날 경우.
  case openCase
  /// Nouns that end a clause: 늘어날 경우.
  case occasion
  /// An open question written apart: 늘어날 지.
  case whether
  /// Stands between two figures: 20억 대 30억.
  case versus
  /// Stands behind what is compared with: 작년 대비.
  case against
  /// Negates the verb behind it: 안 늘었다.
  case negativeAdverb
  /// Without: 전력망 없이는.
  case lacking
  /// Begins a reservation: 다만 변수는 있다.
  case reserving
  /// Ends a list: 철강과 조선 등.
  case listEnd
  /// Counts people: 200명을 줄인다.
  case people
  /// People behind a figure: 200명.
  case countedPeople
  /// What makes an adjective a comparison: 더 비싸다.
  case comparisonMark
  /// The same for how something is done: 더 빨리 짓는다.
  case mannerMark
  /// A sentence that speaks of trading: 장중 3% 올랐다.
  case trading
  /// A sentence that measures in percent: 3% 늘었다.
  case percentMark
  /// What cannot be: 늘릴 수 없다.
  case impossible
  /// Verbs that the dictionary takes for nouns: 주문이 줄 수 있다.
  case misreadVerb
  /// Negates what is tried: 못 미쳤다.
  case inVain
  /// Verbs that lead to what stands before 로: 플러스로 전환했다.
  case turning
  /// Verbs that reach somebody: 은행으로 번진다.
  case spreading
  /// Verbs that only say how: 값을 잇달아 올렸다.
  case adverbial
  /// Words that the dictionary takes for verbs: 비대면.
  case misreadNoun
  /// People who speak for a house of analysts: 연구원.
  case analystTitle
  /// What begins on a day: 14일부터.
  case onwards
  /// Must: 줄이지 않을 수 없다.
  case doubleNegative
  /// The company spoken of last: 이 회사는 공장을 짓는다.
  case companyAgain
  /// The period before: 전년 20억 원.
  case timeBefore
  /// The same behind a year: 1년 전 20억 원.
  case ago
  /// The period that is compared: 같은 기간 20억 원.
  case sameTime
  /// A year in figures: 2029년.
  case year
  /// A figure that is a date: 2029년.
  case dateUnit
  /// A figure that is rounded down: 20여 곳.
  case moreThan
  /// What stands behind a duration that is no time to come: 6년에서 2년으로.
  case changing
  /// A day as a measure: 1일 평균 100회.
  case aDay
  /// What stands between a measure and its figure: 1일 총 100회.
  case measured
  /// Makes years a duration: 5년간.
  case yearsLong
  /// Ends of words for a contract: 공급 계약.
  case contract
  /// Ends of what others are measured by: 시장 전망치.
  case expectation
  /// Ends of what analysts raise and cut: 실적 추정치.
  case revisable
  /// Parts of words for what turns into a loss: 영업이익.
  case profit
  /// Suffixes of common nouns: 관계자.
  case commonEnd

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })

  /// The class that the table calls so.
  init?(name: String) {
    guard let found = Self.byName[name] else { return nil }
    self = found
  }
}
