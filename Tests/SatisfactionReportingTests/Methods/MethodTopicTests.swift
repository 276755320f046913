import Satisfaction
import Testing

struct MethodTopicTests {
  /// Every number of the JSON schema leads to a topic.
  @Test(arguments: [
    "rSquared", "adjustedRSquared", "bic", "alpha", "rhoA", "rhoC", "ave", "index", "indexSD", "weight",
    "unstandardizedWeight", "loading", "communality", "vif", "mean", "sd", "min", "max", "estimate", "fSquared",
    "direct", "indirect", "total", "impact", "specificIndirectEffects", "crossLoadings", "htmt", "fornellLarcker",
    "srmr", "dULS", "dG", "standardError", "bias", "lower", "upper", "p", "t", "oneSidedUpper", "iterations",
    "lastChange", "requested",
  ])
  func everyNumberHasATopic(_ number: String) throws {
    let topic = try #require(MethodTopic.named(number))
    #expect(!topic.formula.isEmpty && !topic.conventions.isEmpty && !topic.sources.isEmpty)
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
