internal import SatisfactionNumerics

extension PLSEstimates {
  /// The first part whose size is not that of the model, or that holds no finite numbers; nil where all is well.
  ///
  /// - Parameters:
  ///   - p: Number of indicators.
  ///   - constructs: Number of constructs.
  func inconsistency(indicators p: Int, constructs: Int) -> String? {
    let lists = [
      ("weights", weights, p), ("loadings", loadings, p),
      ("correctionReliabilities", correctionReliabilities, constructs), ("rSquared", rSquared, constructs),
    ]
    for (name, values, count) in lists {
      if values.count != count { return "\(name) holds \(values.count) numbers where the model has \(count)" }
      if !values.allSatisfy(\.isFinite) { return "\(name) holds a number that is not finite" }
    }
    let tables = [
      ("crossLoadings", crossLoadings, p), ("scoreCorrelations", scoreCorrelations, constructs),
      ("constructCorrelations", constructCorrelations, constructs), ("paths", paths, constructs),
      ("totalEffects", totalEffects, constructs),
    ]
    for (name, matrix, rows) in tables {
      if matrix.rowCount != rows || matrix.columnCount != constructs {
        return "\(name) is \(matrix.rowCount) × \(matrix.columnCount) where the model needs \(rows) × \(constructs)"
      }
      if !matrix.elements.allSatisfy(\.isFinite) { return "\(name) holds a number that is not finite" }
    }
    return nil
  }
}
