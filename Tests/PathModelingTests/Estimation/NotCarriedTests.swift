import Foundation
import Satisfaction
import Testing

/// The golden files that a plain clone has, and those that it has not because their data sets may not be carried: each
/// is skipped by its name.
@Suite struct NotCarriedTests {
  private static let all = GoldenEstimationTests.all + GoldenPlspmTests.all.map(\.name) + GoldenSeminrTests.names

  @Test func mostAreCarried() {
    let carried = Self.all.filter(Reference.carries)
    #expect(carried.count == 18, "\(carried)")
  }

  @Test(
    .enabled(
      if: Reference.folder != nil, "its data set cannot be carried: needs the reference folder beside the checkout"),
    arguments: all.filter { !Reference.carries($0) })
  func isThere(_ name: String) { #expect(Reference.available([name]) == [name]) }

  /// What is carried is what the folder has.
  @Test(
    .enabled(if: Reference.folder != nil, "needs the reference folder beside the checkout"),
    arguments: all.filter(Reference.carries))
  func isTheSame(_ name: String) throws {
    let other = try #require(Reference.folder).appending(path: "golden/\(name).json")
    #expect(try Data(contentsOf: Reference.carried.appending(path: "\(name).json")) == Data(contentsOf: other))
  }
}
