import Satisfaction

/// Populations that the simulation tests share.
enum SimulatedPopulations {
  /// The European model with seven reflective constructs, loadings and paths as satisfaction surveys have them.
  static let ecsiText = """
    @scale 1..10
    Image        =~ 0.75*IMAG1 + 0.65*IMAG2 + 0.7*IMAG3 + 0.8*IMAG4 + 0.8*IMAG5
    Expectation  =~ 0.75*CUEX1 + 0.7*CUEX2 + 0.65*CUEX3
    Quality      =~ 0.8*PERQ1 + 0.65*PERQ2 + 0.8*PERQ3 + 0.75*PERQ4 + 0.75*PERQ5 + 0.8*PERQ6 + 0.8*PERQ7
    Value        =~ 0.85*PERV1 + 0.9*PERV2
    Satisfaction =~ 0.8*CUSA1 + 0.85*CUSA2 + 0.85*CUSA3
    Complaints   =~ CUSCO
    Loyalty      =~ 0.8*CUSL1 + 0.55*CUSL2 + 0.9*CUSL3
    Expectation  ~ 0.5*Image
    Quality      ~ 0.55*Expectation
    Value        ~ 0.1*Expectation + 0.55*Quality
    Satisfaction ~ 0.2*Image + 0.1*Expectation + 0.45*Quality + 0.2*Value
    Complaints   ~ 0.5*Satisfaction
    Loyalty      ~ 0.2*Image + 0.45*Satisfaction + 0.1*Complaints
    """

  static func ecsi() throws -> PopulationModel { try PopulationModel(PathModel(text: ecsiText)) }

  static let ordinal = AnswerStyle.ordinal(skew: -0.6)
  static let millionRows = 1_000_000

  /// One survey of a million rows for all tests that need one.
  static let millionOrdinal = Result { try ecsi().simulate(SurveyDesign(answers: ordinal), n: millionRows, seed: 11) }

  /// Two factors and a single item, without scales.
  static func small(_ lines: String = "", assumptions: PopulationAssumptions = .init()) throws -> PopulationModel {
    try PopulationModel(
      PathModel(
        text: """
          A =~ 0.8*a1 + 0.6*a2
          B =~ b1
          C =~ 0.9*c1 + 0.7*c2
          B ~ 0.5*A
          C ~ 0.4*A + 0.3*B
          \(lines)
          """), assumptions: assumptions)
  }
}
