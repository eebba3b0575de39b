import Model
import Testing

@testable import Extract

/// The one document of some bytes.
func document(_ bytes: [UInt8]) throws -> Document {
  var results: [Result<Document, ExtractError>] = []
  Extractor()(bytes, source: "page") { results.append($0) }
  #expect(results.count == 1)
  return try #require(results.first).get()
}

func document(_ text: String) throws -> Document { try document(Array(text.utf8)) }

/// Kinds, levels and texts of the blocks, after a check that they cover the text as promised.
func blocks(_ document: Document) -> [String] {
  var at = 0
  var out: [String] = []
  for block in document.blocks {
    #expect(Int(block.span.start) == at)
    at = Int(block.span.end) + 1
    let level = block.level > 0 ? "\(block.level)" : ""
    out.append("\(block.kind.rawValue)\(level): \(document.text.string(block.span))")
  }
  #expect(at == document.text.count + 1)
  return out
}

/// A page with a menu, an article and a footer around `article`.
func page(head: String = "", _ article: String) -> String {
  """
  <!DOCTYPE html><html lang="ko"><head><meta charset="utf-8">\(head)</head><body>
  <nav><ul><li><a href="/">홈</a></li><li><a href="/economy">경제</a></li></ul></nav>
  \(article)
  <footer>상호: 보기신문 | 대표: 아무개 | 주소: 서울시 어느구 어느로 1</footer></body></html>
  """
}

let paragraphs = """
  <p>정부는 내년부터 배터리 재활용 시설을 짓는 기업에 세제 혜택을 주기로 했다고 밝혔다.</p>
  <p>업계는 이번 조치로 원료 수급이 한결 안정될 것이라며 투자 계획을 앞당기겠다고 답했다.</p>
  <p>다만 시설 기준이 확정되지 않아 실제 착공은 하반기로 미뤄질 수 있다는 전망도 나온다.</p>
  """
