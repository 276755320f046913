internal import SatisfactionNumerics
internal import SurveyData

/// The rows of a simulated survey, in blocks that are drawn independently of each other.
///
/// Every block is drawn whole, from streams of its own number, and cut at the end of the survey: so neither the number
/// of threads nor that of rows changes a row.
struct SurveyBlocks: Sendable {
  /// Rows of a block: its draws and answers stay in the second-level cache.
  static let rowsPerBlock = 2_048

  /// What the numbers of a stream are used for; block b (or cluster b) owns stream 8b + purpose.
  private enum Purpose: UInt64 {
    case answers, clusters, segments, missing, weights
  }

  private let seed: UInt64
  private let codings: [AnswerCoding]
  private let rules: [MissingRule]
  /// Of each segment: means of the latent answers, p.
  private let shifts: [[Double]]
  /// Of each segment: A with AA′ = Σ, p × q; the first p columns belong to the case, the others to its cluster.
  private let mixings: [Matrix]
  /// Upper ends of the segments on 0…1, by sampled share.
  private let segmentEnds: [Double]
  /// Survey weight of a case in each segment, before random variation.
  private let segmentWeights: [Double]
  /// Standard deviation of the logarithm of the random part of a weight.
  private let weightDeviation: Double
  /// Cases in a cluster; nil without clusters.
  private let clusterSize: Int?
  private let constructCount: Int

  init(_ population: PopulationModel, _ design: SurveyDesign, codings: [AnswerCoding], seed: UInt64) {
    let (model, segments) = (population.model, population.segments)
    self.seed = seed
    self.codings = codings
    rules = design.missing.flatMap { rule in
      rule.targets(model).compactMap(model.numbering.indicator).map {
        MissingRule(rule, target: $0, population: population, codings: codings)
      }
    }
    shifts = segments.map { population.shifts($0) }
    let correlation = design.clusters?.intraclassCorrelation ?? 0
    mixings = segments.map {
      Self.mixing($0.structure, population.measurement, design.clusters == nil ? nil : correlation)
    }
    var end = 0.0
    segmentEnds = segments.map { segment in
      end += segment.sampledShare
      return end
    }
    segmentWeights = segments.map { $0.share / $0.sampledShare }
    let variation = design.weightVariation
    weightDeviation = Scalar.log(1 + variation * variation).squareRoot()
    clusterSize = design.clusters?.size
    constructCount = model.constructs.count
  }

  /// Without clusters a factor of Σ. With clusters of intraclass correlation ρ, the case's part is a factor of
  /// Σ − ρΛΦΛ′, and the cluster's part √ρ·Λ times a factor of Φ.
  private static func mixing(
    _ structure: PopulationStructure, _ measurement: PopulationMeasurement, _ correlation: Double?
  ) -> Matrix {
    let sigma = structure.correlations.values
    guard let correlation else { return semidefiniteFactor(sigma) }
    let root = correlation.squareRoot()
    let spread = measurement.spread(semidefiniteFactor(structure.constructCorrelations.values))
    let shared = Matrix(
      rows: spread.rowCount, columns: spread.columnCount, columnMajor: spread.elements.map { root * $0 })
    let common = Matrix.product(shared, shared, right: .transposed)
    let own = Matrix(
      rows: sigma.rowCount, columns: sigma.rowCount,
      columnMajor: zip(sigma.elements, common.elements).map { $0 - $1 })
    return Matrix(
      rows: sigma.rowCount, columns: sigma.rowCount + shared.columnCount,
      columnMajor: semidefiniteFactor(own).elements + shared.elements)
  }

  private static func blockCount(rows: Int) -> Int { (rows + rowsPerBlock - 1) / rowsPerBlock }

  private func stream(_ number: Int, _ purpose: Purpose) -> RandomStream {
    RandomStream(seed: seed, stream: UInt64(number) * 8 + purpose.rawValue)
  }

  // MARK: Cells

  /// All answers as they stand in the survey, column by column.
  ///
  /// - Parameter convert: The cell for an answer; NaN is a missing one.
  func cells<Cell>(rows: Int, threads: Int, _ convert: (Double) -> Cell) -> [Cell] {
    let columns = codings.count
    let blockCount = Self.blockCount(rows: rows)
    return unsafe [Cell](unsafeUninitializedCapacity: rows * columns) { buffer, initialized in
      let cells = unsafe buffer
      ParallelWork.forEach(blockCount, threads: threads) { block in
        let answers = answers(inBlock: block)
        let first = block * Self.rowsPerBlock
        let count = min(Self.rowsPerBlock, rows - first)
        for j in 0..<columns {
          for i in 0..<count {
            unsafe cells.initializeElement(at: j * rows + first + i, to: convert(answers[j * Self.rowsPerBlock + i]))
          }
        }
      }
      initialized = rows * columns
    }
  }

