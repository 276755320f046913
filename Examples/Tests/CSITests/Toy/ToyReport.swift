import Satisfaction
import SatisfactionReporting

/// The report of a command that exists only here: one table, one figure, one interval. It is all that a command has to
/// say to be written as text, Markdown, CSV and JSON, with intervals and manifest.
struct ToyReport: ReportContent {
  static let schema = "csi.toy.v1"

  let bootstrap: Bootstrap
  let source: ReportSource
  let from: String
  let to: String

  var manifest: [Section] {
    let fit = bootstrap.fit
    return Manifest(
      command: "toy", data: Manifest.data(fit.sample, source),
      settings: Manifest.estimation(fit.settings) + Manifest.resampling(ReportResampling(bootstrap))
        + Manifest.model(fit.model, source)
    ).sections
  }

  var sections: [Section] {
    let path = bootstrap.fit.paths.first { $0.from == from && $0.to == to }
    let record = Record([
      .identity("from", from), .identity("to", to),
      Field("estimate", .number(path?.estimate), statistic: .path(from, to)),
    ])
    return [Section("paths", [record])].resampled(by: bootstrap)
  }

  var warnings: [FitWarning] { [FitWarning(code: "toy", message: "this is a toy", construct: to)] }

  func document(digits: Int) -> ReportDocument {
    let path = bootstrap.fit.paths.first { $0.from == from && $0.to == to }
    let table = ReportTable(
      title: "Path", columns: [.text("from"), .text("to"), .number("estimate")],
      rows: [.init([.text(from), .text(to), .number(path?.estimate, decimals: ReportDigits(digits).coefficient)])])
    return ReportDocument(
      title: source.title ?? "A toy", blocks: [.table(table), .figure(ToyFigure(length: 7))],
      warnings: warnings.map(\.message))
  }
}

/// A line of so many dots.
struct ToyFigure: Figure {
  let length: Int

  var title: String { "A line" }
  var summary: String { "A line of \(length) dots." }
  func lines(width: Int) -> [String] { [String(repeating: "•", count: min(length, width))] }
}
