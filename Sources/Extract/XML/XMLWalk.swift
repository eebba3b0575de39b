import CGsf

/// What a parser does with the events of an XML document, in document order.
protocol XMLHandler {
  /// An element begins; `element` gives its attributes and is valid for this call only.
  mutating func start(_ name: String, _ element: XMLElement)
  mutating func end(_ name: String)
  mutating func text(_ string: String)
}

/// A handler that leaves some elements out, with all that is in them.
protocol XMLPartHandler: XMLHandler {
  /// How many elements that are left out stand around this place.
  var skipped: Int { get set }
  static func isSkipped(_ name: String) -> Bool

  mutating func begin(_ name: String, _ element: XMLElement)
  mutating func finish(_ name: String)
  mutating func take(_ string: String)
}

extension XMLPartHandler {
  mutating func start(_ name: String, _ element: XMLElement) {
    if skipped > 0 || Self.isSkipped(name) {
      skipped += 1
    } else {
      begin(name, element)
    }
  }

  mutating func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
    } else {
      finish(name)
    }
  }

  mutating func text(_ string: String) {
    if skipped == 0 { take(string) }
  }
}

/// The attributes of the element that begins, by local name.
struct XMLElement {
  fileprivate let reader: xmlTextReaderPtr

  subscript(local: String) -> String? {
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    repeat {
      if xmlTextReaderIsNamespaceDecl(reader) != 1,
        XMLWalk.string(xmlTextReaderConstLocalName(reader)) == local
      {
        return XMLWalk.string(xmlTextReaderConstValue(reader))
      }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  /// `r:id` of OOXML: the `id` that has a namespace.
  var relationID: String? {
    guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    repeat {
      if XMLWalk.string(xmlTextReaderConstLocalName(reader)) == "id",
        xmlTextReaderConstNamespaceUri(reader) != nil
      {
        return XMLWalk.string(xmlTextReaderConstValue(reader))
      }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  /// The namespace name of the element.
  var namespace: String { XMLWalk.string(xmlTextReaderConstNamespaceUri(reader)) }
}

/// Walks XML by libxml2's pull parser.
///
/// No network, no external entities, no entity replacement but the predefined and the numeric ones;
/// libxml2's own caps hold (256 nested elements, 10 MB in one text). What isn't well-formed is read
/// as far as the parser recovers.
enum XMLWalk {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// - Parameter isUTF8: the bytes have been decoded, whatever their declaration says.
  /// - Returns: false when the end of the document was not reached in order.
  @discardableResult
  static func run<Handler: XMLHandler>(
    _ bytes: [UInt8], isUTF8: Bool = false, _ handler: inout Handler
  ) -> Bool {
    guard isReady, !bytes.isEmpty, bytes.count < Int(Int32.max) else { return false }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
    // A declaration of another encoding would be believed over ours.
    let skipped =
      isUTF8 && bytes.has("<?xml") ? (bytes.find("?>", in: 0..<min(bytes.count, 400)) ?? -2) + 2 : 0
    return bytes[skipped...].withUnsafeBytes { buffer in
      guard
        let reader = xmlReaderForMemory(
          buffer.baseAddress!.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
          isUTF8 ? "UTF-8" : nil, Int32(options))
      else { return false }
      defer { xmlFreeTextReader(reader) }
      pagup_xml_silence(reader)
      return walk(reader, &handler)
    }
  }

  private static func walk<Handler: XMLHandler>(
    _ reader: xmlTextReaderPtr, _ handler: inout Handler
  ) -> Bool {
    while true {
      let status = xmlTextReaderRead(reader)
      guard status == 1 else { return status == 0 }
      switch xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        let name = string(xmlTextReaderConstLocalName(reader))
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        handler.start(name, XMLElement(reader: reader))
        if isEmpty { handler.end(name) }
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
        handler.end(string(xmlTextReaderConstLocalName(reader)))
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        handler.text(string(xmlTextReaderConstValue(reader)))
      default: break
      }
    }
  }

  fileprivate static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
