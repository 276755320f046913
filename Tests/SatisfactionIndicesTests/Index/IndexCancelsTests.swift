import Satisfaction
import SatisfactionIndices
import Testing
import _TestSupport

/// An index is undefined where weights of mixed sign nearly cancel, in the estimate and in single replicates.
struct IndexCancelsTests {
  private let scales = [1.0...10, 1...10]

  /// |Σu(max − min)| against a tenth of Σ|u|(max − min): 0.8 and 1.0 of 9, for weights 1 and −0.8…
  @Test
  func theBoundIsATenth() {
    func cancels(_ second: Double) -> Bool {
      IndexFormula(weights: [1, second], deviations: [1, 1], scales: scales).cancels
    }
    // (1 − x)/(1 + x) is 0.1 at x = 9/11.
    #expect(!cancels(-0.8) && cancels(-0.83) && cancels(-1) && cancels(-1.2) && !cancels(-1.25))
    #expect(!cancels(0.01))
  }

  /// Exactly the replicates whose own weights nearly cancel have no index, no deviation and no impact; the report counts
  /// them.
  @Test
  func replicatesThatCancelAreCounted() throws {
    let survey = try Survey.mobile()
    let model = try PathModel(
      text: """
        @scale 1..10
        Image <~ IMAG1..IMAG5
        Expectation <~ CUEX2 + CUEX3 + PERQ2
        Complaints =~ CUSCO
        Complaints ~ Image + Expectation
        """)
    let rows = (0..<60).map { $0 * 4 }
    let few = try Dataset(
      survey.columns.map { column in (column.name, rows.map { column.number(at: $0) ?? .nan }) })
    let fit = try PLS().fit(model, to: few)
    let boot = try fit.bootstrap(on: few, replicates: 600)
    var counts: [Int] = []
    for construct in model.constructs {
      let values = try boot.values(of: .index(construct.name))
      let (weights, deviations) = (
        try construct.indicators.map { try boot.values(of: .weight($0)) },
        try construct.indicators.map { try boot.values(of: .standardDeviation($0)) }
      )
      let cancels = values.indices.map { b in
        let terms = weights.indices.map { 9 * weights[$0][b] / deviations[$0][b] }
        return abs(terms.reduce(0, +)) < 0.1 * terms.reduce(0) { $0 + abs($1) }
      }
      #expect(zip(values, cancels).allSatisfy { $0.isNaN == $1 }, "\(construct.name)")
      #expect(
        try zip(boot.values(of: .indexStandardDeviation(construct.name)), cancels).allSatisfy { $0.isNaN == $1 })
      counts.append(cancels.count { $0 })
    }
    #expect(counts[0] + counts[1] > 0 && counts[2] == 0, "\(counts)")
    let impacts = try boot.values(of: .impact(of: "Image", on: "Complaints"))
    #expect(impacts.count(where: \.isNaN) == counts[0])
    let report = FitReport(boot)
    for (row, count) in zip(report.constructs, counts) where row.index != nil { #expect(row.indexUndefined == count) }
  }

  /// The estimate itself: the library throws, the report has no index and says why.
  @Test
  func anEstimateThatCancels() throws {
    // Two items that move against each other, against a third that follows their difference.
    let first = [1.0, 5, 9, 3, 7, 2, 8, 4, 6, 10, 5, 5]
    let second = [2.0, 4, 9, 4, 6, 3, 7, 5, 5, 9, 4, 6]
    let outcome = zip(first, second).map { 5 + ($0 - $1) }
    let survey = try Dataset([("a", first), ("b", second), ("y", outcome)])
    let model = try PathModel(text: "@scale 1..10\nA <~ a + b\nY =~ y\nY ~ A")
    let fit = try PLS().fit(model, to: survey)
    #expect(throws: IndexError.undefined(construct: "A")) { try fit.index(of: "A") }
    #expect(throws: IndexError.undefined(construct: "A")) { try fit.impact(of: "A", on: "Y") }
    let report = FitReport(fit)
    #expect(report.constructs[0].index == nil && report.constructs[0].indexSD == nil)
    #expect(report.constructs[1].index != nil)
    #expect(report.warnings.contains { $0.code == "indexCancels" && $0.construct == "A" })
  }
}
