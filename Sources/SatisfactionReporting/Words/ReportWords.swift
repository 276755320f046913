internal import PathSpecification
internal import SatisfactionWording

/// The language of a report for people, and what it calls constructs and questions.
///
/// ```swift
/// let words = ReportWords(.chinese, labelsOf: model)
/// words("Drivers of \(words.name("Satisfaction"))", "\(words.name("Satisfaction"))的驱动因素")
/// ```
struct ReportWords {
  let language: ReportLanguage
  /// What has the labels, nil where everything goes by its name in the model.
  private let model: PathModel?
  /// Whether labels are words of the language, which begin small inside of a sentence: those of templates are English.
  private let labelsAreWords: Bool

  /// English, everything by its name in the model: text for terminals and papers.
  static let plain = ReportWords(.english, labelsOf: nil)

  /// - Parameter source: Where the model comes from.
  init(_ language: ReportLanguage, labelsOf model: PathModel?, source: ReportSource = ReportSource()) {
    self.language = language
    self.model = model
    labelsAreWords = language == .english && model != nil && source.template != nil
  }

  /// The words in the language of the report.
  func callAsFunction(_ english: String, _ chinese: String) -> String { Phrase(english, chinese)(language) }

  // MARK: Names

  /// What a construct or a question is called: its label in the language of the report, else its name.
  func name(_ key: String) -> String { label(key) ?? key }

  /// A construct inside of a sentence: `Perceived quality` becomes `perceived quality` where it is words.
  func smallName(_ key: String) -> String { labelsAreWords ? name(key).lowercasedFirst : name(key) }

  /// A question inside of a sentence: its label in quotes, or its name.
  func quoted(_ key: String) -> String { label(key).map { "“\($0)”" } ?? key }

  /// The code of what is called by its label, nil where the code is all there is.
  func code(_ key: String) -> String? { label(key) == nil ? nil : key }

  private func label(_ key: String) -> String? {
    model?.label(of: key)?.text(in: language == .chinese ? .chinese : .english)
  }

  /// `a, b and c`.
  func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: self(", ", "、")) + self(" and ", "和") + last
  }

  // MARK: Numbers

  /// `95 %`.
  func percent(_ share: Double) -> String {
    let number = NumberText.percent(ofLevel: share)
    return self(number + " %", number + "%")
  }

  /// How many rows there are and are used: `1,234 of 1,300 rows used`.
  func rows(used: Int, of rows: Int) -> String {
    self(
      "\(CountText.grouped(used)) of \(CountText.counted(rows, "row")) used",
      "使用 \(CountText.grouped(rows)) 行中的 \(CountText.grouped(used)) 行")
  }

  /// The heading of intervals.
  func interval(level: Double) -> String { self("\(percent(level)) interval", "\(percent(level)) 区间") }

  /// `p = 0.012` or `p < 0.001`.
  func probability(_ p: Double?) -> String {
    let text = ReportTable.Cell.probability(p, decimals: 3).text
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }

  /// A number and, in brackets, its interval.
  func number(_ value: Double, _ range: ClosedRange<Double>?, decimals: Int) -> String {
    let interval = range.map { " (\(ReportTable.Cell.interval($0, decimals: decimals).text))" } ?? ""
    return DecimalText.fixed(value, decimals: decimals) + interval
  }
}
