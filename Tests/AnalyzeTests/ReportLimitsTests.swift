import Model
import Testing

@testable import Analyze

/// What a report of a given size keeps.
@Suite struct ReportLimitsTests {
  private func analysis(_ n: Int, bytes: Int = 40) -> Analysis {
    var document = Document(id: "doc-\(n)", text: Text(String(repeating: "가", count: bytes / 3)))
    document.blocks = [Block(kind: .paragraph, span: Span(0, document.text.bytes.count))]
    var normalized = NormalizedDocument(document: document)
    normalized.sentences = [Sentence(span: Span(0, document.text.bytes.count), block: 0)]
    return Analysis(normalized: normalized)
  }

  @Test(
    "whole texts are kept up to a number of documents and bytes",
    arguments: [(1, 40, true), (200, 40, true), (201, 40, false), (3, 2 << 20, false)])
  func texts(documents: Int, bytes: Int, kept: Bool) {
    var fold = ReportFold()
    // Documents that come twice count once.
    for n in 0..<documents { fold.add(analysis(n, bytes: bytes)) }
    fold.add(analysis(0, bytes: bytes))
    let report = fold.finish(ReportSettings())
    #expect(report.documents.count == documents)
    #expect(report.documents.allSatisfy { ($0.text != nil) == kept })
    #expect(!report.run.figuresOfClaimsOnly)
  }

  @Test("figures without a claim go with the sentences that only they cite")
  func figures() {
    var part = DocumentPart()
    for text in ["a", "b", "c"] {
      var row = EvidenceRow()
      row.text = text
      part.evidence.append(row)
    }
    var claim = LedgerRow()
    claim.evidence = 2
    part.claims = [claim]
    var kept = FigureRow()
    kept.evidence = 2
    kept.ledger = [0]
    var dropped = FigureRow()
    dropped.evidence = 0
    part.figures = [dropped, kept]
    var condition = ConditionRow()
    condition.evidence = 1
    part.conditions = [condition]
    part.keepFiguresOfClaims()
    #expect(part.evidence.map(\.text) == ["b", "c"])
    #expect(part.figures.map(\.evidence) == [1])
    #expect(part.claims[0].evidence == 1)
    #expect(part.conditions[0].evidence == 0)
  }

  @Test("names of the lexicon are added, and those of the documents stay")
  func names() {
    var analysis = analysis(1)
    analysis.normalized.document.language = "ko"
    var mention = Mention(span: Span(0, 3), type: .company)
    mention.entity = "ga"
    mention.name = "가"
    analysis.mentions = [mention]
    var fold = ReportFold()
    fold.add(analysis)
    var settings = ReportSettings()
    settings.names = { keys in
      Dictionary(uniqueKeysWithValues: keys.map { ($0, ["ko": "다른 이름", "en": "Ga Corp."]) })
    }
    let report = fold.finish(settings)
    #expect(report.entities.first?.names == ["ko": "가", "en": "Ga Corp."])
  }
}
