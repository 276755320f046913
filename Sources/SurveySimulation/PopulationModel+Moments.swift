internal import PathSpecification
internal import SatisfactionNumerics
public import SurveyData

extension PopulationModel {
  /// The exact moments of the answers to all indicators, as they stand in the survey (reversed items as written).
  ///
  /// A fit of the same model on them gives the value that its estimates converge to as n grows: of paths, loadings,
  /// reliabilities, and of 0–100 indices, which have no other true value when answers are ordinal. For normal answers
  /// the correlations are Σ; for ordinal ones they are computed from bivariate normal probabilities, with an error of
  /// about 1e-14. Segments are pooled by their shares: the moments of the population, not of a sample with other shares.
  ///
  /// Missing answers change none of this; what an analysis makes of them is its own affair.
  ///
  /// - Parameters:
  ///   - style: How latent answers become numbers.
  ///   - n: The number of cases to state. A population has none: only adjusted R² and information criteria depend on
  ///     it, and the default leaves adjusted R² within 1e-7 of R².
  /// - Returns: Moments with means, in points of the scale.
  /// - Throws: ``SimulationError`` where the style does not fit the scales;
  ///   `SurveyDataError` where all answers fall in one category.
  /// - Complexity: O(segments · p²k²) for k categories: 24 indicators with 10 categories take some milliseconds.
  public func moments(of style: AnswerStyle, n: Double = 1e9) throws -> Moments {
    let codings = try codings(of: style)
    let parts = segments.map { segment in
      (weight: segment.share, means: expectations(codings, segment), covariance: covariances(codings, segment))
    }
    let means = codings.indices.map { i in parts.reduce(0) { $0 + $1.weight * $1.means[i] } }
    var covariance = Matrix(rows: codings.count, columns: codings.count)
    for part in parts {
      for j in codings.indices {
        for i in codings.indices {
          let between = (part.means[i] - means[i]) * (part.means[j] - means[j])
          covariance[i, j] += part.weight * (part.covariance[i, j] + between)
        }
      }
    }
    return try written(Moments(names: model.indicators, covariance: covariance, n: n, means: means))
  }

  /// The moments of one segment's answers; see ``moments(of:n:)``.
  ///
  /// - Throws: ``SimulationError/invalidOption(name:value:requirement:)`` for a name that is no segment, and as
  ///   ``moments(of:n:)``.
  public func moments(of style: AnswerStyle, segment name: String, n: Double = 1e9) throws -> Moments {
    guard let segment = segments.first(where: { $0.name == name }) else {
      throw SimulationError.invalidOption(
        name: "segment", value: name, requirement: "one of \(segments.compactMap(\.name).joined(separator: ", "))")
    }
    let codings = try codings(of: style)
    return try written(
      Moments(
        names: model.indicators, covariance: covariances(codings, segment), n: n,
        means: expectations(codings, segment)))
  }

  /// Means of the latent answers in a segment, p.
  func shifts(_ segment: SegmentTruth) -> [Double] {
    zip(measurement.loadings, measurement.constructs).map { $0 * segment.constructMeans[$1] }
  }

  private func expectations(_ codings: [AnswerCoding], _ segment: SegmentTruth) -> [Double] {
    zip(codings, shifts(segment)).map { $0.expectation(shift: $1) }
  }

  /// Covariances of the coded answers in a segment, p × p; column by column on all cores.
  private func covariances(_ codings: [AnswerCoding], _ segment: SegmentTruth) -> Matrix {
    let (shifts, sigma) = (shifts(segment), segment.structure.correlations.values)
    let columns = ParallelWork.map(codings.count, threads: ParallelWork.availableThreads) { j in
      (0...j).map { i in
        i == j
          ? codings[j].variance(shift: shifts[j])
          : codings[i].covariance(
            with: codings[j], shift: shifts[i], otherShift: shifts[j], correlation: sigma[i, j])
      }
    }
    var result = Matrix(rows: codings.count, columns: codings.count)
    for (j, column) in columns.enumerated() {
      for (i, value) in column.enumerated() {
        result[i, j] = value
        result[j, i] = value
      }
    }
    return result
  }

  /// Moments of answers as the model reads them, turned into those of answers as they are written.
  private func written(_ moments: Moments) throws(SurveyDataError) -> Moments {
    var scales: [String: ClosedRange<Double>] = [:]
    for name in model.conventions.reversed { scales[name] = model.conventions.scale(of: name) }
    return scales.isEmpty ? moments : try moments.reversing(scales)
  }
}
