import PathSpecification
import Testing

@Suite("Models in Swift")
struct BuilderTests {
  @Test("Swift equals text")
  func equalsText() throws {
    let model = try PathModel {
      Scale(1...10)
      Scale(0...1, for: "CUSCO")
      Reverse("IMAG2", "IMAG3")
      MissingCodes(-99, -98)
      SurveyWeights("w")
      Path(from: "Image", to: "Value")
      Construct("Image", items: "IMAG", 1...5, label: "Corporate image", dominantIndicator: "IMAG1")
      Construct("Value", "PERV1", "PERV2", kind: .composite)
      Construct("Complaints", "CUSCO")
      Path(from: "Value", to: "Complaints")
      Population(coefficients: [Path(from: "Image", to: "Value"): 0.4], indicators: ["PERV1": 0.7])
    }
    let text = """
      @scale 1..10
      @scale 0..1 CUSCO
      @reverse IMAG2 IMAG3
      @missing -99, -98
      @weights w
      @label Image "Corporate image"
      @dominant Image IMAG1
      Image =~ IMAG1..IMAG5
      Value <~ 0.7*PERV1 + PERV2
      Complaints =~ CUSCO
      Value ~ 0.4*Image
      Complaints ~ Value
      """
    #expect(try PathModel(text: text) == model)
  }

  @Test("if, else, switch and for", arguments: [true, false])
  func control(_ withPrice: Bool) throws {
    let drivers = ["Image", "Quality"]
    let model = try PathModel {
      for driver in drivers {
        Construct(driver, items: driver, 1...2, digits: 2)
        Path(from: driver, to: "Satisfaction")
      }
      if withPrice {
        Construct("Price", "P")
        Path(from: "Price", to: "Satisfaction")
      }
      if withPrice { Scale(1...5) } else { Scale(1...7) }
      Construct("Satisfaction", "S")
    }
    #expect(
      model.constructs.map(\.name) == (withPrice ? ["Image", "Quality", "Price"] : ["Image", "Quality"]) + [
        "Satisfaction"
      ])
    #expect(model.conventions.defaultScale == (withPrice ? 1...5 : 1...7))
    #expect(model.constructs[0].indicators == ["Image01", "Image02"])
  }

  @Test("all problems at once, without places")
  func problems() {
    do throws(ModelError) {
      _ = try PathModel {
        Scale(1...10)
        Scale(1...5)
        Population()
        Population()
        Construct("A", "A1")
        Path(from: "A", to: "B")
      }
      Issue.record("the model has problems")
    } catch {
      let path = Path(from: "A", to: "B")
      let faults: [ModelFault] = [
        .repeatedDirective(.scale, about: nil), .repeatedPopulation,
        .unknownConstructInPath("B", path: path, suggestion: nil),
      ]
      #expect(error == .invalid(faults.map { ModelProblem($0) }))
      #expect(error.description.contains("the population is given twice"))
    }
  }
}
