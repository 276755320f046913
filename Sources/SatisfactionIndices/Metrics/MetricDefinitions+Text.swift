internal import PathSpecification
internal import SatisfactionWording

extension MetricDefinitions {
  /// Reads definitions from text.
  ///
  /// ```
  /// @scale 1..10
  /// @scale 0..10 RECO
  /// @map VERB bad=1 fair=2 good=3
  /// nps "NPS" RECO promoters 9..10 detractors 0..6 target 45
  /// rate "satisfied" SATI >= 8
  /// gap "quality" QUAL1..QUAL3 - EXPE1..EXPE3
  /// index "CSI" points 1000 map range
  ///   0.40 "Service" ADVI1..ADVI8
  ///   0.60 "Delivery" DELI
  /// ```
  ///
  /// One line is one metric or directive. A line goes on if it ends in an operator, if the next one begins with `+`, and
  /// while a parenthesis is open; a line that begins with a number is a factor of the index above it. `#` begins a
  /// comment. Names, ranges, numbers and quotes are those of model text (`PathModel(text:)`).
  ///
  /// - Throws: ``MetricDefinitionError/syntax(_:)`` with all places that cannot be read;
  ///   ``MetricDefinitionError/invalid(_:)`` with all problems of definitions that can.
  public init(text: String) throws(MetricDefinitionError) {
    let source = SourceText(text)
    var assembler = MetricAssembler()
    for statement in try MetricAssembler.statements(of: source) { assembler.add(statement) }
    self = try assembler.definitions(in: source)
  }

  /// The definitions as canonical text: directives, then metrics, each in order of declaration.
  ///
  /// `MetricDefinitions(text: definitions.text) == definitions` for all valid definitions, without loss in numbers.
  public var text: String { MetricPrinter(self).print() }
}

/// Makes definitions of statements, and remembers where each part was written.
struct MetricAssembler {
  private var conventions = ConventionsCollector()
  private var maps: [AnswerMap] = []
  private var metrics: [Metric] = []
  private var places: [MetricCheck.Site: Int] = [:]
  private var findings: [(fault: MetricFault, offset: Int)] = []

  /// Later problems are dropped: nobody reads them.
  private static let mostProblems = 1_000

  /// The statements of a text.
  ///
  /// - Throws: ``MetricDefinitionError/syntax(_:)`` with all problems, in order of the text.
  static func statements(of source: SourceText) throws(MetricDefinitionError) -> [MetricStatement] {
    var lexer = Lexer(source, signs: .metrics)
    lexer.run()
    var findings = Array(lexer.findings.prefix(mostProblems))
    var budget = ExpansionBudget()
    var statements: [MetricStatement] = []
    for tokens in MetricSplitter.split(lexer.tokens) where !tokens.contains(where: { $0.kind == .unreadable }) {
      var parser = MetricParser(tokens, of: source, budget: budget)
      do throws(SyntaxFinding) {
        statements.append(try parser.statement())
      } catch {
        findings.append(error)
      }
      budget = parser.budget
      if findings.count >= 2 * mostProblems { break }
    }
    guard findings.isEmpty else {
      throw .syntax(
        findings.sorted { $0.offset < $1.offset }.prefix(mostProblems).map {
          SyntaxProblem(fault: $0.fault, place: source.place(at: $0.offset))
        })
    }
    return statements
  }

  mutating func add(_ statement: MetricStatement) {
    switch statement {
    case .metric(let metric, let offset):
      places[.metric(metrics.count)] = offset
      metrics.append(metric)
    case .map(let column, let shipped, let codes): addMap(column, shipped, codes)
    case .convention(let statement): add(statement)
    }
  }

  private mutating func addMap(_ column: PlacedName, _ shipped: PlacedName?, _ codes: [PlacedCode]) {
    guard let shipped else {
      places[.map(maps.count)] = column.offset
      maps.append(AnswerMap(column.text, codes: codes.map { ($0.label, $0.code) }))
      return
    }
    guard let map = AnswerMap(column.text, shipped: shipped.text) else {
      var near = NearNames(AnswerMap.shippedNames)
      return note(.unknownMap(shipped.text, suggestion: near.nearest(to: shipped.text)), shipped.offset)
    }
    places[.map(maps.count)] = column.offset
    maps.append(map)
  }

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .scale(let low, let high, let columns, let offset):
      guard low < high, (high - low).isFinite else {
        let fault = ModelFault.impossibleScale(min: low, max: high, indicator: columns.first?.text)
        return note(.convention(fault), offset)
      }
      if columns.isEmpty { note(conventions.setScale(low...high), offset) }
      for column in columns {
        note(conventions.setScale(low...high, of: column.text), column.offset)
        places[.scale(column.text)] = column.offset
      }
    case .reverse(let columns):
      for column in columns {
        note(conventions.reverse(column.text), column.offset)
        places[.reversed(column.text)] = column.offset
      }
    case .missing(let codes):
      for code in codes { conventions.addMissingCode(code.value) }
    case .weights(let column): note(conventions.setWeights(column.text), column.offset)
    default: break
    }
  }

  /// The definitions.
  ///
  /// - Throws: ``MetricDefinitionError/invalid(_:)`` with all problems, in order of the text.
  func definitions(in source: SourceText) throws(MetricDefinitionError) -> MetricDefinitions {
    let definitions = MetricDefinitions(unchecked: conventions.result, maps: maps, metrics: metrics)
    let checked = MetricCheck(definitions).faults.map { (fault: $0.fault, offset: $0.site.flatMap { places[$0] }) }
    let all = findings.map { (fault: $0.fault, offset: Optional($0.offset)) } + checked
    guard all.isEmpty else {
      throw .invalid(
        all.sorted { ($0.offset ?? -1) < ($1.offset ?? -1) }
          .map { MetricProblem($0.fault, at: $0.offset.map(source.place)) })
    }
    return definitions
  }

  private mutating func note(_ fault: MetricFault, _ offset: Int) { findings.append((fault, offset)) }

  private mutating func note(_ fault: ModelFault?, _ offset: Int) {
    if let fault { note(.convention(fault), offset) }
  }
}
