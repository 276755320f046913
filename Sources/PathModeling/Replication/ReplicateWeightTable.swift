internal import SatisfactionNumerics
internal import SurveyData

/// Columns of replicate weights, read and checked.
struct ReplicateWeightTable {
  /// Names of the columns.
  let names: [String]
  /// The weight of row i in replicate b is `weights[b][i]`, of the rows that were asked for.
  let weights: [[Double]]
  /// How a variance follows from them.
  let variance: VarianceRule
  /// As given, or the rank of the columns less 1.
  let degreesOfFreedom: Double

  /// The weights of the rows that answers use.
  ///
  /// - Throws: As the same of rows.
  init(_ columns: ReplicateColumns, for answers: Answers) throws(SurveyDataError) {
    try self.init(
      columns, of: answers.survey, weightsColumn: answers.weightsColumn,
      rows: (0..<answers.rowsUsed).map(answers.row(ofCase:)))
  }

  /// - Parameters:
  ///   - columns: How the replicates were made.
  ///   - weightsColumn: Column of the weights that they vary; nil for none.
  ///   - rows: Rows of the survey, from 0.
  /// - Throws: `SurveyDataError`, with `SurveyDataError.design(_:)` for whatever does not belong together.
  init(
    _ columns: ReplicateColumns, of survey: Dataset, weightsColumn: String?, rows: [Int]
  ) throws(SurveyDataError) {
    let names = try Self.names(columns.columns, of: survey)
    try Self.requireScales(columns, count: names.count)
    let main = try weightsColumn.map { name throws(SurveyDataError) in try survey.completeNumbers(name) }
    let content = try Content(names, of: survey)
    try content.requireKind(columns, main: main)
    // Of some rows sums say nothing: a half sample may hold twice their weight, or none of it.
    if !survey.isPart { try content.requireOwn(names, of: columns, main: main) }
    let factors = columns.content == .factors ? main : nil
    var weights: [[Double]] = []
    for (name, column) in zip(names, content.values) {
      let own = rows.map { row in column[row] * (factors?[row] ?? 1) }
      // Half samples may have none of a domain: such a replicate fails, and is counted.
      guard survey.isPart || column.contains(where: { $0 > 0 }) else {
        throw .design(.emptyReplicate(column: name))
      }
      weights.append(own)
    }
    self.names = names
    self.weights = weights
    variance = columns.variance(columns: names.count)
    degreesOfFreedom = columns.degreesOfFreedom ?? Double(content.rank(times: factors) - 1)
    guard degreesOfFreedom > 0 else { throw .design(.noVariation(columns: columns.columns)) }
  }

  /// The columns that names and patterns stand for.
  private static func names(_ wanted: [String], of survey: Dataset) throws(SurveyDataError) -> [String] {
    let all = survey.columns.map(\.name)
    var names: [String] = []
    for name in wanted {
      let own = name.hasSuffix("*") ? all.filter { $0.hasPrefix(name.dropLast()) } : [name]
      names += own.filter { !names.contains($0) }
    }
    guard names.count >= 2 else { throw .design(.fewReplicates(columns: wanted, count: names.count)) }
    return names
  }

  private static func requireScales(_ columns: ReplicateColumns, count: Int) throws(SurveyDataError) {
    if let rho = columns.rho, !(rho >= 0 && rho < 1) { throw .design(.badScale(what: "the Fay factor", value: rho)) }
    if let scale = columns.scale, !(scale > 0 && scale <= ReplicateColumns.largestScale) {
      throw .design(.badScale(what: "the scale of the replicates", value: scale))
    }
    if let degrees = columns.degreesOfFreedom, !(degrees > 0) {
      throw .design(.badScale(what: "the number of degrees of freedom", value: degrees))
    }
    guard let scales = columns.rscales else {
      if columns.kind == .jkn { throw .design(.replicateScales(given: 0, columns: count)) }
      return
    }
    guard scales.count == count else { throw .design(.replicateScales(given: scales.count, columns: count)) }
    if let bad = scales.first(where: { !($0 >= 0 && $0 <= ReplicateColumns.largestScale) }) {
      throw .design(.badScale(what: "the scale of a replicate", value: bad))
    }
    // One replicate that counts would be its own mean.
    guard scales.count(where: { $0 > 0 }) > 1 else { throw .design(.noVariation(columns: columns.columns)) }
  }
}

