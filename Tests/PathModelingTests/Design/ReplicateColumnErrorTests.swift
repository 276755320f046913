import Satisfaction
import Testing

/// Replicate weights that do not belong together.
struct ReplicateColumnErrorTests {
  private func boot(
    _ columns: ReplicateColumns, weights: String? = "w", _ change: (inout AnswerTable) -> Void = { _ in }
  ) throws -> Bootstrap {
    var table = AnswerTable(columns: try DesignedSurvey().withReplicates("brr").numberColumns)
    change(&table)
    var model = DesignedSurvey.model
    model.conventions.weightsColumn = weights
    let answers = try model.answers(in: table.dataset())
    return try PLS().fit(model, to: answers)
      .bootstrap(on: answers, resampling: Resampling(plan: .replicateColumns(columns)))
  }

  private func expect(
    _ fault: DesignFault, _ columns: ReplicateColumns, weights: String? = "w",
    _ change: (inout AnswerTable) -> Void = { _ in }
  ) {
    #expect(throws: SurveyDataError.design(fault)) { try boot(columns, weights: weights, change) }
    #expect(fault.description.count > 20)
  }

  @Test func wrongNumbers() {
    expect(.fewReplicates(columns: ["q*"], count: 0), ReplicateColumns(["q*"], kind: .brr))
    expect(.fewReplicates(columns: ["r7"], count: 1), ReplicateColumns(["r7"], kind: .brr))
    expect(.replicateScales(given: 0, columns: 28), ReplicateColumns(["r*"], kind: .jkn))
    expect(.replicateScales(given: 3, columns: 28), ReplicateColumns(["r*"], kind: .jkn, rscales: [1, 1, 1]))
    expect(
      .badScale(what: "the scale of a replicate", value: -1),
      ReplicateColumns(["r1", "r2"], kind: .jkn, rscales: [1, -1]))
    expect(.badScale(what: "the Fay factor", value: 1), ReplicateColumns(["r*"], kind: .fay, rho: 1))
    expect(.badScale(what: "the scale of the replicates", value: -2), ReplicateColumns(["r*"], kind: .brr, scale: -2))
    #expect(throws: SurveyDataError.self) { try boot(ReplicateColumns(["r1", "nobody"], kind: .brr)) }
  }

  @Test func wrongWeights() {
    let columns = ReplicateColumns(["r*"], kind: .brr)
    expect(.badReplicateWeight(column: "r3", row: 5, value: -1), columns) { $0["r3"][4] = -1 }
    expect(.missingValue(column: "r3", rows: [5], count: 1), columns) { $0["r3"][4] = .nan }
    expect(.emptyReplicate(column: "r2"), columns) { $0["r2"] = Array(repeating: 0, count: 250) }
    expect(.noMainWeight(columns: ["r*"]), columns, weights: nil) { table in
      for b in 1...28 { table["r\(b)"] = table["r\(b)"].map { 3 * $0 } }
    }
  }

  @Test func scales() {
    func scale(_ kind: ReplicateColumns.Kind, _ count: Int = 80) -> Double {
      ReplicateColumns(["r*"], kind: kind).usedScale(columns: count)
    }
    #expect(scale(.brr) == 1.0 / 80 && scale(.jk1) == 79.0 / 80 && scale(.jk2) == 1 && scale(.jkn) == 1)
    #expect(scale(.acs) == 0.05 && scale(.sdr) == 0.05 && scale(.bootstrap) == 1.0 / 79)
    // Fay's ρ is 0.5 unless given: 1/(80 · 0.25).
    #expect(scale(.fay) == 0.05)
    for kind in ReplicateColumns.Kind.allCases {
      let columns = ReplicateColumns(["r*"], kind: kind)
      #expect(columns.usedCentre == (kind == .acs || kind == .sdr ? .estimate : .replicates))
      #expect(columns.givesQuantiles == (kind == .bootstrap))
    }
    #expect(!ReplicateColumns(["r*"], kind: .bootstrap, scale: 0.1).givesQuantiles)
  }
}
