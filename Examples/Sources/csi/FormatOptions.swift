import ArgumentParser

/// What is read of a file that holds more than one table, or of a database.
struct FormatOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The table of a database.", valueName: "name"))
  var table: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The sheet of a workbook; the first that is not hidden unless given.", valueName: "name"))
  var sheet: String?

  @Option(
    name: .long, help: ArgumentHelp("What a database, or a Parquet or JSON file, is asked in SQL.", valueName: "select")
  )
  var query: String?

  /// The first of these options that is given, as it is written; nil where none is.
  var given: String? {
    let says: GivenOptions = ["--table": table != nil, "--sheet": sheet != nil, "--query": query != nil]
    return says.first
  }

  /// Files that the query names.
  var files: [CommandFiles.Source] { query.map(CommandFiles.quoted) ?? [] }
}