/// The numbers in columns of replicate weights, of all rows.
private struct Content {
  let values: [[Double]]

  /// How many times the sum of the weights the sum of a replicate may be, or the other way round, before it is taken for
  /// something else.
  private static let farthestSum = 1.5

  init(_ names: [String], of survey: Dataset) throws(SurveyDataError) {
    var values: [[Double]] = []
    for name in names {
      let column = try survey.completeNumbers(name)
      if let row = column.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .design(.badReplicateWeight(column: name, row: row + 1, value: column[row]))
      }
      values.append(column)
    }
    self.values = values
  }

  /// Complete weights vary around the weights of the survey, factors around 1.
  func requireKind(_ columns: ReplicateColumns, main: [Double]?) throws(SurveyDataError) {
    let rows = values[0].count
    var means = [Double](repeating: 0, count: rows)
    for column in values { for row in 0..<rows { means[row] += column[row] / Double(values.count) } }
    func distance(_ centre: (Int) -> Double) -> Double {
      means.indices.reduce(0) { $0 + (means[$1] - centre($1)) * (means[$1] - centre($1)) }
    }
    let aroundOne = distance { _ in 1 }
    guard let main else {
      if columns.content == .weights, aroundOne > 0.25 * Double(rows) {
        throw .design(.noMainWeight(columns: columns.columns))
      }
      return
    }
    let aroundWeights = distance { main[$0] }
    if columns.content == .weights, aroundOne < aroundWeights / 4 {
      throw .design(.looksRelative(columns: columns.columns))
    }
    if columns.content == .factors, aroundWeights < aroundOne / 4 {
      throw .design(.looksComplete(columns: columns.columns))
    }
  }

  /// Replicate weights add up to about the weights, of all rows or, as in a jackknife that leaves out most of them, of those
  /// that they count; factors to about the number of rows. A column that is named in full is taken as it is.
  ///
  /// - Throws: `SurveyDataError.design(_:)` for a column that only a pattern names and whose sum is another.
  func requireOwn(_ names: [String], of columns: ReplicateColumns, main: [Double]?) throws(SurveyDataError) {
    let weights = columns.content == .factors ? nil : main
    let all = weights?.reduce(0, +) ?? Double(values[0].count)
    for (name, column) in zip(names, values) where !columns.columns.contains(name) {
      let counted = column.indices.reduce(0) { $0 + (column[$1] > 0 ? weights?[$1] ?? 1 : 0) }
      let sum = column.reduce(0, +)
      guard sum > 0, Self.isFar(sum, from: all), Self.isFar(sum, from: counted) else { continue }
      let pattern = columns.columns.first { $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) }
      throw .design(.foreignReplicate(column: name, pattern: pattern ?? name, sum: sum, weights: all))
    }
  }

  private static func isFar(_ sum: Double, from other: Double) -> Bool {
    sum > farthestSum * other || other > farthestSum * sum
  }

  /// A column adds to the rank where more than 1e-5 of its length is no combination of those before it.
  ///
  /// - Complexity: O(n · B² + B³).
  func rank(times factors: [Double]?) -> Int {
    let count = values.count
    let elements = values.flatMap { column in
      factors.map { factors in zip(column, factors).map { $0 * $1 } } ?? column
    }
    let gram = Matrix(rows: values[0].count, columns: count, columnMajor: elements).gram
    // A Cholesky factor that passes dependent columns over: what is left on the diagonal is a squared length.
    var (rows, rank) = ([[Double]](), 0)
    for j in 0..<count {
      var own = (j..<count).map { gram[j, $0] }
      for row in rows {
        let factor = row[j]
        for k in j..<count { own[k - j] -= factor * row[k] }
      }
      guard own[0] > 1e-10 * gram[j, j], gram[j, j] > 0 else { continue }
      let root = own[0].squareRoot()
      rows.append(Array(repeating: 0, count: j) + own.map { $0 / root })
      rank += 1
    }
    return rank
  }
}
