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
  public func csv() -> String { CSVRenderer.text(of: self) }

  /// The report as JSON of its schema, all digits of every number.
  public func json() -> String { String(decoding: JSONRenderer.bytes(of: self), as: UTF8.self) }

  /// The report in a form chosen at run time, in UTF-8.
  public func bytes(as format: ReportFormat, style: ReportStyle = ReportStyle()) -> [UInt8] {
    switch format {
    case .text: Array(text(style).utf8)
    case .markdown: Array(markdown(style).utf8)
    case .csv: Array(csv().utf8)
    case .json: JSONRenderer.bytes(of: self)
    }
  }

  /// Writes the report to a file, whole or not at all.
  ///
  /// - Throws: ``ReportingError`` where the file cannot be written; an older file of this name then stays as it is.
  public func write(to path: String, as format: ReportFormat, style: ReportStyle = ReportStyle())
    throws(ReportingError)
  {
    try OutputDestination.file(path).write(bytes(as: format, style: style))
  }
}
