import ArgumentParser
import Satisfaction
import SatisfactionWording

/// Where the model comes from, and what the command line changes in it.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("A built-in model: see csi templates. csi metrics takes none.", valueName: "name"))
  var template: String?

  @Option(name: .long, help: ArgumentHelp("A file with model text. csi metrics takes none.", valueName: "file"))
  var model: String?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The worst and the best answer, of all indicators (1:10) or of one (CUSCO=0:1; 5:1 where 1 is best); may be repeated.",
      valueName: "scale"),
    transform: ScaleOption.init)
  var scale: [ScaleOption] = []

  @Option(
    name: .long, help: "How constructs made of constructs are estimated; as the model says, else disjoint.")
  var higherOrder: HigherOrder?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Columns of items that are called otherwise in the data: a line CUSA1=q17 each.", valueName: "file"))
  var map: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The construct that drivers are reported for: csi drivers needs it, others take Satisfaction, or the one with most predecessors; csi metrics has none.",
      valueName: "construct"))
  var target: String?

  @Option(
    name: .long, help: ArgumentHelp("What a report is called; the model's own title unless given.", valueName: "text"))
  var title: String?

  /// Files that are read.
  var files: [CommandFiles.Source] {
    let named: [(path: String?, role: String)] = [(model, "model"), (map, "map")]
    return named.compactMap { path, role in path.map { (path: $0, role: role) } }
  }

  /// What a command without a survey, or without a model, has no use for.
  enum Unused: String {
    case map, target, title
    case higherOrder = "higher-order"
  }

  /// - Throws: `ValidationError` where an option is given that the command would not look at.
  func refuse(_ options: [Unused], of command: String) throws {
    for option in options {
      let value =
        switch option {
        case .map: map
        case .target: target
        case .title: title
        case .higherOrder: higherOrder?.rawValue
        }
      if value != nil { throw ValidationError("\(command) has no use for --\(option.rawValue): leave it out") }
    }
  }

  /// What a report says of the model besides the numbers.
  func reportSource() throws(Failure) -> ReportSource {
    if let template = try builtIn() {
      return ReportSource(title: title ?? template.title, template: .init(template), target: target)
    }
    let file = model.map { $0 == "-" ? "Model from standard input" : String($0.split(separator: "/").last ?? "") }
    return ReportSource(title: title ?? file, target: target)
  }

  /// The model in a file of model text.
  static func model(file: String) throws(Failure) -> PathModel {
    try parsed(try TextFile.text(of: file), name: file == "-" ? "standard input" : file)
  }

  private static func parsed(
    _ text: String, name: String, higherOrder: HigherOrder? = nil
  ) throws(Failure) -> PathModel {
    do throws(ModelError) {
      return try PathModel(text: text, higherOrder: higherOrder)
    } catch {
      throw Failure(first: error.messages.map { "\(name), \($0)" })
    }
  }

  /// The template that is asked for; nil for a model file.
  func builtIn() throws(Failure) -> ModelTemplate? {
    guard let template, model == nil else { return nil }
    return try Self.named(template)
  }

  /// The text of the model, and what error messages call it.
  func text() throws(Failure) -> (text: String, name: String) {
    switch (template, model) {
    case (let template?, nil): (try Self.named(template).body, template)
    case (nil, let model?): (try TextFile.text(of: model), model == "-" ? "standard input" : model)
    case (nil, nil): throw .usage("no model: name a template (\(Self.templateNames)) or a file (--model FILE)")
    case (_?, _?): throw .usage("--template and --model exclude each other: give one of them")
    }
  }

  /// The template of this name.
  static func named(_ name: String) throws(Failure) -> ModelTemplate {
    if let template = ModelTemplate.named(name) { return template }
    if MetricTemplate.named(name) != nil {
      throw .usage(
        "\(name) is a template of metrics, for csi metrics --metrics; csi templates \(name) prints it with its questions"
      )
    }
    let near = NearNames.nearest(to: name, among: ModelTemplate.all.map(\.name))
    let advice = near.map { "did you mean \($0)?" } ?? "there are \(templateNames)"
    throw .usage("there is no template \(name): \(advice)")
  }

  /// Changes the scales of a model, and which of its indicators are reversed.
  func apply(to model: inout PathModel) throws(Failure) {
    for option in scale where option.indicator == nil {
      // For all indicators means for all: also for those whose scale the model declares.
      model.conventions.defaultScale = option.scale
      model.conventions.scales = [:]
      // An item that runs against the others still does when all of them are turned.
      if option.isReversed { model.conventions.reversed.formSymmetricDifference(model.indicators) }
    }
    for option in scale {
      guard let indicator = option.indicator else { continue }
      try requireIndicator(indicator, of: model, option: "--scale \(indicator)=…")
      model.conventions.scales[indicator] = option.scale
      if option.isReversed { model.conventions.reversed.insert(indicator) }
    }
  }

  /// - Throws: `Failure` where the target is no construct of the model.
  func requireTarget(in model: PathModel) throws(Failure) {
    guard let target, model.construct(named: target) == nil else { return }
    let names = model.constructs.map(\.name)
    let advice = NearNames.nearest(to: target, among: names).map { "did you mean \($0)?" }
    throw .data(
      "--target \(target): the model has no such construct; \(advice ?? "there are \(names.prefix(12).joined(separator: ", "))")"
    )
  }

  /// The columns in which the items of a model stand, where they have other names.
  func columnMap(for model: PathModel) throws(Failure) -> ItemColumns {
    guard let map else { return ItemColumns() }
    let columns = try ItemColumns(text: try TextFile.text(of: map), name: map)
    for item in columns.items { try requireIndicator(item, of: model, option: map) }
    return columns
  }

  /// What to write where items of a template have no column: the lines of a mapping file.
  func mapAdvice(for model: PathModel, data: String) throws(Failure) -> ([String]) -> String {
    guard let template = try builtIn() else { return { _ in "" } }
    let mapping = map.map { "in \($0)" } ?? "in a file, and give it with --map"
    return { columns in
      let items = model.indicators.filter(columns.contains)
      guard !items.isEmpty else { return "" }
      let lines = items.map { item in
        (model.label(of: item).map { "\n    # \($0.text)" } ?? "") + "\n    \(item)=COLUMN"
      }
      return """

          where the survey has them under other names, write these lines \(mapping):\(lines.joined())
          csi init \(data) --template \(template.name) writes what it recognises; \
        csi templates \(template.name) --questions the questions
        """
    }
  }

  /// The model as its text has it.
  func source() throws(Failure) -> PathModel {
    if higherOrder == nil, let template = try builtIn() { return template.model }
    let (text, name) = try text()
    return try Self.parsed(text, name: name, higherOrder: higherOrder)
  }

  private func requireIndicator(_ name: String, of model: PathModel, option: String) throws(Failure) {
    guard !model.indicators.contains(name) else { return }
    let near = NearNames.nearest(to: name, among: model.indicators)
    let advice = near.map { "did you mean \($0)?" } ?? "use a name of the model"
    throw .usage("\(option): the model has no indicator \(name); \(advice)")
  }

  private static var templateNames: String { ModelTemplate.all.map(\.name).joined(separator: ", ") }
}
