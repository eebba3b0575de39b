import CGsf

/// The streams of an OLE2 compound file by libgsf.
///
/// The C objects live as long as the call that gives them; nothing escapes.
enum CompoundFile {
  static let isReady: Bool = {
    pagup_gsf_start()
    return true
  }()

  /// The streams of the file by path (`BodyText/Section0`); nil when the container is broken.
  ///
  /// - Parameters:
  ///   - limit: bytes of all streams together; a directory may point twice to the same sectors.
  ///   - wanted: which streams to read.
  static func streams(
    _ bytes: [UInt8], limit: Int, wanted: (String) -> Bool
  ) -> [String: [UInt8]]? {
    guard isReady else { return nil }
    return bytes.withUnsafeBufferPointer { buffer -> [String: [UInt8]]? in
      guard let input = gsf_input_memory_new(buffer.baseAddress, gsf_off_t(buffer.count), 0) else {
        return nil
      }
      defer { g_object_unref(input) }
      guard let file = gsf_infile_msole_new(input, nil) else { return nil }
      defer { g_object_unref(file) }
      var found: [String: [UInt8]] = [:]
      var left = limit
      walk(file, path: "", depth: 0, left: &left, wanted: wanted, into: &found)
      return found
    }
  }

  private static func walk(
    _ folder: UnsafeMutablePointer<GsfInfile>, path: String, depth: Int, left: inout Int,
    wanted: (String) -> Bool, into found: inout [String: [UInt8]]
  ) {
    let count = gsf_infile_num_children(folder)
    guard depth < 4, count > 0 else { return }
    for index in 0..<min(count, 4096) {
      guard let child = gsf_infile_child_by_index(folder, index) else {
        _ = wanted(lost)
        continue
      }
      defer { g_object_unref(child) }
      let name = path + (gsf_input_name(child).map { String(cString: $0) } ?? "")
      if pagup_gsf_is_infile(child) != 0, let inner = pagup_gsf_infile(child),
        gsf_infile_num_children(inner) >= 0, gsf_input_size(child) <= 0
      {
        walk(
          inner, path: name + "/", depth: depth + 1, left: &left, wanted: wanted, into: &found)
      } else if wanted(name) {
        let size = Int(gsf_input_size(child))
        guard size >= 0, size <= left else { continue }
        left -= size
        var data = [UInt8](repeating: 0, count: size)
        if size > 0, gsf_input_read(child, size, &data) == nil { continue }
        found[name] = data
      }
    }
  }

  /// What stands for a stream that can't be opened.
  private static let lost = "?"

  enum Kind {
    case hangul, encryptedOffice, broken
    case other(String)
  }

  /// What program's file the container is, by the names of its streams.
  static func kind(_ bytes: [UInt8]) -> Kind {
    var names: Set<String> = []
    guard
      streams(
        bytes, limit: 0,
        wanted: {
          names.insert($0)
          return false
        }) != nil
    else { return .broken }
    if names.contains("EncryptedPackage") { return .encryptedOffice }
    if names.contains("FileHeader") || names.contains(where: { $0.hasPrefix("BodyText/") }) {
      return .hangul
    }
    if names.contains("WordDocument") { return .other("Word 97") }
    if names.contains("Workbook") || names.contains("Book") { return .other("Excel 97") }
    if names.contains("PowerPoint Document") { return .other("PowerPoint 97") }
    if names.contains(where: { $0.hasPrefix("__substg1.0_") }) { return .other("Outlook message") }
    return names.contains(lost) ? .broken : .other("OLE2")
  }
}
