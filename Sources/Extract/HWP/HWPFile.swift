import Model

/// Hangul 5.x files (한글 문서 파일 형식 5.0, revision 1.3): FileHeader, then the sections.
enum HWPFile {
  static let mediaType = "application/x-hwp"

  static func read(_ bytes: [UInt8], place: String, limits: Limits) throws(ExtractError) -> Draft {
    func damaged(_ what: String) -> ExtractError {
      ExtractError(place: place, reason: .damaged(what))
    }
    let streams = CompoundFile.streams(bytes, limit: max(1 << 20, bytes.count * 2)) {
      $0 == "FileHeader" || $0.hasPrefix("BodyText/Section") || $0.hasPrefix("ViewText/Section")
        || $0.hasSuffix("HwpSummaryInformation") || $0 == "DocInfo"
    }
    guard let streams else { throw damaged("OLE2 container; cut short?") }
    guard let header = streams["FileHeader"], header.has("HWP Document File"), header.count >= 40
    else { throw damaged("no FileHeader of Hangul 5") }
    let flags = header.u32(36)
    let isPacked = flags & 1 != 0
    if flags & 2 != 0 { throw ExtractError(place: place, reason: .locked("password")) }
    if flags & (1 << 8 | 1 << 4 | 1 << 10) != 0 {
      throw ExtractError(place: place, reason: .locked("certificate or DRM"))
    }
    let isDistribution = flags & 4 != 0

    let folder = isDistribution ? "ViewText/Section" : "BodyText/Section"
    let sections = streams.compactMap { name, data -> (number: Int, data: [UInt8])? in
      guard name.hasPrefix(folder), let n = Int(name.dropFirst(folder.count)) else { return nil }
      return (n, data)
    }.sorted { $0.number < $1.number }
    guard !sections.isEmpty else { throw damaged("no \(folder)0") }

    func unpack(_ data: [UInt8]) -> [UInt8]? {
      isPacked
        ? Inflate.all(
          data, 0..<data.count, .raw,
          limit: min(limits.documentBytes, max(8 << 20, data.count * limits.ratio)),
          partial: true) : data
    }
    let outline = streams["DocInfo"].flatMap(unpack).map(HWPOutline.init) ?? HWPOutline()
    var flow = Flow(Draft(mediaType: mediaType))
    for (number, data) in sections {
      var data = data
      if isDistribution {
        guard let open = HWPDistribution.open(data) else {
          throw ExtractError(place: place, reason: .locked("distribution document"))
        }
        data = open
      }
      if data.isEmpty { continue }
      guard let records = unpack(data) else { throw damaged("compressed \(folder)\(number)") }
      var section = HWPSection(flow: flow, outline: outline)
      let complete = section.read(records)
      flow = section.flow
      if !complete { flow.warn("\(folder)\(number) is cut short") }
    }
    var draft = flow.draft
    if isDistribution { draft.warnings.append("distribution document (copying is restricted)") }
    let summary = streams.first { $0.key.hasSuffix("HwpSummaryInformation") }?.value
    HWPSummary(summary ?? []).fill(&draft)
    return draft
  }
}
