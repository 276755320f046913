import Satisfaction
import SatisfactionNumerics

/// A nation of firms whose every index is known: the truth behind coverage, detection and ranks.
///
/// Answers 1…10 to the items of the ECSI mobile-phone model. An item is a rounded normal number; a firm's cell shifts all
/// items of all constructs by the same number of answer steps, so the expected answer, and with it the true index, is a
/// sum of normal probabilities.
public struct SimulatedNation: Sendable {
  /// Firms, in industries of ten.
  public let firms: Int
  /// Waves, half-years from 2020H1 on.
  public let waves: Int
  /// Interviews of each firm in each wave.
  public let interviews: Int
  /// Shift of every cell, firms × waves, in answer steps.
  public let shifts: [Double]

  /// The model.
  public static let model = PathModel.ecsiMobile
  /// Mean answer of a firm without a shift.
  static let centre = 6.2
  /// Standard deviation of the index of Satisfaction between the customers of a firm, in points.
  public static let caseDeviation = 21.0
  /// Standard deviations of what the answers of a customer to a construct share, and of an answer by itself.
  ///
  /// Together they give ``caseDeviation``. For three rounded answers on a scale that ends at 1 and 10, integration over
  /// what they share finds 21.02 points in a firm without a shift, 21.17 and 20.76 in one four points below and above.
  static let (shared, own) = (1.84, 1.27)

  /// A nation whose firms differ by a standard deviation of `tau` points of the index, and of which every twentieth rises
  /// by `step` points in the last wave.
  public init(firms: Int, waves: Int, interviews: Int, tau: Double, step: Double, seed: UInt64) {
    (self.firms, self.waves, self.interviews) = (firms, waves, interviews)
    var stream = RandomStream(seed: seed, stream: .max)
    let level = (0..<firms).map { _ in tau * stream.normal() }
    let base = Self.index(shift: 0)
    shifts = (0..<(firms * waves)).map { cell in
      let (firm, wave) = (cell / waves, cell % waves)
      let rises = Self.rises(firm) && wave == waves - 1
      return Self.shift(index: base + level[firm] + (rises ? step : 0))
    }
  }

  /// Whether a firm is one of those that rise.
  public static func rises(_ firm: Int) -> Bool { firm % 20 == 10 }

  // MARK: Truth

  /// The expected answer of an item whose normal number is shifted: Σ P(answer > k), k = 1…9, and 1.
  public static func expectedAnswer(shift: Double) -> Double {
    let deviation = (shared * shared + own * own).squareRoot()
    return (1...9).reduce(1) { $0 + Normal.cumulative((centre + shift - Double($1) - 0.5) / deviation) }
  }

  /// The true index of every construct: all items have the same expectation, so weights do not matter.
  public static func index(shift: Double) -> Double { 100 * (expectedAnswer(shift: shift) - 1) / 9 }

  /// The shift that gives an index, by bisection.
  static func shift(index: Double) -> Double {
    var (low, high) = (-10.0, 10.0)
    while high - low > 1e-12 {
      let middle = (low + high) / 2
      if Self.index(shift: middle) < index { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The true index of a cell.
  public func index(firm: Int, wave: Int) -> Double { Self.index(shift: shifts[firm * waves + wave]) }

  // MARK: Names

  /// `F0012`.
  public static func firmName(_ firm: Int) -> String { "F" + String(10_000 + firm).dropFirst() }
  /// `I003`.
  public static func industryName(_ firm: Int) -> String { "I" + String(1_000 + firm / 10).dropFirst() }
  /// `2020H1`.
  public static func waveName(_ wave: Int) -> String { "\(2020 + wave / 2)H\(wave % 2 + 1)" }

  /// Firms by size to industries, industries to the nation.
  public func rollUps() throws -> [RollUpLevel] {
    let industries = Set((0..<firms).map(Self.industryName)).sorted()
    return [
      try RollUpLevel(
        members: "firm", name: "industry",
        rows: (0..<firms).map {
          .init(member: Self.firmName($0), group: Self.industryName($0), weight: Double(10 + 7 * $0 % 23))
        }),
      try RollUpLevel(
        members: "industry", name: "nation",
        rows: industries.enumerated().map { .init(member: $1, group: "nation", weight: Double(5 + 3 * $0 % 11)) }),
    ]
  }

  // MARK: Answers

  /// The answers of the nation as a CSV file: firm, wave, items.
  public func csv(seed: UInt64) -> [UInt8] {
    let model = Self.model
    let counts = model.constructs.map(\.indicators.count)
    let plans = model.constructs.map { construct in
      model.predecessors(of: construct.name).compactMap { name in
        model.constructs.firstIndex { $0.name == name }
      }
    }
    let deviations = Self.scoreDeviations(plans)
    var text = Array((["firm", "wave"] + model.indicators).joined(separator: ",").utf8)
    text.append(UInt8(ascii: "\n"))
    text.reserveCapacity(firms * waves * interviews * (14 + 2 * model.indicators.count))
    var stream = RandomStream(seed: seed)
    var scores = [Double](repeating: 0, count: plans.count)
    for firm in 0..<firms {
      for wave in 0..<waves {
        let head = Array("\(Self.firmName(firm)),\(Self.waveName(wave))".utf8)
        let centre = Self.centre + shifts[firm * waves + wave]
        for _ in 0..<interviews {
          text += head
          for (j, predecessors) in plans.enumerated() {
            let explained = predecessors.reduce(0) { $0 + scores[$1] } / max(1, Double(predecessors.count))
            let raw = predecessors.isEmpty ? stream.normal() : 0.8 * explained + 0.6 * stream.normal()
            // Every score has variance 1, whatever leads to it.
            scores[j] = raw / deviations[j]
            for _ in 0..<counts[j] {
              let answer = (centre + Self.shared * scores[j] + Self.own * stream.normal()).rounded()
              let whole = UInt8(min(10, max(1, answer)))
              text.append(UInt8(ascii: ","))
              if whole == 10 { text.append(UInt8(ascii: "1")) }
              text.append(UInt8(ascii: "0") + whole % 10)
            }
          }
          text.append(UInt8(ascii: "\n"))
        }
      }
    }
    return text
  }

  /// The answers as they are read.
  public func survey(seed: UInt64) throws -> Dataset {
    try Dataset(csvBytes: csv(seed: seed), numeric: Self.model.indicators, categories: ["firm", "wave"])
  }

  /// Standard deviations of the scores before they are scaled, from their covariances.
  private static func scoreDeviations(_ plans: [[Int]]) -> [Double] {
    var covariance = [[Double]](repeating: Array(repeating: 0, count: plans.count), count: plans.count)
    var deviations: [Double] = []
    for (j, predecessors) in plans.enumerated() {
      let share = predecessors.isEmpty ? 0 : 0.8 / Double(predecessors.count)
      let own = predecessors.isEmpty ? 1 : 0.36
      let variance =
        own
        + predecessors.reduce(0) { sum, a in
          sum + predecessors.reduce(0) { $0 + share * share * covariance[a][$1] }
        }
      deviations.append(variance.squareRoot())
      for k in 0..<j {
        let value = predecessors.reduce(0) { $0 + share * covariance[$1][k] } / variance.squareRoot()
        (covariance[j][k], covariance[k][j]) = (value, value)
      }
      covariance[j][j] = 1
    }
    return deviations
  }
}
