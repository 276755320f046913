import ArgumentParser
import Satisfaction

/// Which rows count, how much, and what the texts in them mean.
struct RowOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Keep the rows in which a column has this value; may be repeated: all must hold.", valueName: "column=value"),
    transform: { argument in try RowCondition(argument: argument) })
  var `where`: [RowCondition] = []

  @Option(name: .long, help: ArgumentHelp("Column with one weight a row.", valueName: "column"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What becomes of rows with missing answers; em is not for csi predict, mean-before for it alone.",
      valueName: "policy"))
  var missing: MissingChoice = .policy(.casewise)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What --missing mean does where a question was not asked (@skip in the model).", valueName: "policy"))
  var skip: SkipPolicy = .error

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Numbers and texts that stand for \"no answer\", such as -99,98,n.a.,?", valueName: "codes"),
    transform: MissingCodes.init)
  var missingCodes: MissingCodes?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Numbers for verbal answers: likert5-en, likert5-zh, likert7-en, or a file with lines such as Very satisfied=5.",
      valueName: "map"))
  var labels: String?

  /// The first of these options that says something, as it is written; nil where none does.
  var given: String? {
    let says: GivenOptions = [
      "--where": !`where`.isEmpty, "--weights": weights != nil, "--missing": !missing.isCasewise,
      "--skip": skip != .error, "--missing-codes": missingCodes != nil, "--labels": labels != nil,
    ]
    return says.first
  }

  /// Whether they change which rows count or what single cells mean, weights apart.
  var readsCells: Bool {
    !`where`.isEmpty || !missing.isCasewise || skip != .error || missingCodes != nil || labels != nil
  }

  /// What a command without a model, or without estimates, has no use for.
  enum Unused {
    case weights, missing, skip
  }

  /// - Throws: `ValidationError` where an option is given that the command would not look at.
  func refuse(_ options: [Unused], of command: String) throws {
    for option in options {
      let given: GivenOptions =
        switch option {
        case .weights: ["--weights": weights != nil]
        case .missing: ["--missing": !missing.isCasewise]
        case .skip: ["--skip": skip != .error]
        }
      if let name = given.first { throw ValidationError("\(command) has no use for \(name): leave it out") }
    }
  }

  /// Changes what a model says of weights and missing codes.
  func apply(to model: inout PathModel) {
    // Texts alone say nothing about the model's numbers.
    if let missingCodes, !missingCodes.numbers.isEmpty { model.conventions.missingCodes = missingCodes.numbers }
    if let weights { model.conventions.weightsColumn = weights }
  }

  /// Enters conditions, texts for "no answer" and labels.
  func apply(to options: inout ReadingOptions) throws(Failure) {
    options.conditions = `where`
    options.missingTexts = missingCodes?.texts ?? []
    options.labels = try labelMap()
  }

  private func labelMap() throws(Failure) -> LabelMap? {
    guard let labels else { return nil }
    if let map = LabelMap.named(labels) { return map }
    let name = String(labels.split(separator: "/").last ?? "")
    let text = try TextFile.text(of: labels)
    do throws(SurveyDataError) {
      return try LabelMap(text: text, name: name)
    } catch {
      throw .data("\(error)")
    }
  }
}

extension RowCondition {
  /// A condition from `column=value`; the first equals sign counts.
  init(argument: String) throws {
    guard let cut = argument.firstIndex(of: "="), cut > argument.startIndex else {
      throw ValidationError("write the column and its value, as in wave=2026")
    }
    self.init(column: String(argument[..<cut]), value: String(argument[argument.index(after: cut)...]))
  }
}

/// Numbers and texts that stand for "no answer", with commas between them; one with a comma in double quotes.
struct MissingCodes {
  let numbers: [Double]
  let texts: [String]

  init(_ argument: String) throws {
    var parts: [(text: String, isQuoted: Bool)] = [("", false)]
    var isQuoted = false
    for character in argument {
      switch character {
      case "\"":
        isQuoted.toggle()
        parts[parts.count - 1].isQuoted = true
      case "," where !isQuoted: parts.append(("", false))
      default: parts[parts.count - 1].text.append(character)
      }
    }
    let codes = parts.map { $0.text.trimmingPrefix(while: \.isWhitespace) }
    guard !isQuoted, codes.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("write numbers and texts with commas between them, as in -99,-98,n.a.")
    }
    var (numbers, texts) = ([Double](), [String]())
    for code in codes.map(String.init) {
      guard let number = Double(code), !number.isNaN else {
        texts.append(code)
        continue
      }
      guard number.isFinite else { throw ValidationError("\(code) is too large a number") }
      numbers.append(number)
    }
    (self.numbers, self.texts) = (numbers, texts)
  }
}
