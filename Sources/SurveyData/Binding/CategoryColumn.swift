internal import SatisfactionWording

/// The values of a column as categories, such as segments, waves or respondents.
package struct CategoryColumn: Sendable {
  /// The name of the column.
  package let name: String
  /// For each row of the data set the place of its value in ``labels``; −1 where there is none.
  package let codes: [Int32]
  /// The values that occur, as texts, in order of first appearance.
  package let labels: [String]

  /// The values of a column; whole numbers are written without a fraction.
  package init(_ column: Column) {
    name = column.name
    switch column.storage {
    case .categories(let codes, let levels): (self.codes, labels) = Self.occurring(Array(codes), levels)
    case .bytes, .doubles:
      var places: [Double: Int32] = [:]
      var (codes, labels) = ([Int32](), [String]())
      for row in 0..<column.count {
        guard let number = column.number(at: row) else {
          codes.append(-1)
          continue
        }
        if let known = places[number] {
          codes.append(known)
        } else {
          places[number] = Int32(labels.count)
          codes.append(Int32(labels.count))
          labels.append(NumberText.written(number))
        }
      }
      (self.codes, self.labels) = (codes, labels)
    }
  }

  private init(name: String, codes: [Int32], labels: [String]) {
    (self.name, self.codes, self.labels) = (name, codes, labels)
  }

  /// The values that occur alone.
  private static func occurring(_ codes: [Int32], _ levels: [String]) -> ([Int32], [String]) {
    var occurs = [Bool](repeating: false, count: levels.count)
    for code in codes where code >= 0 { occurs[Int(code)] = true }
    if !occurs.contains(false) { return (codes, levels) }
    var (places, labels) = ([Int32](), [String]())
    for (level, isThere) in occurs.enumerated() {
      places.append(isThere ? Int32(labels.count) : -1)
      if isThere { labels.append(levels[level]) }
    }
    return (codes.map { $0 < 0 ? -1 : places[Int($0)] }, labels)
  }

  /// The combinations of several columns that occur, one value missing where any of them is.
  ///
  /// - Precondition: at least one column, all of the same rows.
  package static func joined(_ columns: [CategoryColumn], separator: String) -> CategoryColumn {
    columns.dropFirst().reduce(columns[0]) { $0.joined($1, separator: separator) }
  }

  private func joined(_ other: CategoryColumn, separator: String) -> CategoryColumn {
    var places: [Int64: Int32] = [:]
    var (joined, texts) = ([Int32](), [String]())
    joined.reserveCapacity(codes.count)
    for (a, b) in zip(codes, other.codes) {
      guard a >= 0, b >= 0 else {
        joined.append(-1)
        continue
      }
      let key = Int64(a) * Int64(other.labels.count) + Int64(b)
      let place = places[key] ?? Int32(texts.count)
      if place == texts.count {
        places[key] = place
        texts.append(labels[Int(a)] + separator + other.labels[Int(b)])
      }
      joined.append(place)
    }
    return CategoryColumn(name: name + separator + other.name, codes: joined, labels: texts)
  }
}

extension Dataset {
  /// The values of some columns as categories.
  ///
  /// - Throws: ``SurveyDataError/missingColumns(_:source:)`` with near names, all at once.
  package func categories(_ names: [String]) throws(SurveyDataError) -> [CategoryColumn] {
    let missing = NearNames.missing(names, among: columns.map(\.name))
    guard missing.isEmpty else { throw .missingColumns(missing, source: source) }
    return names.compactMap { column(named: $0) }.map(CategoryColumn.init)
  }
}
