internal import PathModeling
internal import PathSpecification
internal import SatisfactionNumerics
internal import SurveyData

/// Works out the numbers of a slope analysis.
struct SlopeStudy {
  private let fit: PLSFit
  private let options: SlopeOptions
  private let bootstrap: Bootstrap?
  /// The fit as its only replicate.
  private let own: ReplicateEstimates
  private let points: [String: Double]
  private let indices: [String: Double]
  /// Whether products are products of the scores.
  let isExact: Bool

  /// - Throws: `EstimationError.notEstimatedAnew` for a fit that was changed after it was saved.
  init(_ fit: PLSFit, _ options: SlopeOptions, _ bootstrap: Bootstrap?) throws(EstimationError) {
    self.fit = fit
    self.options = options
    self.bootstrap = options.standardErrors == .ols ? nil : bootstrap
    own = try fit.ownReplicate
    points = fit.pointsPerDeviation
    var indices: [String: Double] = [:]
    for construct in fit.model.constructs {
      do {
        indices[construct.name] = try fit.index(of: construct.name)
      } catch {
        continue
      }
    }
    self.indices = indices
    isExact = fit.settings.moderation == .twoStage || fit.settings.moderation == .refit
  }

  private var model: PathModel { fit.model }

  // MARK: What there is

  private struct Moderated: Hashable {
    let predictor: String
    let target: String
    let moderator: String
  }

  /// Every slope and moderator, by the products of the model.
  private var formulas: [SlopeFormula] {
    var seen: Set<Moderated> = []
    return model.products.flatMap { product in
      product.factors.flatMap { predictor -> [SlopeFormula] in
        SlopeFormula.moderators(of: predictor, on: product.to, in: model).compactMap { moderator in
          let key = Moderated(predictor: predictor, target: product.to, moderator: moderator)
          guard isAsked(from: predictor, to: product.to), seen.insert(key).inserted else { return nil }
          return SlopeFormula(model, predictor, product.to, moderator: moderator)
        }
      }
    }
  }

  private func isAsked(from source: String, to target: String) -> Bool {
    (options.predictor ?? source) == source && (options.target ?? target) == target
  }

