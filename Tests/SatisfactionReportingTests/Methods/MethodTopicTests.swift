import Satisfaction
import Testing

struct MethodTopicTests {
  /// The numbers of all files of `Schemas`, by the keys that JSON writes; a table of numbers is known by its own name.
  static let numbers: [String] = Set(JSONSchema.all.flatMap(\.numbers).map(\.name)).sorted()

  @Test func numbersAreFound() { #expect(Self.numbers.count > 150) }

  @Test(arguments: numbers)
  func everyNumberHasATopic(_ number: String) throws {
    let topic = try #require(MethodTopic.named(number), "no topic has \(number) among its words")
    #expect(!topic.formula.isEmpty && !topic.conventions.isEmpty && !topic.sources.isEmpty)
  }

  /// The language of models is shown by a model: it is read as it stands, and no line of it could be missing.
  @Test func theModelTopicIsAModel() throws {
    let lines = try #require(MethodTopic.named("model")).formula
    let model = try PathModel(text: lines.joined(separator: "\n"))
    for place in lines.indices {
      var others = lines
      others.remove(at: place)
      #expect(Self.model(others) != model, "says nothing: \(lines[place])")
    }
    let conventions = model.conventions
    #expect(model.construct(named: "Satisfaction")?.mode == .a && model.paths.count == 2)
    #expect(conventions.reversed == ["IMAG3"] && conventions.missingCodes == [-99, 98])
    #expect(conventions.weightsColumn == "w" && conventions.controllable == ["PERV1", "PERV2"])
    #expect(conventions.scale(of: "IMAG1") == 1...10 && conventions.scale(of: "CUSA2") == 0...1)
    #expect(model.construct(named: "Image")?.dominantIndicator == "IMAG1")
    let value = try #require(model.construct(named: "Value"))
    #expect(value.label == "Perceived value" && value.chineseLabel == "感知价值")
  }

  /// The model of some lines, nil where they make none.
  private static func model(_ lines: [String]) -> PathModel? {
    do {
      return try PathModel(text: lines.joined(separator: "\n"))
    } catch {
      return nil
    }
  }

  /// Bounds that mark rows of a report stand in the topic of their number.
  @Test(arguments: [
    ("loadings", "below 0.707"), ("reliability", "α below 0.6"), ("reliability", "AVE below 0.5"),
    ("vif", "above 5"), ("htmt", "above 0.9"), ("fit", "SRMR above 0.08"),
  ])
  func boundsAreSaid(_ topic: String, _ bound: String) throws {
    let text = try #require(MethodTopic.named(topic)).conventions.joined(separator: " ")
    #expect(text.contains(bound))
  }

  @Test
  func wordsLeadToOneTopicEach() {
    let words = MethodTopic.words.map { $0.lowercased() }
    #expect(Set(words).count == words.count, "a word stands twice")
    #expect(MethodTopic.named("no such thing") == nil)
    #expect(MethodTopic.named("HTMT") == MethodTopic.named("htmt"))
  }

  @Test(arguments: MethodTopic.all.map(\.name))
  func topicsFitEightyColumns(_ name: String) throws {
    let topic = try #require(MethodTopic.named(name))
    for line in topic.text.split(separator: "\n") { #expect(line.count <= 80, "\(name): \(line)") }
    #expect(MethodTopic.overview.contains("  \(name) "))
  }
}
