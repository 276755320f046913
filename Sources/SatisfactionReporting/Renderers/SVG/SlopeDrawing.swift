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
  private let x: ChartAxis
  private let y: ChartAxis

  init(_ chart: SlopeChart, _ form: Form) {
    self.chart = chart
    self.form = form
    let moderator = chart.places.map(\.moderator)
    x = .numbers(covering: [(moderator.min() ?? 0)...(moderator.max() ?? 1)], holdsZero: false)
    y = .numbers(covering: chart.places.map(\.band))
  }

  /// The rectangle that the drawing fills.
  var viewBox: AttributeValue { .lengths([0, 0, form.size.width, form.size.height]) }

  private var left: Double { 48 }
  private var right: Double { form.size.width - 14 }
  private var top: Double { 26 }
  /// Where the slopes end and the answers begin.
  private var middle: Double { form.size.height - 88 }
  private var bottom: Double { form.size.height - 42 }

  private func across(_ moderator: Double) -> Double { left + x.percent(moderator) / 100 * (right - left) }
  private func up(_ slope: Double) -> Double { middle - y.percent(slope) / 100 * (middle - top) }

  /// Writes what stands inside of `svg`.
  func write(to markup: inout MarkupWriter) {
    markup.element("title", text: chart.title)
    markup.element("desc", text: chart.summary)
    for region in chart.regions {
      markup.empty(
        "rect",
        [
          "class": "first", "x": .length(across(region.lowerBound)), "y": .length(top),
          "width": .length(across(region.upperBound) - across(region.lowerBound)), "height": .length(middle - top),
        ])
    }
    writeFrame(to: &markup)
    writeAnswers(to: &markup)
    let upper = chart.places.map { PlanePoint(across($0.moderator), up($0.band.upperBound)) }
    let lower = chart.places.reversed().map { PlanePoint(across($0.moderator), up($0.band.lowerBound)) }
    markup.empty("path", ["class": "rb", "d": .polygon(upper + lower)])
    for (a, b) in zip(chart.places, chart.places.dropFirst()) {
      line(
        "tl", PlanePoint(across(a.moderator), up(a.slope)), PlanePoint(across(b.moderator), up(b.slope)), to: &markup)
    }
  }

  private func writeFrame(to markup: inout MarkupWriter) {
    for tick in y.ticks {
      line(tick == 0 ? "mean" : "g", PlanePoint(left, up(tick)), PlanePoint(right, up(tick)), to: &markup)
      text(
        "tk", PlanePoint(left - 8, up(tick) + 4), "end", DecimalText.fixed(tick, decimals: y.decimals), to: &markup)
    }
    for tick in x.ticks {
      line("g", PlanePoint(across(tick), top), PlanePoint(across(tick), bottom), to: &markup)
      text(
        "tk", PlanePoint(across(tick), bottom + 16), "middle", DecimalText.fixed(tick, decimals: x.decimals),
        to: &markup)
    }
    text("ax", PlanePoint(2, 14), "start", "↑ " + chart.slopeAxis, to: &markup)
    text("ax", PlanePoint(right, form.size.height - 6), "end", chart.moderatorAxis + " →", to: &markup)
  }

  private func writeAnswers(to markup: inout MarkupWriter) {
    let most = chart.answers.map(\.share).max() ?? 0
    guard most > 0 else { return }
    for part in chart.answers where part.share > 0 {
      let (from, to) = (across(part.range.lowerBound), across(part.range.upperBound))
      let height = part.share / most * (bottom - middle - 12)
      markup.element("g") { markup in
        markup.element("title", text: "\(DecimalText.fixed(100 * part.share, decimals: 1)) %")
        markup.empty(
          "rect",
          [
            "class": "rb", "x": .length(from + 0.5), "y": .length(bottom - height), "width": .length(to - from - 1),
            "height": .length(height),
          ])
      }
    }
  }

  private func line(_ kind: AttributeValue, _ a: PlanePoint, _ b: PlanePoint, to markup: inout MarkupWriter) {
    markup.empty(
      "line", ["class": kind, "x1": .length(a.x), "y1": .length(a.y), "x2": .length(b.x), "y2": .length(b.y)])
  }

  private func text(
    _ kind: AttributeValue, _ at: PlanePoint, _ anchor: AttributeValue, _ words: String, to markup: inout MarkupWriter
  ) {
    markup.element(
      "text", ["class": kind, "x": .length(at.x), "y": .length(at.y), "text-anchor": anchor], text: words)
  }
}
