internal import PathSpecification
internal import SatisfactionNumerics

extension PopulationAssumptions {
  /// The segments; nil stands for a population that is not divided.
  var segmentsOrWhole: [PopulationSegment?] { segments.isEmpty ? [nil] : segments }

  /// Correlations of the exogenous constructs, J × J with unit diagonal; 0 for the others.
  func exogenousMatrix(for model: PathModel) -> Matrix {
    let exogenous = model.topology.exogenous
    var result = Matrix.identity(model.constructs.count)
    for i in exogenous {
      for j in exogenous where i != j { result[i, j] = exogenousCorrelation }
    }
    for pair in exogenousCorrelations {
      guard let i = model.constructs.firstIndex(where: { $0.name == pair.first }),
        let j = model.constructs.firstIndex(where: { $0.name == pair.second })
      else { continue }
      result[i, j] = pair.correlation
      result[j, i] = pair.correlation
    }
    return result
  }

  /// Everything that does not fit the model, or that no population can have.
  func problems(for model: PathModel) -> [SimulationError] {
    let exogenous = pairProblems(model)
    return exogenous + (exogenous.isEmpty ? matrixProblems(model) : []) + compositeProblems(model)
      + segmentProblems(model)
  }

  private func pairProblems(_ model: PathModel) -> [SimulationError] {
    var problems: [SimulationError] = []
    var seen: Set<Set<String>> = []
    for pair in exogenousCorrelations {
      for name in [pair.first, pair.second] {
        if let problem = Self.unknown(name, model) {
          problems.append(problem)
        } else if !model.predecessors(of: name).isEmpty {
          problems.append(.notExogenous(construct: name))
        }
      }
      let text = "\(pair.first), \(pair.second)"
      let isNew = pair.first != pair.second && seen.insert([pair.first, pair.second]).inserted
      problems += [.option("exogenousCorrelations", text, isNew, "two different constructs, each pair once")]
        .compactMap { $0 }
    }
    return problems
  }

  /// The exogenous correlations must be a correlation matrix; −1e-10 is rounding of a singular one.
  private func matrixProblems(_ model: PathModel) -> [SimulationError] {
    let exogenous = model.topology.exogenous
    let matrix = exogenousMatrix(for: model).submatrix(rows: exogenous, columns: exogenous)
    let smallest: Double
    do {
      smallest = try SymmetricEigen(matrix).values.first ?? 1
    } catch {
      return [
        .invalidOption(name: "exogenous correlation", value: "no finite number", requirement: "a number in −1…1")
      ]
    }
    if smallest >= -1e-10 { return [] }
    return [
      .exogenousNotCorrelations(
        constructs: exogenous.map { model.constructs[$0].name }, smallestEigenvalue: smallest)
    ]
  }

  private func compositeProblems(_ model: PathModel) -> [SimulationError] {
    compositeCorrelations.keys.sorted().compactMap { name in
      guard let construct = model.construct(named: name) else { return .unknownConstruct(name: name) }
      return construct.kind == .composite ? nil : .notComposite(construct: name)
    }
  }

  private func segmentProblems(_ model: PathModel) -> [SimulationError] {
    var seen: Set<String> = []
    return segments.flatMap { segment -> [SimulationError] in
      let isNew = seen.insert(segment.name).inserted
      return (isNew ? [] : [.doubledSegment(name: segment.name)]) + segment.problems(model)
    }
  }

  fileprivate static func unknown(_ name: String, _ model: PathModel) -> SimulationError? {
    model.construct(named: name) == nil ? .unknownConstruct(name: name) : nil
  }
}

extension PopulationSegment {
  fileprivate func problems(_ model: PathModel) -> [SimulationError] {
    let sampled = sampledShare ?? share
    let sizes = [
      SimulationError.option("share of segment \(name)", share, share > 0 && share.isFinite, "a positive number"),
      .option("sampled share of segment \(name)", sampled, sampled > 0 && sampled.isFinite, "a positive number"),
    ]
    let levels = shifts.sorted { $0.key < $1.key }.map { construct, shift in
      PopulationAssumptions.unknown(construct, model)
        ?? .option("shift of \(construct) in segment \(name)", shift, shift.isFinite, "a finite number")
    }
    let changes = coefficients.map { change -> SimulationError? in
      let path = Path(from: change.from, to: change.to)
      guard model.paths.contains(path) else { return .unknownPath(path, segment: name) }
      let value = change.coefficient
      return .option("coefficient of \(path) in segment \(name)", value, value.isFinite, "a finite number")
    }
    return (sizes + levels + changes).compactMap { $0 }
  }
}
