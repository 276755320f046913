/// Options as they are written, each with whether it is given.
typealias GivenOptions = KeyValuePairs<String, Bool>

extension GivenOptions {
  /// The first that is given; nil where none is.
  var first: String? { first { $0.value }?.key }
}
