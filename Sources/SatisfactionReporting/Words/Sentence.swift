/// Words for people in which names of the data keep apart from the words around them.
///
/// ```swift
/// let sentence: Sentence = "\(name: "Quality") goes with \("0.64") more points."
/// ```
package struct Sentence: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// A piece of a sentence.
  package enum Piece: Sendable, Equatable {
    /// Words of the report.
    case words(String)
    /// A name from the data or the model, whose direction of writing is its own.
    case name(String)
    /// Such a name where the sentence begins with what it is about.
    case subject(String)
  }

  /// The pieces, in order.
  package var pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }
  package init(_ words: String) { pieces = [.words(words)] }
  package init(stringLiteral words: String) { pieces = [.words(words)] }
  package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Collects the pieces of an interpolated literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) { append(literal) }
    package mutating func appendInterpolation(_ words: String) { append(words) }
    package mutating func appendInterpolation(_ number: Int) { append(String(number)) }
    package mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }
    package mutating func appendInterpolation(subject: String) { pieces.append(.subject(subject)) }
    package mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }

    private mutating func append(_ words: String) {
      guard !words.isEmpty else { return }
      if case .words(let before)? = pieces.last {
        pieces[pieces.count - 1] = .words(before + words)
      } else {
        pieces.append(.words(words))
      }
    }
  }

  /// The sentence without the difference of names and words.
  package var text: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .name(let text), .subject(let text): text
      }
    }.joined()
  }

  /// The sentence with names in small letters where they do not begin a sentence, for names that are words of its
  /// language.
  package var withSmallNames: Sentence {
    var (result, isBeginning) = ([Piece](), true)
    for piece in pieces {
      switch piece {
      case .words(let text):
        result.append(piece)
        // What is quoted stays as it was asked.
        isBeginning = text.hasSuffix(". ") || text.hasSuffix("“")
      case .name(let text): result.append(.name(isBeginning ? text : text.lowercasedFirst))
      case .subject(let text): result.append(.subject(isBeginning ? text : text.lowercasedFirst))
      }
      if case .words = piece {} else { isBeginning = false }
    }
    return Sentence(result)
  }

  /// Sentences after each other.
  package static func + (a: Sentence, b: Sentence) -> Sentence { Sentence(a.pieces + b.pieces) }
}

extension String {
  /// A name inside of a sentence: `Customer satisfaction` becomes `customer satisfaction`, `ACSI` stays.
  package var lowercasedFirst: String {
    guard let first, first.isUppercase, dropFirst().first?.isLowercase == true else { return self }
    return first.lowercased() + dropFirst()
  }
}
