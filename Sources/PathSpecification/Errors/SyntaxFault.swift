internal import SatisfactionWording

/// Why a statement of model text cannot be read.
public enum SyntaxFault: Error, Sendable, Hashable {
  /// A character that has no meaning outside quotes.
  case unexpectedCharacter(Unicode.Scalar)
  /// A raw control character.
  case controlCharacter(Unicode.Scalar)
  /// A quote that is not closed on its line.
  case unclosedQuote
  /// A backslash in quotes with something unknown after it.
  case unknownEscape(String)
  /// Something that begins like a number and is none, or is out of the range of a `Double`.
  case malformedNumber(String)
  /// A word or sign in the wrong place, and what may stand there.
  case unexpected(found: String, expected: String)
  /// Two bare names with nothing but a blank in between.
  case blankInName(first: String, second: String)
  /// A path drawn as an arrow, from the first name to the second; nil where there are no such names.
  case arrow(from: String?, to: String?)
  /// A construction of lavaan that has no place in a path model.
  case unsupported(LavaanFeature)
  /// Parentheses in parentheses.
  case nestedParentheses
  /// A parenthesis that is not closed in its statement.
  case unclosedParenthesis
  /// `@` and a word that is no directive.
  case unknownDirective(String, suggestion: String?)
  /// A word after `@higher-order` that is none of the ways.
  case unknownHigherOrder(String, suggestion: String?)
  /// A word before `*( … )` that is no mode.
  case unknownModifier(String, suggestion: String?)
  /// A mode that is given to some indicators of a construct only.
  case modifierOfPart(String)
  /// Two constructs with `*` in between, which in R stands for their product and both of them.
  case starBetweenConstructs(String, String)
  /// A number before a product.
  case numberBeforeProduct
  /// A product of more factors than can be estimated.
  case tooManyFactors(String)
  /// A word after `@moderation` that is no way to estimate products.
  case unknownModeration(String)
  /// A number before parentheses and another one within.
  case doubledPremultiplier
  /// The ends of a range differ in more than their last digits, or have none.
  case rangeOfDifferentNames(first: String, last: String)
  /// The numbers of a range do not ascend.
  case rangeNotAscending(first: String, last: String)
  /// The ends of a range are padded with zeros in different ways.
  case rangeOfDifferentPadding(first: String, last: String)
  /// A range of too many items.
  case rangeTooLong(first: String, last: String, limit: Int)
  /// The ranges of the text make too many items together; this is the first that does not fit.
  case tooManyItems(first: String, last: String)
  /// Statements with several names on the left make too many paths together.
  case tooManyPaths
}

extension SyntaxFault: CustomStringConvertible {
  /// What is wrong and what to do, in one line.
  public var description: String {
    switch self {
    case .unexpectedCharacter(let scalar):
      "unexpected \(CharacterText.shown(scalar)): \(CharacterText.advice(for: scalar))"
    case .controlCharacter(let scalar):
      "control character \(CharacterText.code(scalar)) in the text: remove it"
    case .unclosedQuote: "the quote is not closed on its line: add `\"` (within quotes write \\\" and \\n)"
    case .unknownEscape(let text):
      "unknown escape `\(text.excerptForMessage)`: there are \\\" \\\\ \\n \\r \\t and \\u{hex}"
    case .malformedNumber(let text):
      """
      `\(text.excerptForMessage)` is not a number: correct it, \
      or quote it if it is a name (names that begin with a digit stand in quotes)
      """
    case .unexpected(let found, let expected): "found \(found) where \(expected) is expected"
    case .blankInName(let first, let second):
      """
      found \(first.nameForMessage) \(second.nameForMessage): write + between two names; a name with a blank stands in \
      double quotes, \((first + " " + second).quotedForMessage)
      """
    case .arrow(let from?, let to?):
      "a path is written \(to.nameForMessage) ~ \(from.nameForMessage): what is explained stands on the left"
    case .arrow: "a path is written with ~, as in Satisfaction ~ Image: what is explained stands on the left"
    case .unsupported(let feature): feature.description
    case .nestedParentheses: "parentheses do not nest: remove the inner ones"
    case .unclosedParenthesis: "the parenthesis is not closed: add `)`"
    case .unknownDirective(let name, let suggestion):
      "unknown directive @\(name.excerptForMessage): \(Self.advice(suggestion.map { "@" + $0 }, Self.directives))"
    case .unknownModifier(let name, let suggestion):
      "unknown modifier \(name.nameForMessage): \(Self.advice(suggestion, Self.modifiers))"
    case .unknownHigherOrder(let name, let suggestion):
      "unknown @higher-order \(name.nameForMessage): \(Self.advice(suggestion, "it is disjoint, embedded or repeated"))"
    case .modifierOfPart(let modifier):
      "the mode holds for a whole construct: write \(modifier)*( … ) around all its indicators"
    case .starBetweenConstructs(let first, let second):
      """
      a modifier stands before *, and \(first.nameForMessage) is none: remove it if it is a label, and for the product \
      of two constructs write \
      \(first.nameForMessage) + \(second.nameForMessage) + \(first.nameForMessage):\(second.nameForMessage)
      """
    case .numberBeforeProduct:
      "a number before a product is not read, for populations have no products: remove the number"
    case .tooManyFactors(let name):
      "the product \(name.excerptForMessage) has more than \(Product.mostFactors) factors: leave some out"
    case .unknownModeration(let word):
      "unknown way to estimate products `\(word.excerptForMessage)`: the ways are \(Self.moderations)"
    case .doubledPremultiplier: "a number before the parentheses and one within: remove one of them"
    case .rangeOfDifferentNames, .rangeNotAscending, .rangeOfDifferentPadding, .rangeTooLong, .tooManyItems:
      rangeDescription
    case .tooManyPaths: "too many paths: statements with several names on the left make at most a million paths in all"
    }
  }

  private var rangeDescription: String {
    switch self {
    case .rangeOfDifferentNames(let first, let last):
      "the range \(Self.range(first, last)) needs one name with two numbers, like IMAG1..IMAG5: name the items singly"
    case .rangeNotAscending(let first, let last):
      "the range \(Self.range(first, last)) does not ascend: write the smaller number first"
    case .rangeOfDifferentPadding(let first, let last):
      "the range \(Self.range(first, last)) pads its numbers in two ways: write both with the same leading zeros"
    case .rangeTooLong(let first, let last, let limit):
      "the range \(Self.range(first, last)) makes more than \(limit) items: shorten it"
    case .tooManyItems(let first, let last):
      "with the range \(Self.range(first, last)) the ranges of the text make too many items in all: shorten them"
    default: ""
    }
  }

  private static let directives = "the directives are " + Directive.allCases.map(\.description).joined(separator: " ")
  private static let moderations = Moderation.allCases.map(\.rawValue).joined(separator: ", ")
  private static let modifiers = "the modifiers are modeA modeB unit fixed"

  private static func advice(_ suggestion: String?, _ all: String) -> String {
    suggestion.map { "did you mean \($0)?" } ?? all
  }

  private static func range(_ first: String, _ last: String) -> String {
    "\(first.nameForMessage)..\(last.nameForMessage)"
  }
}
