import CGumbo

extension HTMLTree {
  /// What class, id and the name of a custom element tell of each node.
  func cues() -> [CueEffects] {
    var out = [CueEffects](repeating: [], count: nodes.count)
    var seen: [ArraySlice<UInt8>: CueEffects] = [:]
    for i in out.indices where nodes[i].attributeCount > 0 {
      let tag = nodes[i].tag
      if tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML { continue }
      for name in [HTMLAttribute.class, .id, .element] {
        guard let value = value(i, name), !value.isEmpty else { continue }
        if let known = seen[value] {
          out[i].formUnion(known)
        } else {
          let effect = ClassCues.shared.effects(value)
          seen[value] = effect
          out[i].formUnion(effect)
        }
      }
      if let value = value(i, .itemprop), value.elementsEqual("articleBody".utf8) {
        out[i] = .body
      }
    }
    return out
  }

  /// Whether an element that is part of a line elsewhere stands by itself here: its style says so.
  func isBlock(_ node: Int) -> Bool {
    guard nodes[node].attributeCount > 0, let style = value(node, .style) else { return false }
    return ClassCues.contains(style.filter { $0 > 0x20 }[...], Array("display:block".utf8))
  }
}
