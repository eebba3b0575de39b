import Extract
import Model
import Testing

@Suite("mails and mailboxes")
struct MailTests {
  private func mail(_ text: String) -> [UInt8] {
    Array(text.replacing("\n", with: "\r\n").utf8)
  }

  @Test(
    "header fields in every spelling",
    arguments: [
      ("=?utf-8?B?7IiY7LacIOuPme2WpQ==?=", "수출 동향"),
      ("=?euc-kr?B?vPbD4g==?= =?euc-kr?B?ILW/x+I=?=", "수출 동향"),
      ("=?utf-8?Q?=EC=88=98?=\n =?utf-8?Q?=EC=B6=9C_2025?=", "수출 2025"),
      ("=?utf-8?Q?=EC=88?= =?utf-8?Q?=98=EC=B6=9C?=", "수출"),
      ("plain =?utf-8?Q?caf=C3=A9?= words", "plain café words"),
      ("=?utf-7?Q?Fr+APY-sche?=", "Frösche"),
      ("no =?word here", "no =?word here"),
    ])
  func subject(raw: String, expected: String) {
    let document = extract(mail("From: a@b.kr\nSubject: \(raw)\n\ntext\n")).documents.first
    #expect(document?.title == expected)
  }

  @Test(
    "raw bytes in a subject are read as declared, or when they can be verified, else replaced",
    arguments: [
      ("text/plain; charset=iso-8859-1", [0xF6], "ö"), ("text/plain", [0xF6], "\u{FFFD}"),
      ("multipart/mixed; boundary=b", [0xF6], "ö"), ("text/plain", [0xC3, 0xB6], "ö"),
      ("text/plain", [0xBC, 0xF6, 0xC3, 0xE2, 0x20, 0xB5, 0xBF, 0xC7, 0xE2], "수출 동향"),
    ] as [(String, [UInt8], String)])
  func raw(type: String, bytes: [UInt8], expected: String) {
    let head = mail("From: a@b.kr\nMIME-Version: 1.0\nContent-Type: \(type)\nSubject: ")
    let body = mail("\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\n\ntext\n--b--\n")
    let document = extract(head + bytes + body).documents.first
    #expect(document?.title == expected)
    #expect(document?.warnings.isEmpty == !expected.contains("\u{FFFD}"))
  }

  @Test(
    "names of senders",
    arguments: [
      ("\"Hong, Gildong\" <a@b.kr>", ["Hong, Gildong"]), ("a@b.kr (홍길동)", ["홍길동"]),
      ("a@b.kr", ["a@b.kr"]), ("Kim <k@x>, Lee <l@x>", ["Kim", "Lee"]),
      ("=?utf-8?B?7ZmN6ri464+Z?= <a@b.kr>", ["홍길동"]),
    ])
  func senders(raw: String, expected: [String]) {
    let document = extract(mail("From: \(raw)\nDate: Thu, 18 Dec 2025 09:30:00 +0900\n\ntext\n"))
      .documents.first
    #expect(document?.authors == expected)
    #expect(document?.published == "2025-12-18T09:30:00+09:00")
  }

  @Test("of alternatives the text is read, and HTML where there is no text")
  func alternatives() {
    func body(_ plain: String) -> String {
      """
      From: a@b.kr
      Subject: s
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="x y"

      preamble
      --x y
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      \(plain)
      --x y
      Content-Type: text/html; charset=utf-8

      <p>from <b>HTML</b></p>
      --x y--
      epilogue
      """
    }
    #expect(
      extract(mail(body("caf=C3=A9 =\nau lait."))).documents.first?.text.string == "café au lait.")
    #expect(extract(mail(body(""))).documents.first?.text.string == "from HTML")
  }

  @Test("attached mails and documents follow, pictures don't")
  func attachments() {
    let text = """
      From: a@b.kr
      Subject: outer
      Content-Type: multipart/mixed; boundary=o

      --o
      Content-Type: text/plain

      The outer text.
      --o
      Content-Type: image/png; name=p.png
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --o
      Content-Type: text/plain; charset=euc-kr
      Content-Disposition: attachment; filename*=utf-8''%EB%B3%B4%EB%8F%84.txt
      Content-Transfer-Encoding: base64

      vPbD4g==
      --o
      Content-Type: message/rfc822

      From: c@d.kr
      Subject: inner

      The inner text.
      --o--
      """
    let (documents, errors) = extract(mail(text), source: "m.eml")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["m.eml", "m.eml!/보도.txt", "m.eml!/2.eml"])
    #expect(documents.map(\.text.string) == ["The outer text.", "수출", "The inner text."])
    #expect(documents.last?.title == "inner")
  }

  @Test("mails within mails end at the cap")
  func nesting() {
    var inner = "From: a@b.kr\nSubject: 0\n\ntext\n"
    for level in 1...9 {
      inner = "From: a@b.kr\nSubject: \(level)\nContent-Type: message/rfc822\n\n" + inner
    }
    let (documents, errors) = extract(mail(inner))
    #expect(documents.count == 7)
    #expect(errors.first?.description.hasSuffix("nesting over the limit (7, 6)") == true)
  }

  @Test("multiparts within multiparts end at the cap")
  func multiparts() {
    var text = "From: a@b.kr\nSubject: s\n"
    for level in 0..<200 {
      text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    let document = extract(mail(text + "\nend\n")).documents.first
    #expect(document?.warnings == ["parts nested deeper than 24 are left out"])
  }

  @Test("a part of no bytes and a mail of only a header are documents without text")
  func empty() {
    let part = "From: a@b.kr\nContent-Type: multipart/mixed; boundary=o\n\n--o\n--o\n\n--o--\n"
    #expect(extract(mail(part)).documents.map(\.text.count) == [0])
    #expect(extract(mail("From: a@b.kr\nSubject: s\n")).documents.map(\.title) == ["s"])
  }

  @Test("mails of a mailbox are counted, quoted From lines restored")
  func mailbox() {
    let text = """
      From a@b.kr Thu Dec 18 09:30:00 2025
      From: a@b.kr
      Subject: one

      >From here on.

      From c@d.kr Thu Dec 18 09:31:00 2025
      From: c@d.kr
      Subject: two

      Second.
      """
    let (documents, errors) = extract(Array(text.utf8), source: "in.mbox")
    #expect(errors.isEmpty)
    #expect(documents.map(\.source) == ["in.mbox#1", "in.mbox#2"])
    #expect(documents.map(\.title) == ["one", "two"])
    #expect(documents.first?.text.string == "From here on.")
  }

  @Test(
    "text that only begins like a mail is text",
    arguments: [
      "Note: this is no mail.\n\nIt goes on.", "10:30 회의 시작\n본문이다.",
    ])
  func notMail(text: String) {
    #expect(extract(Array(text.utf8)).documents.first?.mediaType == "text/plain")
  }
}
