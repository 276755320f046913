import Foundation
import PathSpecification
import Testing

@Suite("Values of a model")
struct ValueTests {
  @Test("defaults of a construct")
  func constructs() {
    let image = Construct("Image", items: "IMAG", 1...2)
    #expect(image.kind == .reflective && image.mode == .a)
    #expect(image.indicators == ["IMAG1", "IMAG2"])
    #expect(!image.isSingleIndicator)
    #expect(Construct("C", "CUSCO").isSingleIndicator)
    #expect(Construct("V", "P", kind: .composite).mode == .b)
    #expect(Construct("V", "P", kind: .composite, mode: .unit).mode == .unit)
  }

  @Test("modes are saved as the field writes them")
  func rawValues() {
    #expect(Construct.Mode.allCases.map(\.rawValue) == ["A", "B", "unit", "fixed"])
  }

  @Test("a scale of its own beats the default")
  func scales() {
    let conventions = SurveyConventions(defaultScale: 1...10, scales: ["X": 0...1])
    #expect(conventions.scale(of: "X") == 0...1)
    #expect(conventions.scale(of: "Y") == 1...10)
    #expect(SurveyConventions().scale(of: "Y") == nil)
  }

  @Test("values survive JSON")
  func codable() throws {
    let conventions = SurveyConventions(
      defaultScale: 1...10, scales: ["X": 0...1], reversed: ["X"], missingCodes: [-9], weightsColumn: "w")
    let population = Population(coefficients: [Path(from: "A", to: "B"): 0.1], indicators: ["X": 0.7])
    let construct = Construct("A", "X", label: "l", kind: .composite, mode: .unit, dominantIndicator: "X")
    func copy<Value: Codable>(_ value: Value) throws -> Value {
      try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
    #expect(try copy(conventions) == conventions)
    #expect(try copy(population) == population)
    #expect(try copy(construct) == construct)
  }

  @Test("indicators of all constructs in order")
  func indicators() throws {
    let model = try PathModel(constructs: twoConstructs, paths: onePath)
    #expect(model.indicators == ["A1", "A2", "A3", "B1", "B2"])
    #expect(model.construct(named: "B") == twoConstructs[1])
    #expect(model.construct(named: "C") == nil)
  }

  @Test("a population with a gap has no loadings")
  func incompletePopulation() throws {
    let population = Population(indicators: ["A1": 0.7, "A2": 0.8])
    #expect(population.loadings(of: twoConstructs[0]) == nil)
    #expect(Population().isEmpty && !population.isEmpty)
  }
}
