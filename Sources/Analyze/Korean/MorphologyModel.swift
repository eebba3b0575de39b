private import CMeCab
private import Glibc

/// MeCab with mecab-ko-dic: one model for the process, one ``Morphology`` for each document at work.
public final class MorphologyModel: @unchecked Sendable {  // mecab_model_t is immutable once made
  fileprivate let model: OpaquePointer

  /// - Parameters:
  ///   - dictionary: folder with `sys.dic`, `matrix.bin`, `char.bin`, `unk.dic`.
  ///   - userDictionary: a compiled user dictionary, or nil.
  /// - Throws: ``AnalyzeError`` when MeCab can't load it.
  public init(dictionary: String, userDictionary: String? = nil) throws(AnalyzeError) {
    // MeCab wants a settings file of the machine; the dictionary's own says the same again
    var arguments = ["pagup", "-r", dictionary + "/dicrc", "-d", dictionary]
    if let userDictionary { arguments += ["-u", userDictionary] }
    var pointers = arguments.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    guard let model = mecab_model_new(Int32(pointers.count), &pointers) else {
      throw AnalyzeError(place: dictionary, reason: .dictionary)
    }
    self.model = model
  }

  deinit { mecab_model_destroy(model) }
}

/// Splits Korean text into morphemes. Not for two threads at once: make one for each document.
public struct Morphology: ~Copyable {
  private let owner: MorphologyModel
  private let tagger: OpaquePointer
  private let lattice: OpaquePointer

  public init(_ model: MorphologyModel) {
    owner = model
    tagger = mecab_model_new_tagger(model.model)
    lattice = mecab_model_new_lattice(model.model)
  }

  deinit {
    mecab_lattice_destroy(lattice)
    mecab_destroy(tagger)
  }

  /// The morphemes of `range`; offsets are of `bytes`.
  ///
  /// The range is one sentence: runs of more than 65,535 blanks would stop MeCab in silence. MeCab
  /// does not know that a particle, an ending or a suffix never follows a blank (매출 성장 → 매출 성·장);
  /// a word that it begins so is parsed again by itself.
  public borrowing func morphemes(of bytes: [UInt8], in range: Range<Int>) -> [Morpheme] {
    let first = parse(bytes, range)
    guard first.indices.contains(where: { Self.isTorn($0, first) }) else { return first }
    var out: [Morpheme] = []
    out.reserveCapacity(first.count)
    var at = 0
    while at < first.count {
      guard Self.isTorn(at, first) else {
        out.append(first[at])
        at += 1
        continue
      }
      let from = at
      at += 1
      while at < first.count, first[at].start == first[at - 1].end { at += 1 }
      let alone = parse(bytes, Int(first[from].start)..<Int(first[at - 1].end))
      out += alone.first?.isDependent == false ? alone[...] : first[from..<at]
    }
    return out
  }

  /// A particle, ending or suffix after a blank.
  private static func isTorn(_ at: Int, _ morphemes: [Morpheme]) -> Bool {
    morphemes[at].isDependent && at > 0 && morphemes[at].start > morphemes[at - 1].end
  }

  private borrowing func parse(_ bytes: [UInt8], _ range: Range<Int>) -> [Morpheme] {
    var out: [Morpheme] = []
    out.reserveCapacity(range.count / 4)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !range.isEmpty else { return }
      base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
        let start = text + range.lowerBound
        mecab_lattice_set_sentence2(lattice, start, range.count)
        guard mecab_parse_lattice(tagger, lattice) != 0 else { return }
        var node = UnsafePointer(mecab_lattice_get_bos_node(lattice))
        while let n = node {
          if n.pointee.stat == 0 || n.pointee.stat == 1, let surface = n.pointee.surface {
            let at = range.lowerBound + (surface - start)
            out.append(
              Morpheme(
                start: Int32(at), end: Int32(at + Int(n.pointee.length)),
                feature: n.pointee.feature, isUnknown: n.pointee.stat == 1))
          }
          node = UnsafePointer(n.pointee.next)
        }
      }
    }
    return out
  }
}
