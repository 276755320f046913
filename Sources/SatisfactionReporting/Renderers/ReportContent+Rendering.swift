extension ReportContent {
  /// The report as lines of text for people.
  public func text(_ style: ReportStyle = ReportStyle()) -> String {
    TextRenderer(width: style.width, style: style.text).render(document(digits: style.digits))
  }

  /// The report as Markdown.
  public func markdown(_ style: ReportStyle = ReportStyle()) -> String {
    MarkdownRenderer().render(document(digits: style.digits))
  }

  /// The report as one tidy table of comma-separated values, all digits of every number.
  public func csv() -> String { String(decoding: CSVRenderer.bytes(of: self), as: UTF8.self) }

  /// The report as JSON of its schema, all digits of every number.
  public func json() -> String { String(decoding: JSONRenderer.bytes(of: self), as: UTF8.self) }

  /// The report as one HTML file, in UTF-8: no script, nothing outside of it.
  public func html(_ style: ReportStyle = ReportStyle()) -> [UInt8] {
    let page =
      (self as? any PagedContent)?.page(style)
      ?? document(digits: style.digits).page(
        style.language, kind: ReportKind.name(ofSchema: Self.schema)(style.language))
    return HTMLRenderer(page).bytes
  }

  /// The first path diagram of the report as an SVG file, in UTF-8.
  ///
  /// - Precondition: ``formats`` holds `svg`.
  public func svg(_ style: ReportStyle = ReportStyle()) -> [UInt8] {
    let sections = (self as? any PagedContent)?.page(style).sections ?? []
    for case .figure(let figure as PathDiagram, _) in sections.flatMap(\.blocks) {
      return SVGDocument.pathDiagram(figure)
    }
    preconditionFailure("\(Self.schema) has no path diagram")
  }

  /// The report in a form chosen at run time, in UTF-8.
  public func bytes(as format: ReportFormat, style: ReportStyle = ReportStyle()) -> [UInt8] {
    switch format {
    case .text: Array(text(style).utf8)
    case .markdown: Array(markdown(style).utf8)
    case .csv: CSVRenderer.bytes(of: self)
    case .json: JSONRenderer.bytes(of: self)
    case .latex: Array(LaTeXRenderer().render(document(digits: style.digits)).utf8)
    case .html: html(style)
    case .svg: svg(style)
    }
  }

  /// Writes the report to a file, whole or not at all.
  ///
  /// - Throws: ``ReportingError`` where the file cannot be written; an older file of this name then stays as it is.
  public func write(to path: String, as format: ReportFormat, style: ReportStyle = ReportStyle())
    throws(ReportingError)
  {
    try write(to: OutputDestination.file(path), as: format, style: style)
  }

  /// Writes the report to where it goes; JSON and CSV while they are made, so that a large one never stands in memory as a
  /// whole.
  ///
  /// - Throws: ``ReportingError``; see ``OutputDestination/write(_:)``.
  public func write(
    to destination: OutputDestination, as format: ReportFormat, style: ReportStyle = ReportStyle()
  ) throws(ReportingError) {
    switch format {
    case .json: try destination.write { write throws(WriteFailure) in try JSONRenderer.forEachPiece(of: self, write) }
    case .csv: try destination.write { write throws(WriteFailure) in try CSVRenderer.forEachPiece(of: self, write) }
    default: try destination.write(bytes(as: format, style: style))
    }
  }
}
