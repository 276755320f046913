/// Writes HTML and SVG in which no text can become a mark: names of elements and attributes are literals of this
/// program, everything that comes from data is escaped on its way.
package struct MarkupWriter {
  /// What has been written, in UTF-8.
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(1 << 16) }

  /// Attributes in the order they are written.
  package typealias Attributes = KeyValuePairs<StaticString, AttributeValue>

  /// An element with what `content` writes inside of it.
  package mutating func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout MarkupWriter) -> Void
  ) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    content(&self)
    append("</")
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// An element that holds a text.
  package mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element of SVG without content.
  package mutating func empty(_ name: StaticString, _ attributes: Attributes) {
    begin(name, attributes)
    append("/>")
  }

  /// An element of HTML that never has content or an end, such as `meta`.
  package mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Text between elements: escaped, and without characters that steer a terminal or the direction of writing.
  package mutating func text(_ text: String) { MarkupText.append(text, to: &bytes) }

  /// Markup of this program's own, as it is.
  package mutating func literal(_ markup: StaticString) { append(markup) }

  /// A style sheet of this program's own.
  ///
  /// - Precondition: it holds no `<`, with which an element could end.
  package mutating func style(_ sheet: String) {
    precondition(!sheet.utf8.contains(UInt8(ascii: "<")), "a style sheet holds no mark")
    append("<style>")
    bytes.append(contentsOf: sheet.utf8)
    append("</style>")
  }

  private mutating func begin(_ name: StaticString, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for (name, value) in attributes {
      if case .absent = value { continue }
      bytes.append(UInt8(ascii: " "))
      append(name)
      append("=\"")
      value.append(to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { buffer in unsafe bytes.append(contentsOf: buffer) }
  }
}

/// The value of an attribute.
package enum AttributeValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Text from anywhere: escaped.
  case text(String)
  /// Words of this program.
  case word(StaticString)
  /// A length in pixels, to a tenth.
  case length(Double)
  /// A share of 0…100, to a hundredth.
  case percent(Double)
  /// A declaration of a style whose value is a share of 0…100.
  case declaration(StaticString, Double)
  /// Lengths with blanks between them.
  case lengths([Double])
  /// Curves that follow each other.
  case curves([CubicCurve])
  /// A turn into a direction of length 1, then a move to a place.
  case turned(PlanePoint, PlanePoint)
  /// A limit of width in pixels, as a style.
  case widthLimit(Double)
  /// A closed line through places.
  case polygon([PlanePoint])
  /// The attribute is not written.
  case absent

  package init(stringLiteral value: StaticString) { self = .word(value) }
  package init(floatLiteral value: Double) { self = .length(value) }
  package init(integerLiteral value: Int) { self = .length(Double(value)) }

  /// The words where `condition` holds, else nothing.
  package static func word(_ word: StaticString, if condition: Bool) -> AttributeValue {
    condition ? .word(word) : .absent
  }

  fileprivate func append(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): MarkupText.append(text, to: &bytes)
    case .word(let word): word.withUTF8Buffer { buffer in unsafe bytes.append(contentsOf: buffer) }
    case .length(let value): MarkupNumber.append(value, decimals: 1, to: &bytes)
    case .percent(let value):
      MarkupNumber.append(value, decimals: 2, to: &bytes)
      bytes.append(UInt8(ascii: "%"))
    case .declaration(let name, let value):
      AttributeValue.word(name).append(to: &bytes)
      AttributeValue.percent(value).append(to: &bytes)
    case .lengths(let values): MarkupNumber.append(values, to: &bytes)
    case .curves(let curves):
      for (number, curve) in curves.enumerated() {
        if number == 0 {
          bytes.append(UInt8(ascii: "M"))
          MarkupNumber.append([curve.start.x, curve.start.y], to: &bytes)
        }
        bytes.append(UInt8(ascii: "C"))
        let points = [curve.control1, curve.control2, curve.end]
        MarkupNumber.append(points.flatMap { [$0.x, $0.y] }, to: &bytes)
      }
    case .turned(let direction, let place):
      AttributeValue.word("matrix(").append(to: &bytes)
      for number in [direction.x, direction.y, -direction.y, direction.x] {
        MarkupNumber.append(number, decimals: 4, to: &bytes)
        bytes.append(UInt8(ascii: " "))
      }
      MarkupNumber.append([place.x, place.y], to: &bytes)
      bytes.append(UInt8(ascii: ")"))
    case .widthLimit(let width):
      AttributeValue.word("max-width:").append(to: &bytes)
      MarkupNumber.append(width, decimals: 1, to: &bytes)
      AttributeValue.word("px").append(to: &bytes)
    case .polygon(let points):
      bytes.append(UInt8(ascii: "M"))
      MarkupNumber.append(points.flatMap { [$0.x, $0.y] }, to: &bytes)
      bytes.append(UInt8(ascii: "Z"))
    case .absent: break
    }
  }
}
