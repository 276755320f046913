/// The order of groups, segments and waves by their labels: numbers by size before texts by their letters.
package enum LabelOrder {
  package static func precedes(_ a: String, _ b: String) -> Bool {
    switch (Double(a), Double(b)) {
    case (let first?, let second?): first == second ? a < b : first < second
    case (nil, nil): a < b
    case (_?, nil): true
    case (nil, _?): false
    }
  }

  /// The order of labels in several columns: the first that differ decide.
  package static func precedes(_ a: [String], _ b: [String]) -> Bool { a.lexicographicallyPrecedes(b, by: precedes) }
}