  /// The answers of one block, rows × p, column-major; NaN where one is missing.
  private func answers(inBlock block: Int) -> [Double] {
    let rows = Self.rowsPerBlock
    var answers = latentAnswers(inBlock: block)
    for (j, coding) in codings.enumerated() {
      for i in (j * rows)..<((j + 1) * rows) { answers[i] = coding.coded(answers[i]) }
    }
    // Chances follow the answers as the model reads them, so they are found before any is turned or lost.
    let lost = missingCells(inBlock: block, answers)
    for (j, coding) in codings.enumerated() where coding.turn != nil {
      for i in (j * rows)..<((j + 1) * rows) { answers[i] = coding.written(answers[i]) }
    }
    for i in lost { answers[i] = .nan }
    return answers
  }

  /// Normal variables with the means and correlations of each row's segment, rows × p, column-major.
  private func latentAnswers(inBlock block: Int) -> [Double] {
    let rows = Self.rowsPerBlock
    let draws = draws(inBlock: block)
    let segments = segmentNumbers(inBlock: block)
    var latent = [Double](repeating: 0, count: rows * codings.count)
    for (segment, mixing) in mixings.enumerated() {
      let members = (0..<rows).filter { segments[$0] == segment }
      guard !members.isEmpty else { continue }
      let own =
        members.count == rows ? draws : draws.submatrix(rows: members, columns: Array(0..<draws.columnCount))
      let part = Matrix.product(own, mixing, right: .transposed).elements
      for (j, shift) in shifts[segment].enumerated() {
        for (i, row) in members.enumerated() { latent[j * rows + row] = part[j * members.count + i] + shift }
      }
    }
    return latent
  }

  /// Independent standard normal variables, rows × q; the columns of a cluster's own are the same in all its rows.
  private func draws(inBlock block: Int) -> Matrix {
    let rows = Self.rowsPerBlock
    var stream = stream(block, .answers)
    var elements: [Double] = []
    elements.reserveCapacity(rows * (codings.count + constructCount))
    for _ in 0..<(rows * codings.count) { elements.append(stream.normal()) }
    guard let clusterSize else { return Matrix(rows: rows, columns: codings.count, columnMajor: elements) }
    elements.append(contentsOf: repeatElement(0, count: rows * constructCount))
    let offset = rows * codings.count
    var (current, values) = (-1, [Double]())
    for row in 0..<rows {
      let cluster = (block * rows + row) / clusterSize
      if cluster != current {
        var own = self.stream(cluster, .clusters)
        (current, values) = (cluster, (0..<constructCount).map { _ in own.normal() })
      }
      for j in 0..<constructCount { elements[offset + j * rows + row] = values[j] }
    }
    return Matrix(rows: rows, columns: codings.count + constructCount, columnMajor: elements)
  }

  /// Places of the missing cells in a block's answers.
  private func missingCells(inBlock block: Int, _ answers: [Double]) -> [Int] {
    var stream = stream(block, .missing)
    var lost: [Int] = []
    let rows = Self.rowsPerBlock
    for rule in rules {
      for row in 0..<rows where stream.uniform() < rule.chance({ answers[$0 * rows + row] }) {
        lost.append(rule.target * rows + row)
      }
    }
    return lost
  }

  // MARK: Segments and weights

  /// The segment of each row.
  func segmentNumbers(rows: Int) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(rows + Self.rowsPerBlock)
    for block in 0..<Self.blockCount(rows: rows) { numbers += segmentNumbers(inBlock: block) }
    return Array(numbers.prefix(rows))
  }

  private func segmentNumbers(inBlock block: Int) -> [Int32] {
    guard segmentEnds.count > 1 else { return Array(repeating: 0, count: Self.rowsPerBlock) }
    var stream = stream(block, .segments)
    return (0..<Self.rowsPerBlock).map { _ in
      let u = stream.uniform()
      // Rounding may leave the last end a little below 1.
      return Int32(segmentEnds.firstIndex { u < $0 } ?? segmentEnds.count - 1)
    }
  }

  /// The survey weight of each row.
  func weights(_ segments: [Int32]) -> [Double] {
    let middle = weightDeviation * weightDeviation / 2
    var weights: [Double] = []
    weights.reserveCapacity(segments.count)
    var source = stream(0, .weights)
    for (row, segment) in segments.enumerated() {
      if row % Self.rowsPerBlock == 0 { source = stream(row / Self.rowsPerBlock, .weights) }
      let random = weightDeviation == 0 ? 1 : Scalar.exp(weightDeviation * source.normal() - middle)
      weights.append(segmentWeights[Int(segment)] * random)
    }
    return weights
  }
}
