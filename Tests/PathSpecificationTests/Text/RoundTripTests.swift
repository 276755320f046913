import Foundation
import PathSpecification
import Testing

@Suite("Text and models, there and back")
struct RoundTripTests {
  @Test("canonical text is reproduced")
  func canonicalText() throws {
    let text = """
      @scale 1..10
      @scale -0.5..1e+20 IMAG1 IMAG2
      @scale 0..1 CUSCO
      @reverse IMAG1..IMAG3
      @missing -99, 98.5
      @weights w
      @label Image "Corporate \\"image\\"" zh "企业形象"
      @label Complaints "Complaints"
      @label IMAG1 "It is reliable" zh "可靠"
      @label CUSCO "Complained"
      @dominant Image IMAG2

      Image =~ IMAG1..IMAG5
      Complaints =~ CUSCO
      "the value" <~ modeA*(0.1*PERV1 + 0.2*PERV2)
      Loyalty <~ L01..L03 + L05 + L06 + L1

      Loyalty ~ 0.3*Image + Complaints
      "the value" ~ Image
      Loyalty ~ "the value"

      """
    #expect(try PathModel(text: text).text == text)
    #expect(try PathModel(text: text).description == text)
  }

  @Test("random models survive text and JSON", arguments: 0..<400)
  func randomModels(_ seed: UInt64) throws {
    var random = RandomModel(seed: seed)
    let model = try random.model()
    let text = model.text
    let again = try PathModel(text: text)
    #expect(again == model, "\(text)")
    #expect(again.text == text)
    let json = try JSONEncoder().encode([model])
    #expect(try JSONDecoder().decode([PathModel].self, from: json) == [model])
  }

  @Test("the order of lines changes nothing but the order of constructs", arguments: 0..<50)
  func orderOfLines(_ seed: UInt64) throws {
    var random = RandomModel(seed: seed)
    let model = try random.model()
    var lines = model.text.split(separator: "\n").map(String.init)
    lines.shuffle(using: &random.generator)
    let shuffled = try PathModel(text: lines.joined(separator: "\n"))
    #expect(Set(shuffled.constructs) == Set(model.constructs))
    #expect(Set(shuffled.paths) == Set(model.paths))
    #expect(shuffled.conventions == model.conventions)
    #expect(shuffled.population == model.population)
  }

  @Test("a text that is no model is no JSON model")
  func invalidJSON() throws {
    let json = try JSONEncoder().encode(["A =~ A1"])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([PathModel].self, from: json) }
  }
}

/// Draws valid models with names, labels and numbers of every sort.
struct RandomModel {
  var generator: SplitMix
  private var used: Set<String> = []

  init(seed: UInt64) {
    generator = SplitMix(state: seed)
  }

  mutating func model() throws -> PathModel {
    var constructs = (0..<Int.random(in: 2...7, using: &generator)).map { _ in construct() }
    var paths = (1..<constructs.count).map { Path(from: constructs[$0 - 1].name, to: constructs[$0].name) }
    if constructs.count > 2 { paths.append(Path(from: constructs[0].name, to: constructs[2].name)) }
    paths.shuffle(using: &generator)
    let tree = chance() ? self.tree() : []
    // What has a path stays what it is; a tree of new constructs stands beside it, joined at its top.
    if let top = tree.last { paths.append(Path(from: top.name, to: constructs[constructs.count - 1].name)) }
    constructs += tree
    let indicators = constructs.flatMap(\.indicators)
    return try PathModel(
      constructs: constructs.shuffled(using: &generator), paths: paths, conventions: conventions(indicators),
      population: population(paths, indicators),
      higherOrder: chance() ? nil : tree.isEmpty || chance() ? .embedded : .disjoint)
  }

