/// Unix mailboxes (mbox): mails one after the other, each begun by a `From ` line after a blank one.
struct Mailbox {
  let limits: Limits
  let source: String

  func read(_ stream: ByteStream, _ body: (Result<Item, ExtractError>) -> Void) {
    var number = 0
    var mail: [UInt8] = []
    var isOver = false
    var wasBlank = true
    func flush() {
      guard number > 0 else { return }
      let place = "\(source)#\(number)"
      if isOver {
        body(
          .failure(
            ExtractError(
              place: place,
              reason: .overLimit(what: "bytes", value: mail.count, limit: limits.documentBytes))))
      } else {
        var item = Item(source: place, bytes: mail)
        item.hints.mediaType = "message/rfc822"
        body(.success(item))
      }
      mail = []
      isOver = false
    }
    while let line = stream.line(limit: 1 << 20) {
      if wasBlank, line.starts(with: Array("From ".utf8)) {
        flush()
        number += 1
      } else if mail.count + line.count > limits.documentBytes {
        isOver = true
      } else {
        // `>From ` stands for `From ` (mboxrd).
        let quoted =
          line.first == 0x3E && line.drop { $0 == 0x3E }.starts(with: Array("From ".utf8))
        mail += quoted ? line.dropFirst() : line[...]
      }
      wasBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
    }
    flush()
  }
}
