import Model
import Testing

@testable import Extract

@Suite("dates of Markdown")
struct MarkdownDateTests {
  @Test(
    "front matter, or a short line under the title that says little else",
    arguments: [
      ("---\ndate: 2025-05-29\n---\n# Title\n\nText.\n", "2025-05-29"),
      ("# Title\n\n*20 December 2024*\n\nText of 1 March 2020.\n", "2024-12-20"),
      ("# 제목\n\n2025년 6월 3일\n\n## 절\n\n본문이다.\n", "2025-06-03"),
      ("# Title\n\n## Part\n\nThe plant that opened on 1 March 2020 will close next year.\n", nil),
    ] as [(String, String?)])
  func dates(text: String, published: String?) {
    #expect(Markdown()(Array(text.utf8)).published == published)
  }

  @Test(
    "front matter alone tells Markdown, two rules around text don't",
    arguments: [
      ("---\ntitle: Ports grow\ntags:\n  - trade\ndate: 2025-05-29\n---\nExports rose.\n", true),
      ("---\nExports rose last year\n---\nImports fell.\n", false),
      ("---\n---\nImports fell.\n", false),
      ("---\ntitle: never closed\n", false),
    ])
  func front(text: String, isMarkdown: Bool) {
    #expect(Markdown.looksLike(Array(text.utf8)[...]) == isMarkdown)
  }
}
