import SatisfactionReporting
import Testing

/// Every rule says what its numbers say, and nothing where they do not say it.
@Suite struct FitFindingTests {
  private typealias Driver = FitFacts.Driver

  private static let quality = Driver(
    name: "Quality", index: 75, impact: 0.64, impactInterval: 0.5...0.77, lead: 1...4, direct: 0.51,
    directInterval: 0.37...0.63, indirectInterval: 0.05...0.2, through: ["Value"])
  private static let value = Driver(
    name: "Value", index: 62.3, impact: 0.14, impactInterval: 0.06...0.22, lead: -12 ... -8, direct: 0.2,
    directInterval: 0.08...0.31)
  private static let image = Driver(
    name: "Image", index: 73.5, impact: 0.41, impactInterval: 0.29...0.55, lead: -1...3, direct: 0.06,
    directInterval: -0.04...0.15, indirectInterval: 0.2...0.4, through: ["Quality", "Value"])

  private func facts(_ drivers: [FitFacts.Driver] = [quality, value, image]) -> FitFacts {
    FitFacts(
      target: "Satisfaction", targetIndex: 72.5, drivers: drivers, firstImpactLead: 0.1...0.3,
      lowestIndexGap: 8...14, answers: 250, rSquared: 0.68, pathCount: 12, openPaths: 3)
  }

  private func text(_ finding: FitFinding?) -> String? { finding?.sentence(.english).text }

