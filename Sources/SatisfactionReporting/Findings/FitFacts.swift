/// What sentences about a fit are made of: numbers with their intervals, under the names that readers know.
package struct FitFacts: Sendable, Equatable {
  /// A construct that acts on the target, directly or through others.
  package struct Driver: Sendable, Equatable {
    package var name: String
    package var index: Double
    /// Points of the target's index for one more point here.
    package var impact: Double
    package var impactInterval: ClosedRange<Double>?
    /// The interval of its index less that of the target, from pairs of replicates.
    package var lead: ClosedRange<Double>?
    /// The path to the target; nil without one.
    package var direct: Double?
    package var directInterval: ClosedRange<Double>?
    /// The interval of its effect through others; nil without such an effect or without replicates.
    package var indirectInterval: ClosedRange<Double>?
    /// The constructs between it and the target.
    package var through: [String]

    package init(
      name: String, index: Double, impact: Double, impactInterval: ClosedRange<Double>? = nil,
      lead: ClosedRange<Double>? = nil, direct: Double? = nil, directInterval: ClosedRange<Double>? = nil,
      indirectInterval: ClosedRange<Double>? = nil, through: [String] = []
    ) {
      self.name = name
      self.index = index
      self.impact = impact
      self.impactInterval = impactInterval
      self.lead = lead
      self.direct = direct
      self.directInterval = directInterval
      self.indirectInterval = indirectInterval
      self.through = through
    }
  }

  /// How well a construct is measured.
  package struct Measurement: Sendable, Equatable {
    package var name: String
    /// Number of its questions.
    package var questions: Int
    /// Cronbach's α, nil for one question.
    package var alpha: Double?

    package init(name: String, questions: Int, alpha: Double?) {
      self.name = name
      self.questions = questions
      self.alpha = alpha
    }
  }

  /// A question and its mean as a share of its scale.
  package struct Question: Sendable, Equatable {
    package var name: String
    /// 0–100.
    package var score: Double

    package init(name: String, score: Double) {
      self.name = name
      self.score = score
    }
  }

  package var target: String
  package var targetIndex: Double?
  package var drivers: [Driver]
  /// The interval of the largest impact less the second largest, from pairs of replicates.
  package var firstImpactLead: ClosedRange<Double>?
  /// The interval of the second lowest index among the drivers less the lowest, from pairs of replicates.
  package var lowestIndexGap: ClosedRange<Double>?
  /// Answers that were used.
  package var answers: Int
  package var rSquared: Double?
  package var pathCount: Int
  /// Paths whose interval holds 0, nil without intervals.
  package var openPaths: Int?
  package var measurements: [Measurement]
  package var questions: [Question]
  /// Pairs of constructs of which the one-sided limit is known.
  package var pairCount: Int
  /// Those whose limit reaches 1.
  package var indistinctPairs: Int

  package init(
    target: String, targetIndex: Double? = nil, drivers: [Driver] = [], firstImpactLead: ClosedRange<Double>? = nil,
    lowestIndexGap: ClosedRange<Double>? = nil, answers: Int = 0, rSquared: Double? = nil, pathCount: Int = 0,
    openPaths: Int? = nil, measurements: [Measurement] = [], questions: [Question] = [], pairCount: Int = 0,
    indistinctPairs: Int = 0
  ) {
    self.target = target
    self.targetIndex = targetIndex
    self.drivers = drivers
    self.firstImpactLead = firstImpactLead
    self.lowestIndexGap = lowestIndexGap
    self.answers = answers
    self.rSquared = rSquared
    self.pathCount = pathCount
    self.openPaths = openPaths
    self.measurements = measurements
    self.questions = questions
    self.pairCount = pairCount
    self.indistinctPairs = indistinctPairs
  }

  /// The drivers by impact, the largest first; equal ones in their order.
  var byImpact: [Driver] { sorted { $0.impact > $1.impact } }
  /// The drivers by index, the lowest first; equal ones in their order.
  var byIndex: [Driver] { sorted { $0.index < $1.index } }

  private func sorted(_ isBefore: (Driver, Driver) -> Bool) -> [Driver] {
    drivers.enumerated().sorted { a, b in
      isBefore(a.element, b.element) || (!isBefore(b.element, a.element) && a.offset < b.offset)
    }.map(\.element)
  }
}
