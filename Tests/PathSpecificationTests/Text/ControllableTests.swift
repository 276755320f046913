import PathSpecification
import Testing

/// What can be acted on is marked in the model text.
struct ControllableTests {
  private static let text = """
    @controllable A1..A3

    A =~ A1..A3
    B =~ B1 + B2

    B ~ A

    """

  @Test func roundTrip() throws {
    let model = try PathModel(text: Self.text)
    #expect(model.conventions.controllable == ["A1", "A2", "A3"])
    #expect(model.text == Self.text)
  }

  @Test func faultsNameThePlace() {
    let unknown = modelProblems(Self.text + "@controllable A9\n")
    #expect(unknown.map(\.fault) == [.unknownIndicator("A9", in: .controllable, suggestion: "A1")])
    #expect(unknown.first?.place?.line == 7)
    let twice = modelProblems(Self.text + "@controllable A1\n")
    #expect(twice.map(\.fault) == [.repeatedDirective(.controllable, about: "A1")])
  }
}
