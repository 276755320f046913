import SatisfactionReporting

/// The numbers of a page as its figures and tables hold them, with the place of each.
struct PageNumbers {
  private(set) var all: [(place: String, value: Double)] = []

  init(_ page: Page) {
    for section in page.sections {
      for block in section.blocks {
        switch block {
        case .figure(let figure, _): add(figure, section.key)
        case .table(let table): for row in table.rows { add(row.cells, section.key) }
        default: break
        }
      }
    }
  }

  private mutating func add(_ figure: any Figure, _ place: String) {
    switch figure {
    case let chart as TableChart:
      for row in chart.groups.flatMap(\.rows) {
        add(row.cells, "\(place), \(row.name)")
        add(row.mark, "\(place), \(row.name), mark")
      }
    case let ranking as Ranking: add(ranking.chart, place)
    case let dumbbell as Dumbbell:
      for row in dumbbell.rows {
        add([row.first, row.second], "\(place), \(row.name)")
        add(row.difference, "\(place), \(row.name)")
      }
    case let trend as Trend:
      for series in trend.series { for mark in series.marks { add(mark, "\(place), \(series.name)") } }
    case let map as PriorityMap:
      for point in map.points {
        add([point.importance, point.performance], "\(place), \(point.name)")
        if let spread = point.covariance { add([spread.xx, spread.xy, spread.yy], "\(place), \(point.name), ellipse") }
      }
    case let bar as StackedBar: add(bar.parts.map { $0.share * 100 }, place)
    default: break
    }
  }

  private mutating func add(_ cells: [ReportTable.Cell], _ place: String) {
    for cell in cells {
      switch cell {
      case .number(let value, _), .probability(let value, _): add([value], place)
      case .interval(let range, _): add(range, place)
      case .estimate(let value, let range, _):
        add([value], place)
        add(range, place)
      default: break
      }
    }
  }

  /// The thick bar has a meaning of its own and is tested by itself.
  private mutating func add(_ mark: ChartMark?, _ place: String) {
    if let mark { add([mark.value], place) }
    add(mark?.interval, place)
  }

  private mutating func add(_ range: ClosedRange<Double>?, _ place: String) {
    if let range { add([range.lowerBound, range.upperBound], place) }
  }

  private mutating func add(_ values: [Double], _ place: String) { all += values.map { (place, $0) } }
}
