import Foundation
import Satisfaction
import Testing
import _TestSupport

/// A programme of an index made of indices.
struct TreeProgrammeTests {
  private static let text = """
    @scale 1..10
    Overall =~ Product + Service + Price
    Product =~ Design + Reliability
    Service =~ Staff + Speed + Repair
    Design =~ DES1..DES3
    Reliability =~ REL1..REL3
    Staff =~ STA1..STA4
    Speed =~ SPE1 + SPE2
    Repair =~ REP1..REP3
    Price =~ PRI1..PRI3
    Satisfaction =~ SAT1..SAT3
    Satisfaction ~ Overall
    """

  /// The tree's survey, its rows in two segments by turns.
  private static func survey(for model: PathModel) throws -> Dataset {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/models/tree-a.csv")
    let answers = try Dataset(csv: file.path, for: model)
    var columns = answers.columns.map { column in
      (column.name, (0..<answers.rowCount).map { column.number(at: $0) ?? .nan })
    }
    columns.append(("segment", (0..<answers.rowCount).map { Double($0 % 2) }))
    return try Dataset(columns)
  }

  @Test(arguments: Tracking.WeightSource.allCases)
  func cellsRollUp(_ source: Tracking.WeightSource) throws {
    let model = try PathModel(text: Self.text)
    let survey = try Self.survey(for: model)
    var tracking = Tracking(by: ["segment"])
    tracking.weightsFrom = source
    tracking.replicates = 60
    let programme = try tracking.run(model, on: survey)
    #expect(programme.cells.count == 2)
    for cell in programme.cells {
      let fit = try PLS().fit(
        model,
        to: source == .pooled
          ? survey
          : Dataset(
            survey.columns.map { column in
              (
                column.name,
                (0..<survey.rowCount).filter { $0 % 2 == Int(cell.segment) }.map { column.number(at: $0) ?? .nan }
              )
            }))
      // The same weights on the means of the cell: level by level the indices sum to the one above.
      for whole in ["Overall", "Product", "Service"] {
        let shares = fit.indexParts.filter { $0.construct == whole }
        let sum = try shares.reduce(0.0) { sum, part in
          let index = try #require(cell.constructs.first { $0.name == part.part }?.index)
          return try sum + #require(part.unstandardizedWeight) * index
        }
        expectClose(cell.constructs.first { $0.name == whole }?.index, sum, "\(whole) of \(cell.segment)")
      }
      let row = try #require(cell.constructs.first { $0.name == "Overall" })
      #expect(try #require(row.error.standardError) > 0.2 && #require(row.error.standardError) < 2)
      let items = cell.items.filter { $0.construct == "Overall" }
      #expect(items.count == 18)
      expectClose(items.compactMap(\.weight).reduce(0, +), 1, "weights of all items", tolerance: 1e-12)
      expectClose(
        items.reduce(0.0) { $0 + ($1.share ?? .nan) * ($1.score ?? .nan) }, row.index, "index from its items")
    }
  }
}
