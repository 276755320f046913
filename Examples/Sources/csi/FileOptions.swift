import ArgumentParser
import Satisfaction

/// How the data file is read, where it does not say so itself.
struct FileOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Line in which the names of the columns stand, from 1.", valueName: "line"))
  var headerRow: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("What parts cells: one character, or tab.", valueName: "character"),
    transform: SeparatorOption.init)
  var separator: SeparatorOption?

  @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("The decimal mark: . or ,", valueName: "mark"))
  var decimal: ReadingOptions.DecimalMark?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("What stands between groups of three digits, such as .", valueName: "mark"))
  var thousands: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Encoding of the file: cp1252, gb18030, big5, shift-jis, euc-kr, utf-16 and others; UTF-8 unless given.",
      valueName: "name"))
  var encoding: String?

  func validate() throws {
    if let headerRow, headerRow < 1 {
      throw ValidationError("--header-row is \(headerRow): lines count from 1")
    }
    if let thousands {
      guard thousands.count == 1, let mark = thousands.first, !mark.isNumber, !mark.isLetter, mark != "-", mark != "+"
      else {
        throw ValidationError("--thousands is \"\(thousands)\": give one character, such as . or ,")
      }
      guard thousands != (decimal ?? .point).rawValue || (decimal == nil && thousands == ".") else {
        throw ValidationError("--thousands and --decimal are both \(thousands): they must differ")
      }
    }
  }

  /// Enters what is said about the file. Where points part thousands, the comma is the decimal mark.
  func apply(to options: inout ReadingOptions) {
    options.headerRow = headerRow
    options.separator = separator?.character
    options.decimal = decimal ?? (thousands == "." ? .comma : nil)
    options.thousands = thousands?.first
    options.encoding = encoding
  }
}

/// A separator of cells.
struct SeparatorOption {
  let character: Character

  init(_ argument: String) throws {
    let named: [String: Character] = [
      "tab": "\t", "\\t": "\t", "space": " ", "blank": " ", "comma": ",", "semicolon": ";",
    ]
    guard let character = named[argument.lowercased()] ?? (argument.count == 1 ? argument.first : nil),
      let byte = character.asciiValue, byte == 9 || (32..<127).contains(byte), character != "\"", !character.isLetter,
      !character.isNumber
    else { throw ValidationError("give one character that is not a letter, digit or quote, or the word tab") }
    self.character = character
  }
}

extension ReadingOptions.DecimalMark: @retroactive ExpressibleByArgument, OptionChoice {}
