internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PopulationModel {
  /// Draws a survey.
  ///
  /// Columns are the segment and the cluster where there are any, the indicators in the order of the model, and the
  /// survey weight where the model names a column for it. Respondents are drawn independently, each from a segment
  /// with the chance of its sampled share, unless the design has clusters.
  ///
  /// - Parameters:
  ///   - design: The form of the answers, missing answers, clusters and weights.
  ///   - n: The number of rows, at least 1, and no more than fill half of the memory at 8 bytes an answer.
  ///   - seed: The same seed gives the same survey for any number of threads, and the first rows of a longer survey are
  ///     those of a shorter one. A rule for missing answers changes no other answer.
  ///   - threads: How many threads may work; nil for one a core.
  /// - Throws: ``SimulationError`` with everything in the design that does not fit the population.
  /// - Complexity: O(n · p²), in blocks of 2,048 rows; a row of ordinal answers is kept in p bytes.
  public func simulate(
    _ design: SurveyDesign, n: Int, seed: UInt64, threads: Int? = nil
  ) throws(SimulationError) -> Dataset {
    let codings = try codings(of: design.answers)
    let most = PhysicalMemory.bytes / 2 / (8 * model.columns.count + 24)
    let requirement = n < 1 ? "at least 1" : "at most \(most): more would fill over half of the memory"
    let size = SimulationError.option("number of rows", n, n >= 1 && n <= most, requirement)
    try SimulationError.throwAll(design.problems(for: self) + (size.map { [$0] } ?? []))
    let blocks = SurveyBlocks(self, design, codings: codings, seed: seed)
    let threads = threads ?? ParallelWork.availableThreads
    let segments = blocks.segmentNumbers(rows: n)
    var columns: [Column] = []
    if self.segments[0].name != nil {
      columns.append(segmentColumn(design.segmentColumn, segments))
    }
    if let clusters = design.clusters {
      columns.append(Column(name: clusters.column, packing: (0..<n).map { Double($0 / clusters.size + 1) }))
    }
    columns += answerColumns(blocks, codings, rows: n, threads: threads)
    if let name = model.conventions.weightsColumn {
      columns.append(Column(name: name, packing: blocks.weights(segments)))
    }
    return Dataset(stored: columns, rowCount: n, source: "simulated")
  }

  /// Names of the segments in order of first appearance, as a reader of the file would find them.
  private func segmentColumn(_ name: String, _ numbers: [Int32]) -> Column {
    var (places, levels) = ([Int32](repeating: -1, count: segments.count), [String]())
    let codes = numbers.map { number -> Int32 in
      let segment = Int(number)
      if places[segment] < 0 {
        places[segment] = Int32(levels.count)
        levels.append(segments[segment].name ?? "")
      }
      return places[segment]
    }
    return Column(name: name, codes: codes, levels: levels)
  }

  /// One column an indicator: bytes where every possible answer is a whole number −127…127.
  private func answerColumns(
    _ blocks: SurveyBlocks, _ codings: [AnswerCoding], rows: Int, threads: Int
  ) -> [Column] {
    let names = model.indicators
    if codings.allSatisfy(\.fitsByte) {
      let cells = blocks.cells(rows: rows, threads: threads) { $0.isNaN ? Column.missingByte : Int8($0) }
      return names.enumerated().map { j, name in Column(name: name, bytes: cells[(j * rows)..<((j + 1) * rows)]) }
    }
    let cells = blocks.cells(rows: rows, threads: threads) { $0 }
    return names.enumerated().map { j, name in Column(name: name, doubles: cells[(j * rows)..<((j + 1) * rows)]) }
  }
}

extension AnswerCoding {
  /// Whether every possible answer is a whole number −127…127.
  fileprivate var fitsByte: Bool {
    guard case .ordinal(let variable) = form else { return false }
    let highest = variable.lowest + Double(variable.thresholds.count)
    return max(variable.lowest.magnitude, highest.magnitude) <= 127
  }
}
