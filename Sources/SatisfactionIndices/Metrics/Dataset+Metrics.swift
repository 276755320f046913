public import SurveyData

extension Dataset {
  /// Reads the columns of a CSV file that metrics need, labels as texts and the rest as numbers.
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - definitions: The metrics.
  ///   - segments: Columns that make segments.
  ///   - wave: Column of waves, nil for none.
  ///   - weightsColumn: Column of case weights; nil takes that of the definitions, if any.
  ///   - design: Columns that say how the rows were drawn; nil for none.
  ///   - numbers: Further columns of numbers, such as replicate weights.
  ///   - threads: How many threads may read; nil for one a core.
  /// - Throws: `SurveyDataError` for anything wrong with the file or these columns.
  public init(
    csv path: String, for definitions: MetricDefinitions, segments: [String] = [], wave: String? = nil,
    weightsColumn: String? = nil, design: DesignColumns? = nil, numbers: [String] = [], threads: Int? = nil
  ) throws(SurveyDataError) {
    let columns = definitions.columnsToRead(
      segments: segments, wave: wave, weightsColumn: weightsColumn, design: design, numbers: numbers)
    try self.init(csv: path, numeric: columns.numeric, categories: columns.texts, threads: threads)
  }
}

extension MetricDefinitions {
  /// The columns that metrics in segments and waves need: those that hold numbers, and those that hold texts.
  ///
  /// A column that is an answer and makes segments, too, is read as numbers.
  ///
  /// - Parameters:
  ///   - weightsColumn: The column of the case weights; nil for the one that the definitions name, if any.
  ///   - design: The columns that say how the rows were drawn; nil for one by one.
  ///   - segments: The columns of the segment, read as texts.
  ///   - wave: The column of the wave, read as texts; nil without waves.
  ///   - numbers: Further columns of numbers, such as replicate weights.
  public func columnsToRead(
    segments: [String] = [], wave: String? = nil, weightsColumn: String? = nil, design: DesignColumns? = nil,
    numbers: [String] = []
  ) -> (numeric: [String], texts: [String]) {
    let weights = weightsColumn ?? conventions.weightsColumn
    var seen = Set<String>()
    let numeric = (numericColumns + [weights].compactMap { $0 } + (design?.numbers ?? []) + numbers)
      .filter { seen.insert($0).inserted }
    let texts = (textColumns + segments + [wave].compactMap { $0 } + (design?.categories ?? []))
      .filter { seen.insert($0).inserted }
    return (numeric, texts)
  }
}
