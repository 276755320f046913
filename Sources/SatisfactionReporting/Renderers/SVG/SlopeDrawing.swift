internal import SatisfactionWording

/// A slope against its moderator drawn as SVG: the band, the line, the region where it can be told from 0, and the answers
/// below.
struct SlopeDrawing {
  /// For which pages.
  enum Form {
    case wide
    case narrow

    var name: AttributeValue { self == .wide ? "map wide" : "map narrow" }
    var size: (width: Double, height: Double) { self == .wide ? (760, 320) : (358, 280) }
  }

  private let chart: SlopeChart
  private let form: Form
  private let frame: ChartFrame

  init(_ chart: SlopeChart, _ form: Form) {
    self.chart = chart
    self.form = form
    let moderator = chart.places.map(\.moderator)
    frame = ChartFrame(
      x: .numbers(covering: [(moderator.min() ?? 0)...(moderator.max() ?? 1)], holdsZero: false),
      y: .numbers(covering: chart.places.map(\.band)), left: 48, right: form.size.width - 14, top: 26,
      bottom: form.size.height - 88, below: 46)
  }

  /// The rectangle that the drawing fills.
  var viewBox: AttributeValue { .lengths([0, 0, form.size.width, form.size.height]) }

  /// Writes what stands inside of `svg`.
  func write(to markup: inout MarkupWriter) {
    markup.element("title", text: chart.title)
    markup.element("desc", text: chart.summary)
    for region in chart.regions {
      let (from, to) = (across(region.lowerBound), across(region.upperBound))
      markup.empty(
        "rect",
        [
          "class": "first", "x": .length(from), "y": .length(frame.top), "width": .length(to - from),
          "height": .length(frame.bottom - frame.top),
        ])
    }
    frame.writeGrid(zero: "mean", to: &markup)
    frame.writeTitles(across: chart.moderatorAxis, up: chart.slopeAxis, height: form.size.height, to: &markup)
    writeAnswers(to: &markup)
    let upper = chart.places.map { frame.place($0.moderator, $0.band.upperBound) }
    let lower = chart.places.reversed().map { frame.place($0.moderator, $0.band.lowerBound) }
    markup.empty("path", ["class": "rb", "d": .polygon(upper + lower)])
    for (a, b) in zip(chart.places, chart.places.dropFirst()) {
      markup.line("tl", frame.place(a.moderator, a.slope), frame.place(b.moderator, b.slope))
    }
  }

  private func across(_ moderator: Double) -> Double { frame.place(moderator, frame.y.lower).x }

  /// How often the answers have each value of the moderator, as bars below the slopes.
  private func writeAnswers(to markup: inout MarkupWriter) {
    let most = chart.answers.map(\.share).max() ?? 0
    guard most > 0 else { return }
    for part in chart.answers where part.share > 0 {
      let (from, to) = (across(part.range.lowerBound), across(part.range.upperBound))
      let height = part.share / most * (frame.foot - frame.bottom - 12)
      markup.element("g") { markup in
        markup.element("title", text: "\(DecimalText.fixed(100 * part.share, decimals: 1)) %")
        markup.empty(
          "rect",
          [
            "class": "rb", "x": .length(from + 0.5), "y": .length(frame.foot - height), "width": .length(to - from - 1),
            "height": .length(height),
          ])
      }
    }
  }
}