  /// The constructs that some slope depends on, in order of the products.
  private var moderators: [String] {
    var names: [String] = []
    for path in model.paths {
      for name in SlopeFormula.moderators(of: path.from, on: path.to, in: model) where !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// The constructs at whose values something is asked for.
  var askedModerators: [String] {
    let asked = formulas.map(\.moderator) + chains.map { $0.links[0].moderator } + askedTotals.map(\.moderator)
    return moderators.filter(asked.contains)
  }

  /// The chains that are asked for, with every moderator of one of their links.
  private var chains: [(chain: [String], links: [SlopeFormula])] {
    let moderators = moderators
    return fit.specificIndirectEffects().effects.map(\.chain)
      .filter { isAsked(from: $0[0], to: $0[$0.count - 1]) }
      .flatMap { chain in
        moderators.compactMap { moderator in
          let links = zip(chain, chain.dropFirst()).map { SlopeFormula(model, $0, $1, moderator: moderator) }
          return links.contains(where: \.isModerated) ? (chain, links) : nil
        }
      }
  }

  // MARK: Numbers

  private func estimate(_ statistic: Statistic) -> Double? {
    guard isExact else { return nil }
    do {
      let value = try statistic.values(own)[0]
      return value.isFinite ? value : nil
    } catch {
      return nil
    }
  }

  /// What the replicates say of many statistics; nothing without replicates.
  private func inferences(_ statistics: [Statistic]) -> [SlopeAnalysis.Inference] {
    guard isExact, let bootstrap else { return statistics.map { _ in .none } }
    return bootstrap.summaries(of: statistics).map { summary in
      guard let summary else { return .none }
      return SlopeAnalysis.Inference(summary, of: bootstrap)
    }
  }

  private func place(_ value: ModeratorValue, of moderator: String) -> SlopeAnalysis.Place {
    let (index, deviation) = (indices[moderator], points[moderator])
    switch value {
    case .score(let score):
      return .init(score: score, points: index.flatMap { index in deviation.map { index + score * $0 } })
    case .points(let value):
      return .init(score: (value - (index ?? .nan)) / (deviation ?? .nan), points: value)
    }
  }

  /// A number of standard deviations of `target` for one of `source`, in points of their indices.
  private func inPoints(_ value: Double?, from source: String, to target: String) -> Double? {
    guard let value, let from = points[source], let to = points[target] else { return nil }
    return value * to / from
  }

  // MARK: Products

  /// The products of the slopes that are asked for, with standard errors of the kind that is asked for.
  var products: [SlopeAnalysis.Product] {
    fit.productPaths.filter { path in
      path.product.factors.contains { isAsked(from: $0, to: path.product.to) }
    }.map { path in
      .init(
        factors: path.product.factors, target: path.product.to, estimate: path.estimate,
        inference: leastSquares(path) ?? inference(path))
    }
  }

  /// What the replicates say of a product; nothing without replicates.
  private func inference(_ path: ProductPathEstimate) -> SlopeAnalysis.Inference {
    guard let bootstrap,
      let summary = bootstrap.summaries(of: [.path(path.product.name, path.product.to)])[0]
    else { return .none }
    return SlopeAnalysis.Inference(summary, of: bootstrap)
  }

  /// What least squares say of a product; nil where others are asked.
  private func leastSquares(_ path: ProductPathEstimate) -> SlopeAnalysis.Inference? {
    guard options.standardErrors == .ols else { return nil }
    guard let fitted = fit.leastSquares(of: path.product.to), fitted.names.contains(path.product.name) else {
      return SlopeAnalysis.Inference.none
    }
    return inference(path.estimate, fitted.names.map { $0 == path.product.name ? 1 : 0 }, fitted)
  }

  // MARK: Slopes

  var slopes: [SlopeAnalysis.Slope] {
    let asked = formulas.flatMap { formula in options.values.map { (formula: formula, value: $0) } }
    let statistics = asked.map { Statistic.slope($0.formula, at: $0.value) }
    let known = inferences(statistics)
    return asked.indices.map { k in
      let (formula, value) = asked[k]
      let (estimate, place) = (estimate(statistics[k]), place(value, of: formula.moderator))
      return .init(
        predictor: formula.predictor, target: formula.target, moderator: formula.moderator, place: place,
        estimate: estimate, estimatePoints: inPoints(estimate, from: formula.predictor, to: formula.target),
        inference: leastSquares(formula, at: place.score, estimate) ?? known[k])
    }
  }

  /// What least squares say of a slope; nil where others are asked.
  private func leastSquares(
    _ formula: SlopeFormula, at score: Double, _ estimate: Double?
  ) -> SlopeAnalysis.Inference? {
    guard options.standardErrors == .ols else { return nil }
    guard let estimate, let fitted = fit.leastSquares(of: formula.target) else { return SlopeAnalysis.Inference.none }
    let gradient = fitted.names.map { name -> Double in
      if name == formula.predictor { return 1 }
      guard let term = formula.terms.first(where: { $0.product == name }) else { return 0 }
      return (0..<term.power).reduce(term.factor) { power, _ in power * score }
    }
    return inference(estimate, gradient, fitted)
  }

  /// The interval and the test of a linear function of the coefficients of least squares.
  private func inference(
    _ estimate: Double, _ gradient: [Double], _ fitted: PLSFit.LeastSquares
  ) -> SlopeAnalysis.Inference {
    let error = fitted.variance(gradient, gradient).squareRoot()
    let t = estimate / error
    let reach = StudentT.quantile((1 + options.level) / 2, degreesOfFreedom: fitted.degreesOfFreedom) * error
    return SlopeAnalysis.Inference(
      standardError: error, lower: estimate - reach, upper: estimate + reach, t: t, df: fitted.degreesOfFreedom,
      p: StudentT.twoSidedP(t, degreesOfFreedom: fitted.degreesOfFreedom))
  }

  // MARK: Regions

  func regions(_ answers: Answers) throws -> [SlopeAnalysis.Region] {
    let samples = try samples(of: Set(formulas.map(\.moderator)), answers)
    return formulas.map { formula in
      let (limits, sample) = (limits(formula), samples[formula.moderator])
      func inPoints(_ score: Double?) -> Double? {
        score.flatMap { place(.score($0), of: formula.moderator).points }
      }
      return .init(
        predictor: formula.predictor, target: formula.target, moderator: formula.moderator, limits: limits,
        lowerPoints: inPoints(limits?.lower), upperPoints: inPoints(limits?.upper),
        share: limits.flatMap { limits in sample?.share { limits.holds($0) } },
        curve: curve(limits, over: sample, of: formula.moderator),
        answers: sample.map { distribution($0, of: formula.moderator) } ?? [])
    }
  }

  private func limits(_ formula: SlopeFormula) -> JohnsonNeyman? {
    guard formula.isLinear else { return .nonlinear }
    let (slope, change) = (Statistic.slope(formula, at: .score(0)), Statistic.slopeChange(formula))
    guard let b = estimate(slope), let d = estimate(change) else { return nil }
    if options.standardErrors == .ols {
      guard let fitted = fit.leastSquares(of: formula.target) else { return nil }
      let u = fitted.names.map { $0 == formula.predictor ? 1.0 : 0 }
      let v = fitted.names.map { name in formula.terms.first { $0.product == name }?.factor ?? 0 }
      return JohnsonNeyman(
        slope: b, change: d,
        variances: (fitted.variance(u, u), fitted.variance(u, v), fitted.variance(v, v)),
        t: StudentT.quantile((1 + options.level) / 2, degreesOfFreedom: fitted.degreesOfFreedom))
    }
    // The covariance follows from the variance of the sum, whatever rule gives variances.
    let errors = inferences([slope, change, .slope(formula, at: .score(1))]).map(\.standardError)
    guard let own = errors[0], let changing = errors[1], let sum = errors[2] else { return nil }
    return JohnsonNeyman(
      slope: b, change: d,
      variances: (own * own, (sum * sum - own * own - changing * changing) / 2, changing * changing),
      t: replicateReach)
  }

  /// Standard errors that an interval of the replicates reaches to either side: the law of their t intervals where these
  /// are asked for and under a design, whose units are few, else the normal one.
  private var replicateReach: Double {
    let order = (1 + options.level) / 2
    guard let bootstrap, bootstrap.interval == .t || bootstrap.isDesigned else { return Normal.quantile(order) }
    return StudentT.quantile(order, degreesOfFreedom: bootstrap.degreesOfFreedom)
  }

  // MARK: Answers

  /// The scores of a moderator and what each counts.
  private struct Sample {
    var scores: [Double] = []
    var weights: [Double] = []

    var range: ClosedRange<Double>? {
      guard let least = scores.min(), let greatest = scores.max(), least < greatest else { return nil }
      return least...greatest
    }

    /// The part of the answers for which something holds; nil where that is not said of one of them.
    func share(_ holds: (Double) -> Bool?) -> Double? {
      var (inside, total) = (0.0, 0.0)
      for (score, weight) in zip(scores, weights) {
        guard let isInside = holds(score) else { return nil }
        total += weight
        if isInside { inside += weight }
      }
      return total > 0 ? inside / total : nil
    }
  }

  private func samples(of moderators: Set<String>, _ answers: Answers) throws -> [String: Sample] {
    let columns = moderators.compactMap { name in model.numbering.construct(name).map { (name: name, number: $0) } }
    var samples: [String: Sample] = [:]
    try fit.forEachBlockOfScores(of: answers) { cases, scores in
      let weights = cases.map { answers.weights?[$0] ?? 1 }
      for column in columns {
        samples[column.name, default: Sample()].scores += scores.column(column.number)
        samples[column.name, default: Sample()].weights += weights
      }
    }
    return samples
  }

  /// Places of a curve, and parts of a distribution.
  private static let (places, parts) = (41, 20)

  private func curve(_ limits: JohnsonNeyman?, over sample: Sample?, of moderator: String) -> [SlopeAnalysis.CurvePlace]
  {
    guard let limits, let range = sample?.range else { return [] }
    let step = (range.upperBound - range.lowerBound) / Double(Self.places - 1)
    return (0..<Self.places).compactMap { k in
      let score = range.lowerBound + Double(k) * step
      return limits.slope(at: score).map {
        .init(
          place: place(.score(score), of: moderator), estimate: $0.estimate, lower: $0.lower, upper: $0.upper)
      }
    }
  }

  private func distribution(_ sample: Sample, of moderator: String) -> [SlopeAnalysis.AnswerShare] {
    guard let range = sample.range else { return [] }
    let step = (range.upperBound - range.lowerBound) / Double(Self.parts)
    var sums = [Double](repeating: 0, count: Self.parts)
    for (score, weight) in zip(sample.scores, sample.weights) {
      sums[min(Self.parts - 1, Int((score - range.lowerBound) / step))] += weight
    }
    let total = sums.reduce(0, +)
    return sums.enumerated().map { part, sum in
      let from = range.lowerBound + Double(part) * step
      return .init(
        from: place(.score(from), of: moderator), to: place(.score(from + step), of: moderator), share: sum / total)
    }
  }

  // MARK: Chains

  var conditionalEffects: [SlopeAnalysis.ConditionalEffect] {
    let asked = chains.flatMap { entry in options.values.map { (chain: entry.chain, links: entry.links, value: $0) } }
    let statistics = asked.map { Statistic.conditionalEffect($0.links, at: $0.value) }
    let known = inferences(statistics)
    return asked.indices.map { k in
      let (chain, moderator) = (asked[k].chain, asked[k].links[0].moderator)
      let estimate = estimate(statistics[k])
      return .init(
        chain: chain, moderator: moderator, place: place(asked[k].value, of: moderator), estimate: estimate,
        estimatePoints: inPoints(estimate, from: chain[0], to: chain[chain.count - 1]), inference: known[k])
    }
  }

  var moderatedMediation: [SlopeAnalysis.ModeratedMediation] {
    let chains = chains
    let statistics = chains.map { Statistic.moderatedMediation($0.links) }
    let known = inferences(statistics)
    return chains.indices.map { k in
      .init(
        chain: chains[k].chain, moderator: chains[k].links[0].moderator,
        index: Statistic.mediationIndex(chains[k].links).flatMap(estimate), difference: estimate(statistics[k]),
        inference: known[k])
    }
  }

  // MARK: Totals

  /// Pairs that a chain with a link that depends on a moderator joins.
  private var askedTotals: [(pair: (from: String, to: String), moderator: String, links: [SlopeFormula])] {
    let joined = model.joinedConstructs
    return moderators.flatMap { moderator in
      let links = links(moderator)
      let moderated = links.filter(\.isModerated)
      return joined.filter { pair in
        isAsked(from: pair.from, to: pair.to)
          && moderated.contains { link in
            (pair.from == link.predictor || joined.contains { $0 == (pair.from, link.predictor) })
              && (link.target == pair.to || joined.contains { $0 == (link.target, pair.to) })
          }
      }.map { (pair: $0, moderator: moderator, links: links) }
    }
  }

  var conditionalTotals: [SlopeAnalysis.ConditionalTotal] {
    let asked = askedTotals.flatMap { total in
      options.values.map { (pair: total.pair, moderator: total.moderator, links: total.links, value: $0) }
    }
    let statistics = asked.map {
      Statistic.conditionalTotal(from: $0.pair.from, to: $0.pair.to, $0.links, at: $0.value)
    }
    let known = inferences(statistics)
    return asked.indices.map { k in
      let (pair, moderator) = (asked[k].pair, asked[k].moderator)
      let total = estimate(statistics[k])
      return .init(
        from: pair.from, to: pair.to, moderator: moderator, place: place(asked[k].value, of: moderator),
        total: total, impact: inPoints(total, from: pair.from, to: pair.to), inference: known[k])
    }
  }

  /// All paths, by their targets in an order in which predecessors come first.
  private func links(_ moderator: String) -> [SlopeFormula] {
    model.topology.order.flatMap { target in
      model.topology.predecessors[target].map {
        SlopeFormula(
          model, model.constructs[$0].name, model.constructs[target].name, moderator: moderator)
      }
    }
  }
}

extension Bootstrap {
  /// Whether the rows were not drawn one by one.
  fileprivate var isDesigned: Bool { design.map { !($0.sampling?.isSimple ?? false) } ?? false }
}

extension SlopeAnalysis.Inference {
  /// What replicates say.
  /// - Parameter bootstrap: Where the summary comes from.
  fileprivate init(_ summary: StatisticSummary, of bootstrap: Bootstrap) {
    self.init(
      standardError: summary.standardError, lower: summary.lower, upper: summary.upper, t: summary.t,
      df: summary.interval == .t ? bootstrap.degreesOfFreedom : nil, p: summary.p)
  }
}

extension PLSFit.LeastSquares {
  /// u′Vv, of two linear functions of the coefficients.
  fileprivate func variance(_ u: [Double], _ v: [Double]) -> Double {
    var sum = 0.0
    for a in u.indices where u[a] != 0 {
      for b in v.indices { sum += u[a] * covariance[a, b] * v[b] }
    }
    return sum
  }
}