  @Test func `the largest impact is named where the replicates tell it apart`() {
    #expect(
      text(facts().movesMost)
        == "Quality. One more point there goes with 0.64 more points of Satisfaction (0.50 to 0.77).")
    var tied = facts()
    tied.firstImpactLead = -0.02...0.3
    #expect(
      text(tied.movesMost)
        == "Quality and Image move Satisfaction most, by 0.64 and 0.41 for a point; these answers do not tell the two apart."
    )
    var open = facts([Self.quality])
    open.drivers[0].impactInterval = -0.1...0.77
    #expect(open.movesMost == nil)
    #expect(facts([]).movesMost == nil)
    var negative = facts([Self.quality])
    negative.drivers[0].impact = -0.2
    #expect(negative.movesMost == nil)
  }

  @Test func `the lowest driver is named where the replicates tell it apart`() {
    #expect(text(facts().lowest) == "The lowest driver is Value, at 62.3.")
    var tied = facts()
    tied.lowestIndexGap = -1...4
    #expect(
      text(tied.lowest)
        == "Value and Image are the lowest drivers, at 62.3 and 73.5; these answers do not tell the two apart.")
    #expect(tied.addsLittle == nil, "of two that are not told apart none is the lowest")
    #expect(facts([Self.value]).lowest == nil, "one driver is not the lowest of several")
  }

  @Test func `five points are compared in whole times`() {
    #expect(
      text(facts().addsLittle)
        == "But a point there goes with only 0.14: five points in Quality go with more than 20 there would.")
    // 5 · 0.64 is more than 20 · 0.14, and less than 25 · 0.14.
    guard case .addsLittle(_, let impact, _, let points)? = facts().addsLittle else {
      Issue.record("no finding")
      return
    }
    #expect(5 * 0.64 >= Double(points) * impact && 5 * 0.64 < Double(points + 5) * impact)
    var close = facts()
    close.drivers[1].impact = 0.33
    #expect(close.addsLittle == nil, "half as much or more is not little")
    close.drivers[1].impact = -0.1
    #expect(close.addsLittle == nil, "a driver that goes the other way adds nothing to compare")
  }

  @Test func `the target lies where intervals of differences put it`() {
    #expect(
      text(facts().position)
        == "Above Satisfaction: Quality. Below Satisfaction: Value. The other driver is not told apart from it.")
    var open = facts()
    for number in open.drivers.indices { open.drivers[number].lead = -1...1 }
    #expect(text(open.position) == "None of the drivers differs clearly from Satisfaction.")
    open.drivers[0].lead = nil
    #expect(open.position == nil, "without all differences there is no position")
  }

  @Test func `direct and indirect effects are told from their intervals`() {
    #expect(
      text(facts().carries) == "The effect of Quality on Satisfaction runs directly (0.51) and through Value.")
    #expect(
      facts().onlyThrough.map { $0.sentence(.english).text } == [
        "The effect of Image on Satisfaction runs through Quality and Value; whether there is a direct one is open."
      ])
    var silent = facts()
    silent.drivers[0].directInterval = -0.1...0.6
    silent.drivers[2].indirectInterval = -0.1...0.4
    #expect(silent.carries == nil)
    #expect(silent.onlyThrough == [.onlyThrough(driver: "Quality", through: ["Value"], target: "Satisfaction")])
    silent.drivers[0].indirectInterval = nil
    #expect(silent.onlyThrough.isEmpty)
  }

  @Test func `a driver to attend to is both more important and lower than the mean`() {
    #expect(facts().attend == .nothingLowAndImportant)
    var low = facts()
    low.drivers[0].index = 60
    #expect(text(low.attend) == "More important and lower than the mean of the drivers: Quality. Look there first.")
    #expect(facts([Self.quality]).attend == nil, "one driver has no mean to be compared with")
  }

  @Test func `the most important driver is held only where it is highest`() {
    #expect(text(facts().hold) == "The driver that matters most, Quality, already scores highest: hold it.")
    var lower = facts()
    lower.drivers[0].index = 73
    #expect(lower.hold == nil)
    var tied = facts()
    tied.firstImpactLead = -0.1...0.3
    #expect(tied.hold == nil, "of two that are not told apart none matters most")
  }

  @Test func `what is known and how well is counted`() {
    #expect(text(facts().explains) == "250 answers. The model explains 68 % of Satisfaction.")
    #expect(text(facts().openPathCount) == "3 of 12 paths may be zero.")
    var none = facts()
    (none.openPaths, none.rSquared) = (nil, nil)
    #expect(none.openPathCount == nil)
    #expect(text(none.explains) == "250 answers.")
    none.openPaths = 0
    #expect(text(none.openPathCount) == "None of the 12 paths may be zero.")
    none.answers = 0
    #expect(none.explains == nil)
  }

  @Test func `constructs are counted by how they are measured`() {
    var facts = facts()
    #expect(facts.measured == nil && facts.measuredWeakly == nil)
    facts.measurements = [
      .init(name: "A", questions: 3, alpha: 0.9), .init(name: "B", questions: 3, alpha: 0.599),
      .init(name: "C", questions: 1, alpha: nil), .init(name: "D", questions: 2, alpha: 0.6),
    ]
    #expect(text(facts.measured) == "2 of 4 constructs are measured consistently, 1 weakly, 1 by a single question.")
    #expect(text(facts.measuredWeakly) == "Measured weakly: B.")
    facts.measurements.remove(at: 1)
    #expect(facts.measuredWeakly == nil)
  }

  @Test func `extremes need enough questions`() {
    var facts = facts()
    facts.questions = (1...6).map { .init(name: "Q\($0)", score: Double($0 * 10)) }
    #expect(
      text(facts.extremes)
        == "On 0–100, the lowest answers are to “Q1” (10.0) and “Q2” (20.0), the highest to “Q6” (60.0) and “Q5” (50.0)."
    )
    facts.questions.removeLast()
    #expect(facts.extremes == nil)
  }

  @Test func `pairs that are not distinct are counted`() {
    var facts = facts()
    #expect(facts.distinctness == nil)
    facts.pairCount = 21
    #expect(text(facts.distinctness) == "All 21 pairs of constructs are shown to be distinct.")
    facts.indistinctPairs = 6
    #expect(text(facts.distinctness)?.hasPrefix("For 6 of 21 pairs of constructs") == true)
  }

  @Test func `every finding has words in both languages, and no word of causes`() {
    var facts = facts()
    facts.measurements = [.init(name: "A", questions: 3, alpha: 0.3)]
    facts.questions = (1...6).map { .init(name: "Q\($0)", score: Double($0)) }
    facts.pairCount = 3
    let findings =
      [
        facts.movesMost, facts.lowest, facts.addsLittle, facts.explains, facts.openPathCount, facts.measuredWeakly,
        facts.position, facts.carries, facts.attend, facts.hold, facts.extremes, facts.measured, facts.distinctness,
      ].compactMap { $0 } + facts.onlyThrough
    #expect(findings.count == 14)
    for finding in findings {
      let english = finding.sentence(.english).text
      let chinese = finding.sentence(.chinese).text
      #expect(!english.contains("cause") && english.hasSuffix("."))
      #expect(chinese.hasSuffix("。") && !chinese.contains("导致"))
    }
  }

  @Test func `names inside of a sentence become small where they are words`() {
    let sentence: Sentence = "\(subject: "Quality"). Then \(name: "Image") and \(name: "ACSI"). \(name: "Value") ends."
    #expect(sentence.withSmallNames.text == "Quality. Then image and ACSI. Value ends.")
    let quoted: Sentence = "Answers to “\(name: "Overall quality")” are high."
    #expect(quoted.withSmallNames == quoted)
  }
}
