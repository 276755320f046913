public import PathModeling
internal import PathSpecification
internal import SatisfactionNumerics
internal import SatisfactionWording

/// What to improve first: the drivers of one construct with importance, performance and potential.
///
/// - Source: Martilla & James (1977), J. Marketing 41(1), 77–79, doi:10.1177/002224297704100112; Ringle & Sarstedt
///   (2016), Industrial Management & Data Systems 116, 1865–1886, doi:10.1108/IMDS-10-2015-0449.
public struct DriverAnalysis: Sendable, Equatable {
  /// Where important begins and where good begins, of one level.
  public struct Cuts: Sendable, Equatable {
    /// Importance from which on a driver counts as important.
    public let importance: Double
    /// Performance from which on a driver counts as good, 0–100.
    public let performance: Double
  }

  /// The construct that is driven.
  public let target: String
  /// Its index, 0–100.
  public let index: Double
  /// Cuts among the constructs: their means unless set.
  public let constructCuts: Cuts
  /// Cuts among the items: their means unless set.
  public let itemCuts: Cuts
  /// The constructs with a chain to the target, in the order of the model.
  public let constructs: [Driver]
  /// Their items, in the order of the model.
  public let items: [Driver]
  /// Whether nothing is marked, so that all items count as controllable.
  public let allControllable: Bool

  /// Controllable items that are important and below the cut of performance, by falling potential. One whose better
  /// answers go with a lower target is none, even where all others are worse still and so put the cut below 0.
  public var shortBoards: [String] {
    items.filter { $0.quadrant == .concentrate && $0.importance > 0 && $0.item?.isControllable == true }
      .sorted { $0.potential > $1.potential }.map(\.name)
  }
}

/// What is asked about drivers beside the estimates.
public struct DriverOptions: Sendable, Equatable {
  /// Importance from which on a driver counts as important, for both levels; nil takes the mean of the level.
  public var importanceCut: Double?
  /// Performance from which on a driver counts as good, 0–100; nil takes the mean of the level.
  public var performanceCut: Double?
  /// Items that can be acted on; nil takes those that the model marks, and all where it marks none.
  public var controllable: [String]?

  /// Nothing is set unless said.
  public init(importanceCut: Double? = nil, performanceCut: Double? = nil, controllable: [String]? = nil) {
    self.importanceCut = importanceCut
    self.performanceCut = performanceCut
    self.controllable = controllable
  }
}

extension PLSFit {
  /// The drivers of a construct.
  ///
  /// - Parameters:
  ///   - target: The construct that is driven.
  ///   - options: Cuts and what can be acted on.
  ///   - bootstrap: Replicates of this fit, for intervals, ellipses and shares; nil for none.
  /// - Throws: `DriverError`.
  /// - Complexity: One pass over the replicates for every number.
  public func drivers(
    of target: String, options: DriverOptions = DriverOptions(), bootstrap: Bootstrap? = nil
  ) throws(DriverError) -> DriverAnalysis {
    let index = try requireTarget(target)
    let marked = try controllableItems(options)
    var (constructs, items) = ([DriverDraft](), [DriverDraft]())
    for (k, construct) in model.constructs.enumerated()
    where effects.contains(where: { $0.from == construct.name && $0.to == target }) {
      do throws(IndexError) {
        let importance = try impact(of: construct.name, on: target)
        constructs.append(
          DriverDraft(
            name: construct.name, importance: importance, performance: try self.index(of: construct.name),
            statistics: [
              .impact(of: construct.name, on: target), .index(construct.name),
              .potential(of: construct.name, on: target),
            ]))
        items += try drafts(ofItemsOf: k, importance: importance, target: target, marked: marked)
      } catch {
        throw .noIndex(error)
      }
    }
    guard !constructs.isEmpty else { throw .noDrivers(target: target) }
    let (constructRows, constructCuts) = DriverDraft.level(constructs, options, bootstrap)
    let (itemRows, itemCuts) = DriverDraft.level(items, options, bootstrap)
    return DriverAnalysis(
      target: target, index: index, constructCuts: constructCuts, itemCuts: itemCuts, constructs: constructRows,
      items: itemRows, allControllable: marked == nil)
  }

