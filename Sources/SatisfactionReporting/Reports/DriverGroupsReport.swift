public import PathModeling
internal import SatisfactionWording

/// The drivers of several groups, a report each: `csi drivers --by`.
public struct DriverGroupsReport: ReportContent, Equatable {
  /// The schema of a report and of a list of them.
  public static let schema = DriversReport.schema

  /// One group with its report.
  public struct Group: Sendable, Equatable {
    /// The answers that make it, one a column.
    public let labels: [String]
    /// Its drivers.
    public let report: DriversReport

    /// A group.
    public init(_ labels: [String], _ report: DriversReport) {
      self.labels = labels
      self.report = report
    }
  }

  /// The columns that make groups.
  public let columns: [String]
  /// The groups, in order.
  public let groups: [Group]
  /// Groups that could not be estimated, with the reason.
  public let warnings: [FitWarning]

  /// The report of some groups.
  ///
  /// - Parameters:
  ///   - columns: What makes the groups.
  ///   - groups: Their reports.
  ///   - failures: Groups that could not be estimated, with the reason.
  public init(columns: [String], groups: [Group], failures: [(labels: [String], reason: any Error)] = []) {
    self.columns = columns
    self.groups = groups
    warnings = failures.map { failure in
      let (name, reason) = (failure.labels.joined(separator: " · "), Phrase(failure.reason))
      return FitWarning(
        code: "groupNotEstimated", message: "\(name): \(reason.english)", chinese: "\(name)：\(reason.chinese)")
    }
  }

  /// The program alone: data and settings stand in every group.
  public var manifest: [Section] {
    Manifest(command: "drivers", data: [], settings: []).sections.filter { $0.name == "software" }
  }

  /// What rows are about: the columns that make a group, a construct, an item.
  public var keyColumns: [KeyColumn] {
    columns.map { KeyColumn($0, within: "group") } + ["construct", "item"].map { KeyColumn($0) }
  }

  /// One object a group, with everything that the report of one group holds.
  public var sections: [Section] {
    [
      Section(
        "groups",
        groups.map { group in
          let labels = zip(columns, group.labels).map { Field($0, .text($1)) }
          let parts = group.report.allSections.filter { $0.name != "software" }
          return Record(
            [Field("group", .record(Record(labels)), key: "group")]
              + parts.map { Field($0.name, Self.plain($0.value)) },
            row: group.labels.joined(separator: " · "))
        })
    ]
  }

  /// An object that stands within another: what names it at the top is a value like any other here.
  private static func plain(_ value: FieldValue) -> FieldValue {
    guard case .record(let record) = value else { return value }
    return .record(Record(record.fields.map { $0.isIdentity ? Field($0.name, $0.value) : $0 }))
  }

  /// The pages of all groups, under each other.
  public func document(digits: Int) -> ReportDocument {
    let pages = groups.map { ($0, $0.report.document(digits: digits)) }
    return ReportDocument(
      title: groups.first?.report.source.title ?? "Drivers by \(columns.joined(separator: ", "))",
      facts: [["\(CountText.counted(groups.count, "group")) by \(columns.joined(separator: ", "))"]],
      blocks: pages.flatMap { group, page -> [ReportDocument.Block] in
        let index = page.headline.map { "\($0.name) \($0.value) \($0.remark)" } ?? ""
        return [
          .heading(group.labels.joined(separator: " · ")),
          .paragraph(([index] + page.facts.joined()).joined(separator: " · ")),
        ] + page.blocks
      },
      warnings: warnings.map(\.message)
        + groups.flatMap { group in
          group.report.warnings.map { "\(group.labels.joined(separator: " · ")): \($0.message)" }
        },
      footer: pages.first?.1.footer ?? [])
  }
}
