public import SurveyData

extension MomentsFile {
  /// The sums of a survey that is here, by groups and by buckets of the respondent's key.
  ///
  /// - Parameters:
  ///   - survey: The rows; the groups and the key are among its text columns.
  ///   - codings: The indicators, in the order of the model.
  ///   - labels: What people read instead of an indicator's name.
  ///   - weightColumn: The column of weights; rows of weight 0 are no cases.
  ///   - groups: Columns that make groups; rows without one are left out.
  ///   - buckets: How cases are put into buckets; nil for one cell a group.
  ///   - software: Name and version of the program.
  /// - Throws: `SurveyDataError`; ``MomentsError/noScale(indicators:)``, ``MomentsError/keyless(rows:key:)``.
  /// - Complexity: O(n p²).
  public init(
    summing survey: Dataset, codings: [IndicatorCoding], labels: [String: String] = [:], weightColumn: String? = nil,
    groups: [String] = [], buckets: MomentsDescription.Buckets? = nil, software: String
  ) throws {
    let description = try MomentsDescription(
      codings: codings, labels: labels, weightColumn: weightColumn, groups: groups, buckets: buckets)
    // Sums are those of the answers as they stand: turning round is for whoever fits.
    let plain = codings.map { coding in
      var coding = coding
      coding.isReversed = false
      return coding
    }
    let answers = try Answers(survey, codings: plain, weightsColumn: weightColumn, missing: .casewise)
    let cells = try Self.cells(answers, survey, groups: groups, buckets: buckets)
    let table = answers.table(of: cells)
    let rows = table.rows.map { $0.shifted(to: description.indicators.map(\.shift)) }
    self.init(
      description: description, table: MomentTable(trusted: rows, keyNames: table.keyNames, keys: table.keys),
      rows: survey.rowCount, source: ["csi", survey.source], software: software)
  }

  private static func cells(
    _ answers: Answers, _ survey: Dataset, groups: [String], buckets: MomentsDescription.Buckets?
  ) throws -> Cells {
    let columns = try groups.map { try textColumn($0, survey) }
    let keyColumn = try buckets.map { try textColumn($0.key, survey) }
    var (codes, keys, places, keyless) = ([Int32](), [[String]](), [[String]: Int32](), 0)
    var known: [String: String] = [:]
    for index in 0..<answers.rowsUsed {
      let row = answers.row(ofCase: index)
      var key = columns.compactMap { $0.text(at: row) }
      guard key.count == columns.count, answers.weights.map({ $0[index] > 0 }) ?? true else {
        codes.append(-1)
        continue
      }
      if let buckets {
        guard let unit = keyColumn?.text(at: row) else {
          keyless += 1
          codes.append(-1)
          continue
        }
        let bucket = known[unit] ?? "\(buckets.bucket(of: unit))"
        known[unit] = bucket
        key.append(bucket)
      }
      if let place = places[key] {
        codes.append(place)
      } else {
        places[key] = Int32(keys.count)
        codes.append(Int32(keys.count))
        keys.append(key)
      }
    }
    guard keyless == 0 else { throw MomentsError.keyless(rows: Double(keyless), key: buckets?.key ?? "") }
    return Cells(names: groups + (buckets == nil ? [] : ["bucket"]), keys: keys, codes: codes)
  }

  private static func textColumn(_ name: String, _ survey: Dataset) throws -> Column {
    if let column = survey.column(named: name) { return column }
    guard let error = SurveyDataError.missing([name], among: survey.columns.map(\.name), source: survey.source) else {
      preconditionFailure("a column that is not there is missing")
    }
    throw error
  }
}
