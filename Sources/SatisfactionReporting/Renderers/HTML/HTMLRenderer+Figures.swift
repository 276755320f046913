internal import SatisfactionWording

extension HTMLRenderer {
  /// The diagram twice: for wide pages, and from top to bottom for telephones.
  func write(_ diagram: PathDiagram, to markup: inout MarkupWriter) {
    for drawing in [PathDiagramDrawing(diagram, .wide), PathDiagramDrawing(diagram, fitting: .narrow)] {
      let kind: AttributeValue = drawing.isWide ? "path wide" : "path narrow"
      markup.element("svg", ["class": kind, "viewBox": drawing.viewBox, "role": "img", "style": drawing.widthLimit]) {
        drawing.write(to: &$0)
      }
    }
  }

  /// The map twice, as the diagram.
  func write(_ map: PriorityMap, to markup: inout MarkupWriter) {
    for form in [PriorityMapDrawing.Form.wide, .narrow] {
      let drawing = PriorityMapDrawing(map, form)
      markup.element("svg", ["class": form.name, "viewBox": drawing.viewBox, "role": "img"]) { drawing.write(to: &$0) }
    }
  }

  /// The triangle as a table of tinted cells with its legend.
  func write(_ triangle: ClassTriangle, to markup: inout MarkupWriter) {
    let name = AttributeValue.text(triangle.title)
    markup.element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": name]) { markup in
      markup.element("table", ["class": "heat"]) { markup in
        markup.element("caption", ["class": "sr"], text: triangle.title)
        markup.element("thead") { markup in
          markup.element("tr") { markup in
            markup.element("td") { _ in }
            for (number, name) in triangle.names.dropLast().enumerated() {
              markup.element("th", ["scope": "col"]) { markup in
                markup.element("span", ["class": "ln"], text: name)
                markup.element("span", ["class": "sn", "aria-hidden": "true"], text: "\(number + 1)")
              }
            }
          }
        }
        markup.element("tbody") { markup in
          for row in triangle.names.indices.dropFirst() { writeRow(row, triangle, to: &markup) }
        }
      }
    }
    markup.element("p", ["class": "note"]) { markup in
      for kind in ClassTriangle.Class.allCases {
        guard let words = triangle.legend[kind] else { continue }
        markup.element("span", ["class": "key"]) { markup in
          markup.element("span", ["class": .text("sw \(kind.tint)")]) { _ in }
          markup.text(words)
        }
        markup.literal(" ")
      }
    }
  }

  private func writeRow(_ row: Int, _ triangle: ClassTriangle, to markup: inout MarkupWriter) {
    markup.element("tr") { markup in
      markup.element("th", ["scope": "row"]) { markup in
        markup.element("span", ["class": "sn", "aria-hidden": "true"], text: "\(row + 1) ")
        markup.element("bdi", text: triangle.names[row])
      }
      for column in triangle.names.indices.dropLast() {
        guard column < row, let cell = triangle.rows[row][column] else {
          markup.element("td", text: column < row ? "–" : "")
          continue
        }
        markup.element("td", ["class": .text(cell.kind.tint)]) { markup in
          markup.text(DecimalText.fixed(cell.value, decimals: 2))
          // Told apart without the tint as well.
          if !cell.kind.sign.isEmpty { markup.element("sup", text: cell.kind.sign) }
        }
      }
    }
  }

  /// Pairs of numbers as a table with the way between them.
  func write(_ dumbbell: Dumbbell, to markup: inout MarkupWriter) {
    let strip = StripDrawing(axis: dumbbell.axis)
    let headings = [dumbbell.firstName, dumbbell.secondName, dumbbell.differenceName]
    markup.element("table", ["class": "chart pth"]) { markup in
      markup.element("caption", ["class": "sr"], text: dumbbell.title)
      markup.element("thead") { markup in
        markup.element("tr") { markup in
          markup.element("th", ["scope": "col"], text: dumbbell.nameHeading)
          for (number, heading) in headings.enumerated() {
            markup.element("th", ["scope": "col", "class": number == 0 ? "n hs" : "n"]) { markup in
              if number < 2 { markup.element("span", ["class": number == 0 ? "ring" : "disc"]) { _ in } }
              markup.element("bdi", text: heading)
            }
          }
          if dumbbell.hasIntervals {
            markup.element("th", ["scope": "col", "class": "n iv-c"], text: dumbbell.intervalName)
          }
          markup.element("td", ["class": "sc"]) { strip.writeAxis(to: &$0) }
        }
      }
      markup.element("tbody") { markup in
        for row in dumbbell.rows { write(row, dumbbell, strip, to: &markup) }
      }
    }
  }

  private func write(_ row: Dumbbell.Row, _ dumbbell: Dumbbell, _ strip: StripDrawing, to markup: inout MarkupWriter) {
    let decimals = dumbbell.decimals
    markup.element("tr", ["class": .word("weak", if: row.mayBeEqual)]) { markup in
      markup.element("th", ["scope": "row"]) { $0.element("bdi", text: row.name) }
      markup.element("td", ["class": "n hs"], text: DecimalText.fixed(row.first, decimals: decimals))
      markup.element("td", ["class": "n v"], text: DecimalText.fixed(row.second, decimals: decimals))
      markup.element("td", ["class": "n"], text: DecimalText.fixed(row.second - row.first, decimals: decimals))
      if dumbbell.hasIntervals {
        let interval = row.difference.map { ReportTable.Cell.interval($0, decimals: decimals) } ?? .missing
        markup.element("td", ["class": "n iv-c"], text: interval.text)
      }
      markup.element("td", ["class": "sc"]) {
        strip.write(from: row.first, to: row.second, isOpen: row.mayBeEqual, to: &$0)
      }
    }
  }
}

extension ClassTriangle.Class {
  /// The class of its style.
  fileprivate var tint: String {
    switch self {
    case .fine: "h1"
    case .notable: "h2"
    case .poor: "h3"
    }
  }

  /// A sign behind the number.
  fileprivate var sign: String {
    switch self {
    case .fine: ""
    case .notable: "·"
    case .poor: "!"
    }
  }
}
