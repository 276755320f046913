public import PathModeling
internal import PathSpecification
internal import SatisfactionWording
public import SurveyData

extension PLSFit {
  /// How effects change with their moderators: slopes, where they can be told from 0, effects along chains, totals.
  ///
  /// - Parameters:
  ///   - options: Values of the moderators, and where standard errors come from.
  ///   - answers: Those of the fit, for the part of them in a region.
  ///   - bootstrap: Replicates of the fit, of a bootstrap or a jackknife; nil for `SlopeOptions.StandardErrors.ols`, and
  ///     for estimates alone. Those of a sample with a design are replicates of its units, or its replicate weights.
  /// - Throws: `SlopeError`, with `SlopeError.leastSquaresUnderDesign` for least squares of a sample with a design;
  ///   `SurveyDataError` where the answers are not those of the model; `EstimationError.notEstimatedAnew` for a fit that
  ///   was changed after it was saved.
  /// - Complexity: One pass over the replicates of every number, and one over the answers.
  /// - Source: Aiken & West (1991), Multiple Regression; Hayes (2015), Multivariate Behavioral Research 50(1),
  ///   doi:10.1080/00273171.2014.962683.
  public func slopes(
    _ options: SlopeOptions = SlopeOptions(), of answers: Answers, bootstrap: Bootstrap? = nil
  ) throws -> SlopeAnalysis {
    try requireSlopes(options)
    let samplings = [answers.design, bootstrap?.design?.sampling].compactMap { $0 }
    let isSimple = samplings.allSatisfy(\.isSimple) && bootstrap?.design?.replicates == nil
    guard isSimple || options.standardErrors != .ols else { throw SlopeError.leastSquaresUnderDesign }
    let study = try SlopeStudy(self, options, bootstrap)
    if options.values.contains(where: \.isInPoints) {
      let known = pointsPerDeviation
      if let moderator = study.askedModerators.sorted().first(where: { known[$0] == nil }) {
        throw SlopeError.noIndex(moderator: moderator)
      }
    }
    let analysis = SlopeAnalysis(
      options: options, products: study.products, slopes: study.slopes, regions: try study.regions(answers),
      conditionalEffects: study.conditionalEffects, moderatedMediation: study.moderatedMediation,
      conditionalTotals: study.conditionalTotals, isExact: study.isExact)
    if analysis.slopes.isEmpty, analysis.conditionalTotals.isEmpty {
      throw SlopeError.nothingModerated(predictor: options.predictor, target: options.target)
    }
    return analysis
  }

  private func requireSlopes(_ options: SlopeOptions) throws(SlopeError) {
    guard !model.products.isEmpty else {
      let target =
        model.constructs.max {
          model.predecessors(of: $0.name).count < model.predecessors(of: $1.name).count
        }?.name ?? ""
      throw .noProduct(target: target, predictors: model.predecessors(of: target))
    }
    var names = NearNames(model.constructs.map(\.name))
    for (option, name) in [("--predictor", options.predictor), ("--target", options.target)] {
      if let name, model.construct(named: name) == nil {
        throw .unknownConstruct(name, option: option, suggestion: names.nearest(to: name))
      }
    }
    guard !options.values.isEmpty else { throw .badValues }
    for value in options.values {
      switch value {
      case .score(let score): if !score.isFinite { throw .badValues }
      case .points(let points): if !points.isFinite { throw .badValues }
      }
    }
  }
}
