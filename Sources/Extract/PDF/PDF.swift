import Model

/// PDF files through poppler's `pdfinfo` and `pdftotext`, each a child process under caps.
enum PDF {
  static let mediaType = "application/pdf"

  static func read(_ bytes: [UInt8], place: String, limits: Limits) throws(ExtractError) -> Draft {
    let info = try information(bytes, place: place, limits: limits)
    if let pages = info["Pages"].flatMap({ Int($0) }), pages > limits.pages {
      throw ExtractError(
        place: place, reason: .overLimit(what: "pages", value: pages, limit: limits.pages))
    }
    let output = try run(
      ["pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", ChildProcess.input, "-"], bytes,
      place: place, limits: limits)
    var layout = PDFLayout()
    let complete = XMLWalk.run(output, isUTF8: true, &layout)
    var draft = Draft(mediaType: mediaType)
    PDFText(layout.pages).write(to: &draft)
    if !complete { draft.warnings.append("the layout of a page is not well-formed") }
    if draft.byteCount == 0 { draft.warnings.append("no text on \(layout.pages.count) pages") }
    draft.authors = (info["Author"].flatMap(Draft.line)).map { [$0] } ?? []
    draft.published = (info["CreationDate"] ?? info["ModDate"]).flatMap(DateText.iso)
    draft.title = Title.choose(info["Title"].flatMap(Draft.line), draft)
    return draft
  }

  /// The lines of `pdfinfo`, by key.
  private static func information(
    _ bytes: [UInt8], place: String, limits: Limits
  ) throws(ExtractError) -> [String: String] {
    let output = try run(
      ["pdfinfo", "-isodates", "-enc", "UTF-8", ChildProcess.input], bytes, place: place,
      limits: limits)
    var info: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = String(line[..<colon])
      if info[key] == nil { info[key] = String(line[line.index(after: colon)...]) }
    }
    info["Pages"] = info["Pages"].map(Draft.clean)
    return info
  }

  private static func run(
    _ command: [String], _ bytes: [UInt8], place: String, limits: Limits
  ) throws(ExtractError) -> [UInt8] {
    func fail(_ reason: ExtractError.Reason) -> ExtractError {
      ExtractError(place: place, reason: reason)
    }
    let tool = command[0]
    let result: ChildProcess.Output
    do throws(ChildProcess.Failure) {
      result = try ChildProcess(limits: limits).run(command, input: bytes)
    } catch {
      switch error {
      case .cannotStart(let why): throw fail(.tool("\(tool) can't be started (\(why))"))
      case .overTime:
        throw fail(
          .overLimit(
            what: "seconds of \(tool)", value: limits.childSeconds, limit: limits.childSeconds))
      case .overOutput(let count):
        throw fail(
          .overLimit(what: "bytes printed by \(tool)", value: count, limit: limits.childOutput))
      }
    }
    let complaint = result.complaint.split(separator: "\n").first.map(String.init) ?? ""
    switch result.status {
    case 0: return result.bytes
    case 127: throw fail(.tool("\(tool) is not installed"))
    case 3: throw fail(.locked("copying text is not permitted"))
    case 128 + 24, 128 + 9:
      throw fail(
        .overLimit(
          what: "processor seconds of \(tool)", value: limits.childSeconds / 2,
          limit: limits.childSeconds / 2))
    default:
      if complaint.contains("password") { throw fail(.locked("password")) }
      if result.status >= 128 || complaint.contains("memory") {
        throw fail(
          .tool("\(tool) failed (status \(result.status), memory limit \(limits.childMemory))"))
      }
      throw fail(
        .damaged(complaint.isEmpty ? "\(tool) status \(result.status)" : Draft.clean(complaint)))
    }
  }
}
