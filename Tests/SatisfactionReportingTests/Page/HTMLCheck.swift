/// What can be seen to be wrong in an HTML file without a browser.
struct HTMLCheck {
  /// In words, empty where all is well.
  private(set) var problems: [String] = []
  /// The text between the elements, references resolved.
  private(set) var text = ""
  /// How often each element occurs.
  private(set) var elements: [String: Int] = [:]
  private var open: [String] = []
  private var ids: Set<String> = []
  private var references: [String] = []

  private static let void: Set<String> = ["meta", "br", "link", "img", "input"]

  init(_ html: String) {
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      addText(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("a mark without an end")
        return
      }
      read(rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
      if open.last == "style", let close = rest.firstRange(of: "</style>") { rest = rest[close.lowerBound...] }
    }
    if !open.isEmpty { problems.append("not closed: \(open)") }
    for name in references where !ids.contains(name) { problems.append("a link to \(name), which is not there") }
  }

  private mutating func addText(_ piece: Substring) {
    guard !open.contains("style") else { return }
    text += " " + piece
  }

  private mutating func read(_ mark: Substring) {
    if mark.hasPrefix("!") { return }
    if mark.hasPrefix("/") {
      if open.popLast() != String(mark.dropFirst()) { problems.append("</\(mark.dropFirst())> closes something else") }
      return
    }
    let isEmpty = mark.hasSuffix("/")
    let name = String(mark.prefix { $0 != " " && $0 != "/" })
    elements[name, default: 0] += 1
    readAttributes(mark.dropFirst(name.count).drop { $0 == " " }, of: name)
    if !isEmpty, !Self.void.contains(name) { open.append(name) }
  }

  private mutating func readAttributes(_ text: Substring, of element: String) {
    var rest = text
    var names: Set<String> = []
    while let equals = rest.firstRange(of: "=\"") {
      let name = String(rest[..<equals.lowerBound]).trimmed
      if !names.insert(name).inserted { problems.append("\(name) twice in \(element)") }
      guard let end = rest[equals.upperBound...].firstIndex(of: "\"") else {
        problems.append("\(name) in \(element) has no end")
        return
      }
      let value = String(rest[equals.upperBound..<end])
      if name == "id", !ids.insert(value).inserted { problems.append("id \(value) twice") }
      if name == "href", value.hasPrefix("#") { references.append(String(value.dropFirst())) }
      if name == "aria-labelledby" { references.append(value) }
      rest = rest[rest.index(after: end)...]
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " || $0 == "/" }) }
}
