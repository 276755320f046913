public import PathModeling
internal import PathSpecification

/// What a driver does for a construct, in points of the 0–100 indices.
public struct Impact: Sendable, Equatable, Codable {
  /// The driver.
  public let from: String
  /// The construct it drives.
  public let to: String
  /// One more point in the index of `from` gives this many more points in the index of `to`.
  public let impact: Double
}

extension PLSFit {
  /// The impact of every construct that reaches `construct`, in the order of the model.
  ///
  /// T* = T·s_j/s_k, with T the standardised total effect and s the standard deviations of the 0–100 scores of target
  /// and driver. Where negative weights turn an index against its score, s takes the sign −, so that T* speaks of
  /// points of the indices in any case.
  ///
  /// - Throws: `IndexError` where the target or a driver has no index.
  /// - Source: Fornell et al. (1996); Tenenhaus et al. (2005), §5, doi:10.1016/j.csda.2004.03.005.
  public func impacts(on construct: String) throws(IndexError) -> [Impact] {
    guard model.construct(named: construct) != nil else { throw .unknownConstruct(name: construct) }
    var rows: [Impact] = []
    for effect in effects where effect.to == construct { rows.append(try impact(of: effect)) }
    return rows
  }

  /// The impact of one construct on another.
  ///
  /// - Throws: `IndexError`, with `IndexError.noEffect` where no chain of paths joins them.
  public func impact(of driver: String, on construct: String) throws(IndexError) -> Double {
    for name in [driver, construct] where model.construct(named: name) == nil { throw .unknownConstruct(name: name) }
    guard let effect = effects.first(where: { $0.from == driver && $0.to == construct }) else {
      throw .noEffect(from: driver, to: construct)
    }
    return try impact(of: effect).impact
  }

  /// The impact that belongs to a total effect.
  ///
  /// - Throws: `IndexError` where either construct has no index.
  public func impact(of effect: EffectEstimate) throws(IndexError) -> Impact {
    let target = try pointsPerDeviation(of: effect.to)
    let driver = try pointsPerDeviation(of: effect.from)
    return Impact(from: effect.from, to: effect.to, impact: effect.total * target / driver)
  }

  /// Points of the index for one standard deviation of the score, of every construct that has them.
  package var pointsPerDeviation: [String: Double] {
    var points: [String: Double] = [:]
    for (j, construct) in model.constructs.enumerated() {
      do throws(IndexError) {
        points[construct.name] = try indexFormula(ofConstruct: j).pointsPerDeviation
      } catch {
        continue
      }
    }
    return points
  }

  /// Points of the index for one standard deviation of the score; it needs scales, but no means.
  private func pointsPerDeviation(of construct: String) throws(IndexError) -> Double {
    guard let j = model.numbering.construct(construct) else { throw .unknownConstruct(name: construct) }
    return try indexFormula(ofConstruct: j).pointsPerDeviation
  }
}
