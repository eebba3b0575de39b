import Foundation
import Model
import Testing

@testable import Render

/// The values that a reader sees before recalculation are those that LibreOffice computes.
@Suite struct RecalculationTests {
  /// Makes LibreOffice compute every formula of a file that another program wrote.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """

  /// The workbook `report.xlsx` of a folder as LibreOffice saves it after computing its formulas.
  private static func computed(_ path: String, in folder: String) throws -> Tools.Book {
    let profile = folder + "/profile/user"
    try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
    try Data(settings.utf8).write(
      to: URL(fileURLWithPath: profile + "/registrymodifications.xcu"))
    try Tools.convert(path, to: "xlsx", into: folder + "/computed", in: folder)
    return try Tools.book(folder + "/computed/report.xlsx", in: folder)
  }

  @Test("formulas have the values that LibreOffice computes")
  func recalculated() throws {
    try Tools.inFolder { folder in
      try Renderer()(Fixture.report(), into: folder)
      let written = try Tools.book(folder + "/report.xlsx", in: folder)
      let computed = try Self.computed(folder + "/report.xlsx", in: folder)
      #expect(written.order == computed.order)
      var compared = 0
      for (name, sheet) in written.sheets {
        for (place, cell) in sheet.cells where cell.formula != nil {
          guard case .number(let ours) = cell.value,
            case .number(let theirs) = computed.sheets[name]?.cells[place]?.value
          else {
            Issue.record("\(name)!\(place) is no number")
            continue
          }
          #expect(abs(ours - theirs) < 1e-9, "\(name)!\(place): \(ours) and \(theirs)")
          compared += 1
        }
      }
      #expect(compared > 30)
    }
  }

  @Test("a wrong value would be seen")
  func wrong() throws {
    try Tools.inFolder { folder in
      let path = folder + "/report.xlsx"
      var plan = SheetPlan(key: "t", name: "t", title: "t", subtitle: "s")
      plan.put(4, 0, .number(2), .decimal)
      plan.put(5, 0, .formula("=A5*2", 5), .decimal)
      var file = WorkbookFile(path: path, font: "Calibri")
      try file.write(plan, footer: "")
      try file.close()
      let computed = try Self.computed(path, in: folder)
      #expect(computed.sheets["t"]?.cells["A6"]?.value == .number(4))
    }
  }
}