  /// The index of a target.
  func requireTarget(_ target: String) throws(DriverError) -> Double {
    guard model.construct(named: target) != nil else {
      var near = NearNames(model.constructs.map(\.name))
      throw .unknownTarget(target, suggestion: near.nearest(to: target))
    }
    do throws(IndexError) {
      return try index(of: target)
    } catch {
      throw .noIndex(error)
    }
  }

  /// - Throws: `DriverError.unknownItem(_:use:suggestion:)`, `DriverError.repeatedItem(_:use:)`.
  func requireItems(_ items: [String], use: String) throws(DriverError) {
    var near = NearNames(model.indicators)
    var seen = Set<String>()
    for item in items {
      guard model.numbering.indicator(item) != nil else {
        throw .unknownItem(item, use: use, suggestion: near.nearest(to: item))
      }
      guard seen.insert(item).inserted else { throw .repeatedItem(item, use: use) }
    }
  }

  /// The items that can be acted on; nil where nothing is marked.
  private func controllableItems(_ options: DriverOptions) throws(DriverError) -> Set<String>? {
    if let named = options.controllable {
      try requireItems(named, use: "--controllable")
      return Set(named)
    }
    let marked = model.conventions.controllable
    return marked.isEmpty ? nil : marked
  }

  private func drafts(
    ofItemsOf k: Int, importance: Double, target: String, marked: Set<String>?
  ) throws(IndexError) -> [DriverDraft] {
    let construct = model.constructs[k]
    let formula = try indexFormula(ofConstruct: k)
    guard let means = moments.means else { throw .meansUnknown(construct: construct.name) }
    return model.leafIndicators(of: k).enumerated().map { place, i in
      let name = model.indicators[i]
      let share = formula.share(place)
      return DriverDraft(
        name: name,
        item: DriverItem(
          construct: model.constructs[model.numbering.construct(ofIndicator: i)].name, share: share, mean: means[i],
          isControllable: marked?.contains(name) ?? true),
        importance: share * importance, performance: formula.score(of: means[i], place),
        statistics: [.itemImpact(of: name, on: target), .itemScore(name), .itemPotential(of: name, on: target)])
    }
  }
}

extension IndexFormula {
  /// The part of item `place` of the construct in its index: those of all items sum to 1.
  func share(_ place: Int) -> Double {
    weights[place] * (scales[place].upperBound - scales[place].lowerBound) / span
  }

  /// An answer to item `place` of the construct, or their mean, as a score of 0–100.
  func score(of answer: Double, _ place: Int) -> Double {
    100 * (answer - scales[place].lowerBound) / (scales[place].upperBound - scales[place].lowerBound)
  }
}

/// A driver before it is compared with the others of its level.
struct DriverDraft {
  let name: String
  var item: DriverItem?
  let importance: Double
  let performance: Double
  /// Importance, performance, potential.
  let statistics: [Statistic]

  private var potential: Double { importance * (100 - performance) }

  /// The drivers of one level with cuts, ranks, quadrants and what the replicates say.
  static func level(
    _ drafts: [DriverDraft], _ options: DriverOptions, _ bootstrap: Bootstrap?
  ) -> ([Driver], DriverAnalysis.Cuts) {
    let n = Double(drafts.count)
    let cuts = DriverAnalysis.Cuts(
      importance: options.importanceCut ?? drafts.reduce(0) { $0 + $1.importance } / n,
      performance: options.performanceCut ?? drafts.reduce(0) { $0 + $1.performance } / n)
    let inference = bootstrap.map { DriverInference.level(drafts.map(\.statistics), $0) }
    let rows = drafts.enumerated().map { k, draft in
      Driver(
        name: draft.name, item: draft.item, importance: draft.importance, performance: draft.performance,
        potential: draft.potential, rank: 1 + drafts.count { $0.potential > draft.potential },
        quadrant: DriverQuadrant(
          isImportant: draft.importance >= cuts.importance, isGood: draft.performance >= cuts.performance),
        inference: inference?[k])
    }
    return (rows, cuts)
  }
}

extension DriverQuadrant {
  init(isImportant: Bool, isGood: Bool) {
    self = isImportant ? (isGood ? .keepUp : .concentrate) : (isGood ? .overkill : .lowPriority)
  }
}
