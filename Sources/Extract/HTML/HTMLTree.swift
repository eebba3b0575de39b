import CGumbo

/// A page as flat arrays in document order: a subtree is the range `i..<nodes[i].end`.
struct HTMLTree {
  struct Node {
    /// ``tag`` of text nodes is `GUMBO_TAG_LAST`.
    var tag: GumboTag
    var parent: Int32
    /// One past the last node of the subtree.
    var end: Int32
    /// Text nodes: the text; elements: nothing.
    var start: Int32
    var stop: Int32
    /// First entry in ``attributes``.
    var attribute: Int32
    var attributeCount: UInt8
  }

  struct Attribute {
    var name: HTMLAttribute
    var start: Int32
    var stop: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var attributes: [Attribute] = []
  /// Text and attribute values, UTF-8 with entities decoded.
  private(set) var bytes: [UInt8] = []
  /// Nodes that were left out because there were too many.
  private(set) var truncated = false

  static let text = GUMBO_TAG_LAST

  /// - Complexity: O(bytes) for markup that ``HTMLScan`` has bounded.
  init(_ source: [UInt8], maximumNodes: Int) {
    bytes.reserveCapacity(source.count)
    nodes.reserveCapacity(source.count / 24)
    var options = kGumboDefaultOptions
    options.max_errors = 0
    options.stop_on_first_error = false
    source.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let output = gumbo_parse_with_options(&options, base, buffer.count)
      else { return }
      walk(output.pointee.root, maximumNodes: maximumNodes)
      gumbo_destroy_output(&options, output)
    }
  }

  /// Copies gumbo's tree with a stack of its own: nesting costs heap, not stack.
  private mutating func walk(_ root: UnsafeMutablePointer<GumboNode>?, maximumNodes: Int) {
    guard let root else { return }
    var stack: [(children: GumboVector, next: UInt32, index: Int32)] = []
    if let children = enter(root, parent: -1) { stack.append((children, 0, 0)) }
    while let top = stack.last {
      guard top.next < top.children.length, nodes.count < maximumNodes,
        let pointer = top.children.data[Int(top.next)]
      else {
        if top.next < top.children.length { truncated = nodes.count >= maximumNodes }
        nodes[Int(top.index)].end = Int32(nodes.count)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let index = Int32(nodes.count)
      let node = pointer.assumingMemoryBound(to: GumboNode.self)
      if let children = enter(node, parent: top.index) { stack.append((children, 0, index)) }
    }
  }

  /// Appends a node; returns the children of elements.
  private mutating func enter(
    _ node: UnsafeMutablePointer<GumboNode>, parent: Int32
  ) -> GumboVector? {
    let index = Int32(nodes.count)
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = node.pointee.v.element
      let first = attributes.count
      for i in 0..<Int(element.attributes.length) {
        guard let pointer = element.attributes.data[i] else { continue }
        append(pointer.assumingMemoryBound(to: GumboAttribute.self).pointee)
      }
      if element.tag == GUMBO_TAG_UNKNOWN { appendName(element.original_tag) }
      nodes.append(
        Node(
          tag: element.tag, parent: parent, end: index + 1, start: 0, stop: 0,
          attribute: Int32(first), attributeCount: UInt8(min(255, attributes.count - first))))
      return element.children
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
      let start = Int32(bytes.count)
      appendString(node.pointee.v.text.text)
      nodes.append(
        Node(
          tag: Self.text, parent: parent, end: index + 1, start: start, stop: Int32(bytes.count),
          attribute: 0, attributeCount: 0))
      return nil
    default:
      return nil
    }
  }

  private mutating func append(_ attribute: GumboAttribute) {
    guard let name = HTMLAttribute(attribute.name) else { return }
    let start = Int32(bytes.count)
    appendString(attribute.value)
    attributes.append(Attribute(name: name, start: start, stop: Int32(bytes.count)))
  }

  /// The name of a custom element, which has a dash in it.
  private mutating func appendName(_ tag: GumboStringPiece) {
    guard let data = tag.data else { return }
    var name: [UInt8] = []
    for i in 1..<max(1, min(Int(tag.length), 64)) {
      let byte = UInt8(bitPattern: data[i])
      if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
      name.append(byte)
    }
    guard name.contains(UInt8(ascii: "-")) else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: name)
    attributes.append(Attribute(name: .element, start: start, stop: Int32(bytes.count)))
  }

  private mutating func appendString(_ string: UnsafePointer<CChar>?) {
    guard let string else { return }
    var end = string
    while end.pointee != 0 { end += 1 }
    string.withMemoryRebound(to: UInt8.self, capacity: end - string) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: end - string))
    }
  }

  /// The value of an attribute, without a copy; nil when the element doesn't have it.
  func value(_ node: Int, _ name: HTMLAttribute) -> ArraySlice<UInt8>? {
    let n = nodes[node]
    for i in Int(n.attribute)..<(Int(n.attribute) + Int(n.attributeCount))
    where attributes[i].name == name {
      return bytes[Int(attributes[i].start)..<Int(attributes[i].stop)]
    }
    return nil
  }

  func string(_ node: Int, _ name: HTMLAttribute) -> String? {
    value(node, name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text below a node with white space collapsed.
  func text(_ node: Int) -> String {
    var out: [UInt8] = []
    bytes.withUnsafeBufferPointer { b in
      for i in node..<Int(nodes[node].end) {
        let n = nodes[i]
        if n.tag == Self.text {
          TextCleaner.appendCollapsed(b, Int(n.start), Int(n.stop), to: &out, lineStart: 0)
        } else if out.last != 0x20, !out.isEmpty, HTMLRole(n.tag) != .inline,
          HTMLRole(n.tag) != .link
        {
          out.append(0x20)
        }
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  func first(_ tag: GumboTag) -> Int? { nodes.firstIndex { $0.tag == tag } }
}
