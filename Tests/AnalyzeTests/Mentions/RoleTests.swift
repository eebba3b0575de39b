import Lexicon
import Model
import Testing

@testable import Analyze

@Suite("What a person is")
struct RoleTests {
  /// The roles of all people of a sentence, "name: role".
  private func roles(_ text: String, _ language: String) throws -> [String] {
    let analysis = try Reading.analyze(text, language: language)
    return analysis.mentions.filter { $0.type == .person }.map { mention in
      let role = mention.role.map { analysis.text.string($0) } ?? "-"
      return "\(analysis.text.string(mention.span)): \(role)"
    }
  }

  @Test(
    "the title behind, before and in parentheses, with its institution",
    arguments: [
      ("홍길동 대표이사는 공장을 짓겠다고 말했다.", "홍길동: 대표이사"),
      ("산업통상자원부 김철수 장관은 지원책을 발표했다.", "김철수: 장관"),
      ("한국은행 총재인 이창용은 금리를 동결했다.", "이창용: 한국은행 총재"),
      ("이재용 삼성전자 회장이 방한했다.", "이재용: 삼성전자 회장"),
      ("이창용 한은 총재는 물가를 걱정했다.", "이창용: 한은 총재"),
      ("최태원 SK그룹 회장 겸 대한상의 회장은 투자를 늘린다.", "최태원: SK그룹 회장 겸 대한상의 회장"),
      ("윤석민(53) 가온건설 부회장은 사임했다.", "윤석민: 가온건설 부회장"),
      ("박지훈(가온전자 대표)은 주식을 팔았다.", "박지훈: 가온전자 대표"),
      ("이명박 전 대통령이 참석했다.", "이명박: 전 대통령"),
      ("배우 김민수 씨가 회사를 고소했다.", "김민수: 배우"),
      ("한 총리는 대책을 주문했다.", "한: 총리"),
    ])
  func korean(text: String, expected: String) throws {
    #expect(try roles(text, "ko") == [expected])
  }

  @Test(
    "the name with the title that touches it stands beside the mention of the name",
    arguments: [
      ("김철수 장관은 지원책을 발표했다.", ["김철수 장관"]),
      ("이재용 삼성전자 회장이 방한했다.", ["이재용 삼성전자 회장"]),
      ("금융위원회 김철수 위원장은 규제를 풀겠다고 했다.", ["금융위원회 김철수 위원장"]),
      ("가수 겸 배우 김민수 씨가 회사를 고소했다.", ["배우 김민수"]),
      ("아들 김민수가 회사를 물려받았다.", ["아들 김민수"]),
      ("김철수 감독님의 새 영화가 나온다.", ["김철수 감독"]),
      ("김민수 씨는 가게를 열었다.", []),
      ("김민수(34)는 가게를 열었다.", []),
      ("이명박 전 대통령이 참석했다.", []),
      ("박지훈(가온전자 대표)은 주식을 팔았다.", []),
      ("한국은행 총재인 이창용은 금리를 동결했다.", []),
    ])
  func titled(text: String, expected: [String]) throws {
    let analysis = try Reading.analyze(text, language: "ko")
    let all = analysis.forms.filter { $0.form == .titled }
    #expect(all.map { analysis.text.string($0.span) } == expected)
    for titled in all {
      let name = analysis.mentions.first { titled.span.contains($0.span) && $0.type == .person }
      #expect(titled.entity == name?.entity)
    }
  }

  @Test(
    "places and bodies stand once more with the larger one before them",
    arguments: [
      ("경기도 수원시 영통구에 공장이 들어선다.", ["경기도 수원시 영통구"]),
      ("전남 목포경찰서는 수사에 나섰다.", ["전남 목포경찰서", "목포"]),
      ("부산지법은 파산을 선고했다.", ["부산"]), ("참여연대는 예산을 물었다.", []),
      ("국회 국토교통위원회는 법안을 다뤘다.", ["국회 국토교통위원회"]),
      ("일본 정부는 관세를 내렸다.", ["일본"]),
      ("서울과 부산에 공장이 있다.", []), ("미국 애플은 공장을 짓는다.", []),
    ])
  func nested(text: String, expected: [String]) throws {
    let analysis = try Reading.analyze(text, language: "ko")
    #expect(analysis.forms.map { analysis.text.string($0.span) } == expected)
    #expect(analysis.mentions.allSatisfy { $0.form == nil })
  }

  @Test(
    "how one addresses people, whose kin they are and what they do say no role",
    arguments: [
      ("김민수 씨는 가게를 열었다.", "김민수: -"), ("아들 김민수가 회사를 물려받았다.", "김민수: -"),
      ("김민수(34)씨는 주식을 팔았다.", "김민수: -"), ("김민수는 대표 취임을 미뤘다.", "김민수: -"),
    ])
  func noRole(text: String, expected: String) throws {
    #expect(try roles(text, "ko") == [expected])
  }

  @Test(
    "the title before the name with its institution, or set off behind it",
    arguments: [
      ("Ford chief executive Jim Farley said costs fell.", "Jim Farley: Ford chief executive"),
      ("Fed Chair Jerome Powell said rates would stay.", "Jerome Powell: Fed Chair"),
      (
        "Former Treasury Secretary Janet Yellen warned of defaults.",
        "Janet Yellen: Former Treasury Secretary"
      ),
      (
        "Jane Doe, the bank's head of research, expects a recovery.",
        "Jane Doe: the bank's head of research"
      ),
      (
        "Maria Lopez, an analyst at Northfield Securities, cut her target.",
        "Maria Lopez: analyst at Northfield Securities"
      ),
      ("Tim Cook, Apple's chief executive, sold shares.", "Tim Cook: Apple's chief executive"),
      ("Dr. Susan Clark said the trial failed.", "Susan Clark: -"),
      ("Jane Doe, who sold the shares, said prices fell.", "Jane Doe: -"),
    ])
  func english(text: String, expected: String) throws {
    #expect(try roles(text, "en") == [expected])
  }
}
