import Analyze
import Extract
import JSON
import Model
import Normalize
import Records

/// A part of an input that is worked on by itself.
enum Piece: Sendable {
  /// What a file holds: the file, or a record, a member or a message of it.
  case item(Result<Item, ExtractError>)
  /// A line of the stored result of a stage.
  case line([UInt8], of: StageKey.Stage)

  var byteCount: Int {
    switch self {
    case .item(.success(let item)): item.bytes.count
    case .item(.failure): 0
    case .line(let line, _): line.count
    }
  }
}

/// Takes a piece through the stages that are still to be done.
struct StageWorker: Sendable {
  let stages: Stages

  struct Product: Sendable {
    var analyses: [Analysis] = []
    var failures: [String] = []
    /// Records and failures as each stage stores them.
    var stored: [StageKey.Stage: [UInt8]] = [:]
    var seconds: [StageKey.Stage: Double] = [:]
    /// A stored line that isn't what it should be.
    var isBroken = false
  }

  func callAsFunction(_ piece: Piece) -> Product {
    var product = Product()
    switch piece {
    case .item(let item):
      finish(normalize(extract(item, &product), &product), &product)
    case .line(let line, let stage):
      read(line, of: stage, &product)
    }
    return product
  }

  private func read(_ line: [UInt8], of stage: StageKey.Stage, _ product: inout Product) {
    let record = try? RecordReader()(line)
    switch (stage, record) {
    case (.extract, .document(let document)):
      finish(normalize([document], &product), &product)
    case (.normalize, .normalized(let document)): finish([document], &product)
    case (.analyze, .analysis(let analysis)): product.analyses = [analysis]
    case (_, nil):
      guard let json = try? JSONValue.parse(line), json["schema"]?.string == "pagup.error/1",
        let message = json["message"]?.string
      else {
        product.isBroken = true
        return
      }
      product.failures = [message]
      for later in StageKey.Stage.allCases where later > stage { store(later, &product) { _ in } }
    default: product.isBroken = true
    }
  }

  private func extract(
    _ item: Result<Item, ExtractError>, _ product: inout Product
  ) -> [Document] {
    var documents: [Document] = []
    timed(.extract, &product) { product in
      switch item {
      case .failure(let error): product.failures.append("\(error)")
      case .success(let item):
        stages.extractor(item) { result in
          switch result {
          case .success(let document): documents.append(document)
          case .failure(let error): product.failures.append("\(error)")
          }
        }
      }
    }
    store(.extract, &product) { for document in documents { $0.write(document) } }
    return documents
  }

  private func normalize(_ documents: [Document], _ product: inout Product) -> [NormalizedDocument]
  {
    var normalized: [NormalizedDocument] = []
    timed(.normalize, &product) { product in
      for document in documents {
        do { normalized.append(try stages.normalizer(document)) } catch {
          product.failures.append("\(document.source ?? document.id): \(error)")
        }
      }
    }
    store(.normalize, &product) { for document in normalized { $0.write(document) } }
    return normalized
  }

  private func finish(_ documents: [NormalizedDocument], _ product: inout Product) {
    timed(.analyze, &product) { $0.analyses = documents.map { stages.analyzer($0) } }
    let analyses = product.analyses
    store(.analyze, &product) { for analysis in analyses { $0.write(analysis) } }
  }

  /// Failures are kept with every stage that comes after them.
  private func store(
    _ stage: StageKey.Stage, _ product: inout Product, _ write: (inout RecordWriter) -> Void
  ) {
    var writer = RecordWriter()
    write(&writer)
    for failure in product.failures {
      writer.writeError(line: nil, id: nil, source: nil, message: failure)
    }
    product.stored[stage] = writer.bytes
  }

  private func timed(
    _ stage: StageKey.Stage, _ product: inout Product, _ body: (inout Product) -> Void
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    body(&product)
    let spent = (clock.now - start).components
    product.seconds[stage] = Double(spent.seconds) + Double(spent.attoseconds) * 1e-18
  }
}
