internal import PathSpecification

/// The products of a path model as numbers: their factors, what they explain, and the columns of answers they are made of.
///
/// With yₐ = Sₐ − Mₐ, the weighted sum of a block's answers less its mean, a product of scores is the sum over all
/// choices of factors, Π S of those chosen · Π (−M) of the others: a linear map of products of answers and of answers.
struct ProductLayout: Sendable, Equatable {
  /// A product in the equation of a construct.
  struct Term: Sendable, Equatable {
    /// Number of the product.
    let product: Int
    /// Number of the construct that it explains.
    let target: Int
  }

  /// One choice of factors in the expansion of a product.
  struct Choice: Sendable, Equatable {
    /// Places of the factors whose sums are multiplied.
    let inside: [Int]
    /// Places of the factors that give their means, each with the sign −.
    let outside: [Int]
  }

  /// What some indicators multiplied are: the column that holds it, and the indicators, one a factor.
  struct Cell: Sendable, Equatable {
    let column: Int
    let items: [Int]
  }

  /// Numbers of the factors of each product, Q.
  let factors: [[Int]]
  /// Names of the products, Q.
  let names: [String]
  /// The products in the equations, in the order of the model.
  let terms: [Term]
  /// Indicators whose answers are multiplied in each column, ascending; they stand behind the indicators.
  let columns: [[Int]]
  /// The choices of factors of each product.
  let choices: [[Choice]]
  /// For each product and choice of two factors or more, the columns of all its combinations of indicators under its
  /// factors.
  let cells: [[[Cell]]]
  /// For each product all combinations of one column of the model a factor, those of its first factor slowest.
  let combinations: [[[Int]]]
  private let targets: [[Int]]

  /// Whether the model has no products.
  var isEmpty: Bool { factors.isEmpty }
  /// Number of products.
  var count: Int { factors.count }
  /// Numbers of the terms that explain a construct.
  func termsOfTarget(_ construct: Int) -> [Int] { targets.isEmpty ? [] : targets[construct] }

  /// No products.
  init() {
    (factors, names, terms, columns, choices, cells, combinations, targets) = ([], [], [], [], [], [], [], [])
  }

  /// The products of a model; equal factors in the same order are one product, whatever they explain.
  ///
  /// - Parameter blocks: The columns of each construct.
  init(_ model: PathModel, blocks: [Range<Int>]) {
    var (factors, names, terms) = ([[Int]](), [String](), [Term]())
    var targets = [[Int]](repeating: [], count: model.products.isEmpty ? 0 : model.constructs.count)
    for product in model.products {
      let numbers = product.factors.compactMap(model.numbering.construct)
      guard numbers.count == product.factors.count, let target = model.numbering.construct(product.to) else { continue }
      if !factors.contains(numbers) {
        factors.append(numbers)
        names.append(product.name)
      }
      targets[target].append(terms.count)
      terms.append(Term(product: factors.firstIndex(of: numbers) ?? 0, target: target))
    }
    var columns = ColumnNumbers()
    let choices = factors.map { Self.choices(of: $0.count) }
    cells = zip(factors, choices).map { product, choices in
      choices.map { choice in
        guard choice.inside.count > 1 else { return [] }
        return Self.combinations(choice.inside.map { model.leafIndicators(of: product[$0]) }).map {
          Cell(column: columns.number(of: $0.sorted()), items: $0)
        }
      }
    }
    combinations = factors.map { product in Self.combinations(product.map { Array(blocks[$0]) }) }
    (self.factors, self.names, self.terms, self.targets, self.choices) = (factors, names, terms, targets, choices)
    self.columns = columns.items
  }

  /// All choices of one factor or more.
  private static func choices(of count: Int) -> [Choice] {
    (1..<(1 << count)).map { bits in
      Choice(
        inside: (0..<count).filter { bits & (1 << $0) != 0 }, outside: (0..<count).filter { bits & (1 << $0) == 0 })
    }
  }

  /// All combinations of one number a list, the last list fastest.
  static func combinations(_ lists: [[Int]]) -> [[Int]] {
    lists.reduce([[]]) { made, list in made.flatMap { numbers in list.map { numbers + [$0] } } }
  }

  /// How many indicators each product has in the estimation in which it is a construct: none where scores are held fixed,
  /// the product of scores itself, or all combinations of columns.
  func blockSizes(_ moderation: Moderation) -> [Int] {
    switch moderation {
    case .twoStage: factors.map { _ in 0 }
    case .refit: factors.map { _ in 1 }
    case .productIndicator, .orthogonal: combinations.map(\.count)
    }
  }

  private struct ColumnNumbers {
    private(set) var items: [[Int]] = []
    private var numbers: [[Int]: Int] = [:]

    mutating func number(of combination: [Int]) -> Int {
      if let known = numbers[combination] { return known }
      numbers[combination] = items.count
      items.append(combination)
      return items.count - 1
    }
  }
}
