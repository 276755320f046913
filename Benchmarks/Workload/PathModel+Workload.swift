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

extension PathModel {
  /// An index of three levels: nine constructs of three or four items, three made of three of them, one made of these; and
  /// two constructs that it explains. 40 items.
  public static func tree() throws -> PathModel {
    var (constructs, next) = ([Construct("Top", parts: "D1", "D2", "D3")], 1)
    func items(_ count: Int) -> [String] {
      defer { next += count }
      return (next..<(next + count)).map { "x\($0)" }
    }
    for d in 1...3 { constructs.append(Construct("D\(d)", parts: (1...3).map { "S\(d)\($0)" })) }
    for d in 1...3 {
      for s in 1...3 { constructs.append(Construct("S\(d)\(s)", indicators: items(s == 3 ? 4 : 3))) }
    }
    constructs += ["Satisfaction", "Loyalty"].map { Construct($0, indicators: items(5)) }
    return try PathModel(
      constructs: constructs,
      paths: [
        Path(from: "Top", to: "Satisfaction"), Path(from: "Top", to: "Loyalty"),
        Path(from: "Satisfaction", to: "Loyalty"),
      ], conventions: SurveyConventions(defaultScale: 1...10))
  }
}
