internal import SatisfactionWording

/// Lines over waves drawn as SVG: ribbons for the intervals, names at the ends of the lines.
struct TrendDrawing {
  /// For which pages.
  enum Form {
    case wide
    case narrow
    /// For all pages, without names at the ends of the lines.
    case small

    var name: AttributeValue {
      switch self {
      case .wide: "map wide"
      case .narrow: "map narrow"
      case .small: "map small"
      }
    }

    var size: (width: Double, height: Double) {
      switch self {
      case .wide: (760, 300)
      case .narrow: (358, 260)
      case .small: (358, 130)
      }
    }

    /// Room for names at the ends of the lines.
    var nameWidth: Double {
      switch self {
      case .wide: 160
      case .narrow: 92
      case .small: 0
      }
    }

    /// Longest text of a wave.
    var waveWidth: Double { self == .wide ? 90 : 60 }
  }

  private static let labelSize = 13.5
  private static let labelHeight = 16.0
  private let trend: Trend
  private let form: Form
  private let axis: ChartAxis

  init(_ trend: Trend, _ form: Form) {
    self.trend = trend
    self.form = form
    axis = trend.axis
  }

  /// The rectangle that the drawing fills.
  var viewBox: AttributeValue { .lengths([0, 0, form.size.width, form.size.height]) }

  private var left: Double { 40 }
  private var right: Double { form.size.width - form.nameWidth - 12 }
  private var top: Double { 12 }
  private var bottom: Double { form.size.height - 28 }

  private func x(_ wave: Int) -> Double {
    trend.waves.count > 1
      ? left + 14 + Double(wave) / Double(trend.waves.count - 1) * (right - left - 28) : (left + right) / 2
  }

  private func y(_ value: Double) -> Double { bottom - axis.percent(value) / 100 * (bottom - top) }

  /// Writes what stands inside of `svg`.
  func write(to markup: inout MarkupWriter) {
    markup.element("title", text: trend.title)
    markup.element("desc", text: trend.summary)
    writeFrame(to: &markup)
    for series in trend.series {
      markup.element("g", ["class": .word("t", if: series.isTarget)]) { markup in
        for run in runs(of: series) { write(run, to: &markup) }
      }
    }
    if form != .small { writeNames(to: &markup) }
  }

  private func writeFrame(to markup: inout MarkupWriter) {
    for tick in axis.ticks {
      markup.empty(
        "line",
        ["class": "g", "x1": .length(left), "x2": .length(right), "y1": .length(y(tick)), "y2": .length(y(tick))])
      markup.element(
        "text", ["class": "tk", "x": .length(left - 8), "y": .length(y(tick) + 4), "text-anchor": "end"],
        text: DecimalText.fixed(tick, decimals: axis.decimals))
    }
    // As many waves as have room, the last among them.
    let room = max(1, Int((right - left) / form.waveWidth))
    let step = max(1, (trend.waves.count + room - 1) / room)
    for (wave, name) in trend.waves.enumerated() where (trend.waves.count - 1 - wave).isMultiple(of: step) {
      let text = TextExtent.lines(name, width: form.waveWidth, size: 12, atMost: 1).first ?? ""
      markup.element(
        "text", ["class": "tk", "x": .length(x(wave)), "y": .length(bottom + 18), "text-anchor": "middle"], text: text)
    }
  }

  /// Waves that follow each other without a gap.
  private func runs(of series: Trend.Series) -> [[(wave: Int, mark: ChartMark)]] {
    var runs: [[(wave: Int, mark: ChartMark)]] = [[]]
    for (wave, mark) in series.marks.enumerated() {
      if let mark {
        runs[runs.count - 1].append((wave, mark))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private func write(_ run: [(wave: Int, mark: ChartMark)], to markup: inout MarkupWriter) {
    let bands = run.compactMap { item in item.mark.interval.map { (item.wave, $0) } }
    if bands.count == run.count, run.count > 1 {
      let upper = bands.map { PlanePoint(x($0.0), y($0.1.upperBound)) }
      let lower = bands.reversed().map { PlanePoint(x($0.0), y($0.1.lowerBound)) }
      markup.empty("path", ["class": "rb", "d": .polygon(upper + lower)])
    }
    for (a, b) in zip(run, run.dropFirst()) {
      markup.empty(
        "line",
        [
          "class": "tl", "x1": .length(x(a.wave)), "y1": .length(y(a.mark.value)), "x2": .length(x(b.wave)),
          "y2": .length(y(b.mark.value)),
        ])
    }
    for (wave, mark) in run {
      markup.element("g") { markup in
        let interval = mark.interval.map { ReportTable.Cell.interval($0, decimals: 1).text }
        let numbers = [DecimalText.fixed(mark.value, decimals: 1), interval].compactMap { $0 }.joined(separator: ", ")
        markup.element("title", text: "\(trend.waves[wave]): \(numbers)")
        markup.empty(
          "circle", ["class": "d", "cx": .length(x(wave)), "cy": .length(y(mark.value)), "r": run.count > 12 ? 2.5 : 4])
      }
    }
  }

  /// Names at the ends of the lines, moved apart where they would lie on each other, with a line to their end.
  private func writeNames(to markup: inout MarkupWriter) {
    let ends = trend.series.compactMap { series -> (name: String, isTarget: Bool, at: PlanePoint)? in
      guard let wave = series.marks.lastIndex(where: { $0 != nil }), let mark = series.marks[wave] else { return nil }
      return (series.name, series.isTarget, PlanePoint(x(wave), y(mark.value)))
    }.sorted { $0.at.y < $1.at.y }
    let offsets = ends.indices.map { Double($0) * Self.labelHeight }
    let free = ColumnPositions.monotone(
      zip(ends, offsets).map { $0.at.y - $1 }, weights: Array(repeating: 1, count: ends.count))
    for (end, (place, offset)) in zip(ends, zip(free, offsets)) {
      let at = PlanePoint(right + 10, place + offset)
      markup.element("g", ["class": .word("t", if: end.isTarget)]) { markup in
        markup.empty(
          "line",
          [
            "class": "ld", "x1": .length(end.at.x + 6), "y1": .length(end.at.y), "x2": .length(at.x - 3),
            "y2": .length(at.y),
          ])
        let name = TextExtent.lines(end.name, width: form.nameWidth, size: Self.labelSize, isBold: true, atMost: 1)
        markup.element("text", ["class": "dl", "x": .length(at.x), "y": .length(at.y + 4.5)], text: name.first ?? "")
      }
    }
  }
}
