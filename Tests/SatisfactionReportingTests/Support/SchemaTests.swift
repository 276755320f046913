import Foundation
import Satisfaction
import Testing

/// The files of `Schemas` as somebody reads them who has nothing else.
@Suite struct SchemaTests {
  @Test(arguments: JSONSchema.names)
  func `a schema has the name of its file, and says what each number is`(name: String) throws {
    let schema = try JSONSchema(named: name)
    #expect(schema.id == name)
    for number in schema.numbers {
      let description = number.description ?? ""
      #expect(description.hasSuffix("."), "\(number.place) has no description of what it is and in which unit")
      if number.mayBeNull { #expect(description.contains("ull "), "\(number.place) does not say when it is null") }
    }
  }

  /// Saved fits of rows, of weighted rows with gaps, and of a matrix without means.
  @Test(arguments: [MissingPolicy.casewise, .em])
  func `a saved fit keeps its schema`(missing: MissingPolicy) throws {
    let schema = try JSONSchema(named: PLSFit.savedSchema)
    #expect(schema.ownFaults(optional: Self.undefined).isEmpty, "\(schema.ownFaults(optional: Self.undefined))")
    let folder = URL(filePath: Fixtures.mobilePhone).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "segments.model"), encoding: .utf8)
    let model = try PathModel(text: text)
    let survey = try Dataset(csv: folder.appending(path: "segments.csv").path, for: model)
    let rows = try PLS(missing: missing).fit(model, to: survey)
    let names = model.indicators
    let matrix = try PLS().fit(
      model, to: Moments(names: names, correlations: rows.moments.correlations(), n: 480))
    for fit in [rows, matrix] {
      let faults = schema.faults(of: try JSONTree(parsing: String(decoding: fit.savedBytes, as: UTF8.self)))
      #expect(faults.isEmpty, "\(faults)")
    }
    #expect((rows.sample.emIterations != nil) == (missing == .em) && rows.sample.effectiveCases != nil)
  }

  /// Keys that are not written where there is nothing to say.
  private static let undefined: Set<String> = [
    "fingerprint", "weightsColumn", "effectiveCases", "emIterations", "means",
  ]

  @Test func `all schemas are there`() {
    #expect(JSONSchema.names.count >= 9 && JSONSchema.all.count == JSONSchema.names.count)
  }
}
