import Satisfaction

extension PathModel {
  /// Six constructs as in a satisfaction index, each with as many items as given.
  public static func sixConstructs(items: Int) throws(ModelError) -> PathModel {
    let names = ["Image", "Expectation", "Quality", "Value", "Satisfaction", "Loyalty"]
    return try PathModel {
      Scale(1...10)
      for name in names { Construct(name, items: name.lowercased(), 1...items) }
      Path(from: "Image", to: "Expectation")
      Path(from: "Expectation", to: "Quality")
      Path(from: "Expectation", to: "Value")
      Path(from: "Quality", to: "Value")
      for driver in names.prefix(4) { Path(from: driver, to: "Satisfaction") }
      Path(from: "Image", to: "Loyalty")
      Path(from: "Satisfaction", to: "Loyalty")
    }
  }
}