  /// Two or three constructs and one or two levels of constructs made of them.
  private mutating func tree() -> [Construct] {
    var constructs = (0..<Int.random(in: 2...3, using: &generator)).map { _ in construct() }
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let owned = Set(constructs.flatMap(\.parts))
      let parts = constructs.map(\.name).filter { !owned.contains($0) }
      let dominant = chance() ? parts.randomElement(using: &generator) : nil
      constructs.append(
        Construct(
          freshName(), parts: parts, kind: chance() ? .reflective : .composite,
          mode: [Construct.Mode.a, .b, .unit].randomElement(using: &generator), dominantPart: dominant))
    }
    return constructs
  }

  private mutating func chance() -> Bool { Bool.random(using: &generator) }

  private mutating func construct() -> Construct {
    let name = freshName()
    var indicators = (0..<Int.random(in: 1...4, using: &generator)).map { _ in freshName() }
    if chance() {
      let prefix = freshName()
      let items = (7...12).map { (chance() ? "\(prefix)\($0)" : "\(prefix)0\($0)") }
      indicators += items.filter { used.insert($0).inserted }
    }
    let label = chance() ? label() : nil
    let mode = [Construct.Mode.a, .b, .unit, .fixed].randomElement(using: &generator)
    return Construct(
      name, indicators: indicators, label: label?.text, chineseLabel: label?.chinese,
      kind: chance() ? .reflective : .composite, mode: mode,
      fixedWeights: mode == .fixed ? indicators.indices.map { Double($0 + 1) / 8 } : nil,
      dominantIndicator: chance() ? indicators.randomElement(using: &generator) : nil)
  }

  private mutating func conventions(_ indicators: [String]) -> SurveyConventions {
    var conventions = SurveyConventions(defaultScale: scale())
    for indicator in indicators where Int.random(in: 0..<3, using: &generator) == 0 {
      conventions.scales[indicator] = chance() ? 0...1 : scale()
    }
    conventions.reversed = Set(indicators.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 })
    conventions.missingCodes = chance() ? [number(), number(), 99] : []
    conventions.weightsColumn = chance() ? freshName() : nil
    for indicator in indicators where chance() { conventions.labels[indicator] = label() }
    return conventions
  }

  private mutating func label() -> Label { Label(weirdText(), chinese: chance() ? weirdText() : nil) }

  private mutating func population(_ paths: [Path], _ indicators: [String]) -> Population {
    var population = Population()
    if chance() { return population }
    for path in paths where chance() { population.coefficients[path] = number() }
    for indicator in indicators where chance() { population.indicators[indicator] = number() }
    return population
  }

  private mutating func scale() -> ClosedRange<Double> {
    let low = number() / 4
    return low...(low + abs(low) / 2 + Double.random(in: 1...10, using: &generator))
  }

  /// Whole, short, long, tiny and huge numbers of either sign.
  private mutating func number() -> Double {
    let sign: Double = chance() ? 1 : -1
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return sign * Double(Int.random(in: 0...1_000, using: &generator))
    case 1: return sign * Double(Int.random(in: 1...99, using: &generator)) / 100
    case 2: return sign * Double.random(in: 0..<1, using: &generator)
    default:
      let bits = UInt64.random(in: 0..<0x7FEF_FFFF_FFFF_FFFF, using: &generator)
      return sign * Double(bitPattern: bits)
    }
  }

  private mutating func freshName() -> String {
    while true {
      let name = name()
      if used.insert(name).inserted { return name }
    }
  }

  private mutating func name() -> String {
    if chance() { return "x\(Int.random(in: 0...300, using: &generator))" }
    let pieces = [
      "a", "Z", "_", ".", "..", "1", "09", " ", "\"", "\\", "ä", "e\u{301}", "\u{301}", "満", "+", "~", "#", ";", "*",
      "modeA", "@", "(", "\u{200D}", "\u{FEFF}", "😀", "-", "\u{A0}", "'",
    ]
    let count = Int.random(in: 1...4, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private mutating func weirdText() -> String {
    let pieces = ["Text", "\"", "\\", "\n", "\r\n", "\t", "\0", "\u{2028}", "é", "\u{301}", "#", ";", " ", "\u{202E}"]
    return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined()
  }
}
