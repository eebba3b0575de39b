import Digest
import Model

/// One input being read: the caps that hold for all that is inside it, and where documents go.
///
/// A class, because the caps are spent by readers that call each other; it never leaves the call that
/// made it.
final class Reading {
  let extractor: Extractor
  let limits: Limits
  private let body: (Result<Document, ExtractError>) -> Void
  private var unpacked = 0
  private var members = 0
  /// The ids that sources gave their documents.
  private var ids: Set<String> = []

  init(_ extractor: Extractor, _ body: @escaping (Result<Document, ExtractError>) -> Void) {
    self.extractor = extractor
    self.limits = extractor.limits
    self.body = body
  }

  func emit(_ result: Result<Document, ExtractError>) { body(result) }

  func fail(_ place: String, _ reason: ExtractError.Reason) {
    body(.failure(ExtractError(place: place, reason: reason)))
  }

  /// A source's own id counts once: what claims the same again is known by its content.
  /// - Parameter id: see ``Draft/document(id:source:)``.
  func emit(_ draft: Draft, id: String?, source: String) {
    var draft = draft
    if let own = draft.id, !ids.insert(own).inserted {
      draft.id = nil
      draft.warnings.append("another document has the id \(own): known by its content instead")
    }
    if draft.byteCount > limits.textBytes {
      fail(
        source,
        .overLimit(what: "bytes of text", value: draft.byteCount, limit: limits.textBytes))
    } else {
      body(.success(draft.document(id: id, source: source)))
    }
  }

  static func id(_ bytes: [UInt8]) -> String { "sha256:" + SHA256.hex(bytes) }

  /// Counts one member and its bytes against the caps of the whole input.
  func spend(_ bytes: Int, at place: String) throws(ExtractError) {
    unpacked += bytes
    members += 1
    if unpacked > limits.unpackedBytes {
      throw ExtractError(
        place: place,
        reason: .overLimit(what: "unpacked bytes", value: unpacked, limit: limits.unpackedBytes))
    }
    if members > limits.members {
      throw ExtractError(
        place: place, reason: .overLimit(what: "members", value: members, limit: limits.members))
    }
  }

  /// Reads bytes of any type.
  /// - Parameters:
  ///   - depth: how many archives and mails stand around these bytes.
  ///   - quiet: bytes of no known type are nothing to complain of (pictures in a mail).
  func read(
    _ bytes: [UInt8], source: String, depth: Int = 0, hints: Extractor.Hints = .init(),
    quiet: Bool = false
  ) {
    guard depth <= limits.depth else {
      fail(source, .overLimit(what: "nesting", value: depth, limit: limits.depth))
      return
    }
    do throws(ExtractError) {
      try dispatch(bytes, source, depth, hints, quiet)
    } catch {
      body(.failure(error))
    }
  }

  private func dispatch(
    _ bytes: [UInt8], _ source: String, _ depth: Int, _ hints: Extractor.Hints, _ quiet: Bool
  ) throws(ExtractError) {
    if hints.isLine {
      FieldReader(reading: self, source: source, hints: hints).line(bytes)
      return
    }
    let format = Format.of(bytes, fields: extractor.fields)
    let limit = format == .zip || format == .tar ? limits.archiveBytes : limits.documentBytes
    if bytes.count > limit, format != .warc, format != .arc, format != .gzip {
      throw ExtractError(
        place: source, reason: .overLimit(what: "bytes", value: bytes.count, limit: limit))
    }
    switch format {
    case .empty: if !quiet { throw ExtractError(place: source, reason: .empty) }
    case .zip: try zip(bytes, source, depth)
    case .compound: try compound(bytes, source, quiet)
    case .pdf:
      emit(try PDF.read(bytes, place: source, limits: limits), id: Self.id(bytes), source: source)
    case .hangul3: throw ExtractError(place: source, reason: .unsupported("Hangul 3"))
    case .gzip:
      let limit = limits.documentBytes
      let stream = ByteStream(gzip: ByteStream(bytes), ratio: limits.ratio)
      if let unpacked = stream.rest(limit: limit) {
        try spend(unpacked.count, at: source)
        if unpacked.isEmpty || stream.isDamaged && unpacked.count < 64 {
          throw ExtractError(place: source, reason: .damaged("gzip data"))
        }
        read(unpacked, source: source, depth: depth + 1, hints: hints, quiet: quiet)
        if stream.isDamaged { throw ExtractError(place: source, reason: .damaged("gzip data")) }
      } else {
        throw ExtractError(
          place: source,
          reason: .overLimit(what: "unpacked bytes", value: limit + 1, limit: limit))
      }
    case .tar, .warc, .arc, .mailbox:
      try Items(limits: limits).read(ByteStream(bytes), format, source: source) { item in
        self.read(item, depth: depth + 1)
      }
    case .feed: try FeedReader(reading: self, source: source, depth: depth).read(bytes)
    case .mail: MailReader(reading: self, source: source, depth: depth).read(bytes)
    case .json, .jsonLines, .csv:
      if try !FieldReader(reading: self, source: source, hints: hints).read(bytes, format) {
        emit(extractor.text(bytes, source: source, hints: hints))
      }
    case .media:
      if !quiet { throw ExtractError(place: source, reason: .unknownType) }
    case .text: text(bytes, source, hints, quiet)
    }
  }

