internal import SatisfactionNumerics
internal import SatisfactionWording

extension Moments {
  /// Reads a covariance or correlation matrix from a CSV file.
  ///
  /// The first row and the first column hold the names of the indicators. Rows `n` (in any of its cells), `mean` and `sd`
  /// stand below the matrix; `n` is needed. One triangle may be empty: the matrix is symmetric. A matrix with a unit
  /// diagonal holds correlations; with `sd` they give covariances, without it ``hasScaleMetric`` is false.
  ///
  /// ```
  /// ,QUA1,QUA2
  /// QUA1,2.31,
  /// QUA2,1.20,1.94
  /// n,250,
  /// mean,7.2,6.9
  /// ```
  ///
  /// - Parameters:
  ///   - path: Path of the file; `-` is standard input.
  ///   - options: Separator, decimal mark, header row and encoding of the file.
  /// - Throws: ``SurveyDataError/badMatrixFile(source:problem:)``, the errors of files, quotes and cells, and those of
  ///   ``init(names:covariance:n:means:)``.
  public init(csv path: String, options: ReadingOptions = ReadingOptions()) throws(SurveyDataError) {
    let name = path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    self = try MomentMatrixFile.moments(of: FileContents(path: path), source: name, options: options)
  }

  /// Reads the bytes of a file as ``init(csv:options:)`` does.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - source: What error messages call the data.
  ///   - options: Separator, decimal mark, header row and encoding of the bytes.
  /// - Throws: As ``init(csv:options:)``, without the errors of opening a file.
  public init(
    csvBytes bytes: [UInt8], source: String = "memory", options: ReadingOptions = ReadingOptions()
  ) throws(SurveyDataError) {
    self = try MomentMatrixFile.moments(of: FileContents(bytes), source: source, options: options)
  }
}

/// The rows of a file that holds a matrix of moments.
private struct MomentMatrixFile {
  private let source: String
  private let names: [String]
  /// The numbers of each named row, nil where a cell is empty.
  private var rows: [String: [Double?]] = [:]
  private var n: Double?
  private var means: [Double?]?
  private var deviations: [Double?]?

  /// The moments in a file of any encoding.
  static func moments(
    of file: borrowing FileContents, source: String, options: ReadingOptions
  ) throws(SurveyDataError) -> Moments {
    guard let encoding = options.encoding else {
      return try MomentMatrixFile(file, source: source, options: options).moments()
    }
    let bytes = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: file.count)
    let text = FileContents(unsafe try TextEncoding.utf8(bytes, from: encoding, source: source))
    return try MomentMatrixFile(text, source: source, options: options).moments()
  }

  private init(_ file: borrowing FileContents, source: String, options: ReadingOptions) throws(SurveyDataError) {
    let header = try CSVHeader(file, source: source, options: options)
    self.source = source
    names = Array(header.names.dropFirst().reversed().drop(while: \.isEmpty).reversed())
    guard !names.isEmpty else { throw .badMatrixFile(source: source, problem: "its first row holds no names") }
    let text = unsafe UnsafeBufferPointer(start: UnsafePointer(file.base), count: header.terminatedCount)
    let format = CSVNumberFormat(options, separator: header.dialect.separator)
    var place = CSVHeader.Place(position: header.bodyStart, line: header.bodyLine)
    while place.position < header.terminatedCount {
      let row = unsafe try CSVHeader.readCells(text, from: place, dialect: header.dialect, source: source)
      try take(row.cells, line: place.line, format: format)
      place = row.next
    }
  }

  private mutating func take(_ cells: [String], line: Int, format: CSVNumberFormat) throws(SurveyDataError) {
    let label = (cells.first ?? "").withoutOuterBlanks
    let filled = cells.dropFirst().contains { !$0.withoutOuterBlanks.isEmpty }
    if label.isEmpty, !filled { return }
    let values = try numbers(cells, line: line, format: format)
    if names.contains(label) {
      guard rows.updateValue(values, forKey: label) == nil else {
        throw .badMatrixFile(source: source, problem: "the row \(label.quotedForMessage) stands there twice")
      }
      return
    }
    let known: Bool
    switch label.lowercased() {
    case "n":
      known = n != nil
      n = try cases(values)
    case "mean", "means":
      known = means != nil
      means = values
    case "sd", "sds", "std":
      known = deviations != nil
      deviations = values
    default:
      throw .badMatrixFile(
        source: source, problem: "line \(line) begins with \(label.quotedForMessage), which is not the name of a column"
      )
    }
    if known { throw .badMatrixFile(source: source, problem: "the row \(label.quotedForMessage) stands there twice") }
  }

  /// The one number of cases in a row `n`, in any of its cells or in all of them.
  private func cases(_ values: [Double?]) throws(SurveyDataError) -> Double? {
    let numbers = values.compactMap { $0 }
    guard Set(numbers).count <= 1 else {
      throw .badMatrixFile(
        source: source, problem: "the row \"n\" has several numbers: a matrix of the same cases has one number of them")
    }
    return numbers.first
  }

  private func numbers(
    _ cells: [String], line: Int, format: CSVNumberFormat
  ) throws(SurveyDataError) -> [Double?] {
    var values = [Double?](repeating: nil, count: names.count)
    for (position, cell) in cells.dropFirst().enumerated() {
      let bytes = Array(cell.withoutOuterBlanks.utf8)
      switch unsafe bytes.withUnsafeBufferPointer({ unsafe CSVNumber($0, format: format) }) {
      case .missing, .missingText: continue
      case .value(let number) where position < names.count: values[position] = number
      case .value:
        throw .raggedRows(
          [RaggedRow(line: line, cells: cells.count)], count: 1, expected: names.count + 1, source: source)
      case .bad(let reason):
        let column = position < names.count ? names[position] : ""
        throw .notNumbers([BadCell(line: line, column: column, text: cell, reason: reason)], count: 1, source: source)
      }
    }
    return values
  }

  func moments() throws(SurveyDataError) -> Moments {
    let absent = names.filter { rows[$0] == nil }
    if let first = absent.first {
      throw .badMatrixFile(
        source: source, problem: "there is no row \(first.quotedForMessage): every column has a row of the same name")
    }
    guard let n else {
      throw .badMatrixFile(
        source: source, problem: "the number of cases is missing: write it in a row below the matrix, as in n,250")
    }
    let matrix = try symmetric()
    let means = try complete(means, row: "mean")
    let isCorrelation = matrix.diagonal.allSatisfy { abs($0 - 1) < 1e-9 }
    guard isCorrelation else { return try Moments(names: names, covariance: matrix, n: n, means: means) }
    return try Moments(
      names: names, correlations: matrix, standardDeviations: try complete(deviations, row: "sd"), n: n, means: means)
  }

  /// The matrix, each empty cell filled from its mirror image.
  private func symmetric() throws(SurveyDataError) -> Matrix {
    var matrix = Matrix(rows: names.count, columns: names.count)
    for (i, name) in names.enumerated() {
      for j in names.indices {
        guard let value = rows[name]?[j] ?? rows[names[j]]?[i] else {
          throw .badMatrixFile(
            source: source,
            problem: "the cell of \(name.quotedForMessage) and \(names[j].quotedForMessage) is empty on both sides")
        }
        matrix[i, j] = value
      }
    }
    return matrix
  }

  private func complete(_ values: [Double?]?, row: String) throws(SurveyDataError) -> [Double]? {
    guard let values else { return nil }
    let known = values.compactMap { $0 }
    guard known.count == names.count else {
      throw .badMatrixFile(source: source, problem: "the row \(row.quotedForMessage) has no number for every indicator")
    }
    return known
  }
}
