import Model

/// Reads the records of one section (HWPTAG_*, spec 4.1 and 4.3) into blocks.
///
/// The records are a tree by level: a paragraph's text and controls are one level below its header;
/// a control's lists and their paragraphs stand one level below the control, side by side.
struct HWPSection {
  private(set) var flow: Flow
  let outline: HWPOutline

  init(flow: Flow, outline: HWPOutline) {
    self.flow = flow
    self.outline = outline
  }

  private enum Open {
    case paragraph
    /// A table whose open row is `row` (-1: none).
    case table(row: Int)
    case box(Block.Kind?)
    case list
    case cell
    /// Content that is left out.
    case hidden
  }
  private var stack: [(level: Int, open: Open)] = []
  /// Level of the hidden control, or nil.
  private var hiddenLevel: Int?

  /// - Returns: false when the records end in the middle of one.
  mutating func read(_ bytes: [UInt8]) -> Bool {
    var at = 0
    var complete = true
    while at + 4 <= bytes.count {
      let head = bytes.u32(at)
      at += 4
      let level = head >> 10 & 0x3FF
      var size = head >> 20
      if size == 0xFFF {
        size = bytes.u32(at)
        at += 4
      }
      guard at <= bytes.count, size <= bytes.count - at else {
        complete = false
        break
      }
      record(head & 0x3FF, level, bytes, at..<(at + size))
      at += size
    }
    close(downTo: 0, keepingList: false)
    flow.unwind()
    return complete
  }

  private mutating func record(_ tag: Int, _ level: Int, _ bytes: [UInt8], _ body: Range<Int>) {
    if let hidden = hiddenLevel {
      if level > hidden { return }
      hiddenLevel = nil
    }
    switch tag {
    case 66:  // PARA_HEADER
      close(downTo: level, keepingList: true)
      let shape = body.count >= 10 ? bytes.u16(body.lowerBound + 8) : -1
      if let depth = outline.levels[shape] {
        flow.beginParagraph(.heading, level: min(depth, 6))
      } else {
        flow.beginParagraph()
      }
      stack.append((level, .paragraph))
    case 67:  // PARA_TEXT
      close(downTo: level, keepingList: false)
      flow.append(HWPText.decode(bytes, body))
    case 71:  // CTRL_HEADER
      close(downTo: level, keepingList: false)
      control(bytes, body, level)
    case 72:  // LIST_HEADER
      close(downTo: level, keepingList: false)
      list(bytes, body, level)
    default: break
    }
  }

  private mutating func control(_ bytes: [UInt8], _ body: Range<Int>, _ level: Int) {
    guard body.count >= 4 else { return }
    switch bytes.u32(body.lowerBound) {
    case Self.id("tbl "):
      flow.beginBox()
      stack.append((level, .table(row: -1)))
    case Self.id("gso "), Self.id("fn  "), Self.id("en  "):
      flow.beginBox()
      stack.append((level, .box(nil)))
    case Self.id("head"), Self.id("foot"):
      flow.beginBox()
      stack.append((level, .box(.caption)))
    case Self.id("tcmt"), Self.id("secd"), Self.id("eqed"), Self.id("form"): hiddenLevel = level
    default: break
    }
  }

  private mutating func list(_ bytes: [UInt8], _ body: Range<Int>, _ level: Int) {
    if case .table(let row)? = stack.last?.open, body.count >= 24 {
      let cellRow = bytes.u16(body.lowerBound + 10)
      if cellRow != row {
        if row >= 0 { flow.endRow() }
        flow.beginRow()
        stack[stack.count - 1].open = .table(row: cellRow)
      }
      flow.beginBox()
      stack.append((level, .cell))
    } else {
      flow.beginBox()
      stack.append((level, .list))
    }
  }

  /// Closes what is not above `level`; a list or cell *at* the level stays open for its paragraphs.
  private mutating func close(downTo level: Int, keepingList: Bool) {
    while let top = stack.last, top.level >= level {
      if keepingList, top.level == level {
        switch top.open {
        case .list, .cell: return
        default: break
        }
      }
      stack.removeLast()
      switch top.open {
      case .paragraph: flow.endParagraph()
      case .table(let row):
        if row >= 0 { flow.endRow() }
        flow.endBox()
      case .box(let kind): flow.endBox(as: kind)
      case .list: flow.endBox()
      case .cell: flow.endCell()
      case .hidden: break
      }
    }
  }

  /// Control ids are four letters, the first in the highest byte.
  private static func id(_ letters: StaticString) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(letters.utf8Start[$1]) }
  }
}

/// The text of a paragraph: UTF-16 with control characters of one or eight units (spec 4.3.2, table
/// 6).
enum HWPText {
  static func decode(_ bytes: [UInt8], _ body: Range<Int>) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(body.count / 2)
    var at = body.lowerBound
    while at + 2 <= body.upperBound {
      let unit = UInt16(bytes.u16(at))
      at += 2
      guard unit < 32 else {
        units.append(unit)
        continue
      }
      switch unit {
      case 0, 13: break
      case 10, 30, 31: units.append(0x20)
      case 24: units.append(0x2D)
      case 25...29: break
      case 9:
        units.append(0x20)
        at += 14
      default: at += 14
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// Which paragraph shapes of DocInfo are outline levels (HWPTAG_PARA_SHAPE, spec 4.2.10).
struct HWPOutline {
  private(set) var levels: [Int: Int] = [:]

  init() {}

  init(_ bytes: [UInt8]) {
    var at = 0
    var index = 0
    while at + 4 <= bytes.count {
      let head = bytes.u32(at)
      at += 4
      var size = head >> 20
      if size == 0xFFF {
        size = bytes.u32(at)
        at += 4
      }
      guard size <= bytes.count - at else { return }
      if head & 0x3FF == 25 {
        let shape = bytes.u32(at)
        // Bits 23–24: kind of paragraph head (1: outline); bits 25–27: its level.
        if size >= 4, shape >> 23 & 3 == 1 { levels[index] = (shape >> 25 & 7) + 1 }
        index += 1
      }
      at += size
    }
  }
}