  private func text(_ bytes: [UInt8], _ source: String, _ hints: Extractor.Hints, _ quiet: Bool) {
    let result = extractor.text(bytes, source: source, hints: hints)
    if quiet, case .failure = result { return }
    emit(result)
  }

  /// What a container hands out.
  func read(_ item: Result<Item, ExtractError>, depth: Int) {
    switch item {
    case .failure(let error): body(.failure(error))
    case .success(let item):
      do throws(ExtractError) {
        try spend(item.bytes.count, at: item.source)
        read(
          item.bytes, source: item.source, depth: depth, hints: item.hints, quiet: item.isOptional)
      } catch {
        body(.failure(error))
      }
    }
  }

  private func compound(_ bytes: [UInt8], _ source: String, _ quiet: Bool) throws(ExtractError) {
    switch CompoundFile.kind(bytes) {
    case .hangul:
      let draft = try HWPFile.read(bytes, place: source, limits: limits)
      emit(draft, id: Self.id(bytes), source: source)
    case .encryptedOffice: throw ExtractError(place: source, reason: .locked("password"))
    case .broken:
      throw ExtractError(place: source, reason: .damaged("OLE2 container; cut short?"))
    case .other(let what):
      if !quiet { throw ExtractError(place: source, reason: .unsupported(what)) }
    }
  }

  private func zip(_ bytes: [UInt8], _ source: String, _ depth: Int) throws(ExtractError) {
    let zip = try ZIPArchive(bytes, place: source, limits: limits)
    let names = Set(zip.entries.lazy.map(\.name))
    func has(_ prefix: String) -> Bool { names.contains { $0.hasPrefix(prefix) } }
    if has("Contents/section") || names.contains("Contents/content.hpf") {
      emit(try HWPX.read(zip), id: Self.id(bytes), source: source)
    } else if names.contains("[Content_Types].xml") {
      if has("ppt/") {
        emit(try Pptx.read(zip), id: Self.id(bytes), source: source)
      } else if has("xl/") {
        throw ExtractError(place: source, reason: .unsupported("Excel workbook"))
      } else {
        emit(try Docx.read(zip), id: Self.id(bytes), source: source)
      }
    } else {
      members(zip, depth)
    }
  }

  private func members(_ zip: ZIPArchive, _ depth: Int) {
    for entry in zip.entries where !entry.isFolder && !FileName.isLitter(entry.name) {
      do throws(ExtractError) {
        // Checked before unpacking, so that a bomb is never blown up.
        try spend(entry.unpacked, at: zip.place)
      } catch {
        body(.failure(error))
        return
      }
      do throws(ExtractError) {
        let bytes = try zip.read(entry)
        read(bytes, source: "\(zip.place)!/\(entry.name)", depth: depth + 1)
      } catch {
        body(.failure(error))
      }
    }
  }
}
