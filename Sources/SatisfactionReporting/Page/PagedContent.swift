/// A report with a page of its own, beyond its tables.
package protocol PagedContent: ReportContent {
  /// The page.
  func page(_ style: ReportStyle) -> Page
}
