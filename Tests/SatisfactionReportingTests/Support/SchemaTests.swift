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

  /// Saved bootstraps of rows, of a design and of replicate weights: the fit in them is that of a saved fit.
  @Test func `a saved bootstrap keeps its schema`() throws {
    let (schema, fitSchema) = (try JSONSchema(named: Bootstrap.savedSchema), try JSONSchema(named: PLSFit.savedSchema))
    let faults = schema.ownFaults(optional: Self.undefinedOfBootstraps)
    #expect(faults.isEmpty, "\(faults)")
    let model = PathModel.ecsiMobile
    let plain = try Dataset(csv: Fixtures.mobilePhone, for: model)
    var columns = plain.columns.map { column in
      (name: column.name, values: (0..<250).map { column.number(at: $0) ?? .nan })
    }
    columns.append(("branch", (0..<250).map { Double($0 / 10) }))
    for b in 1...3 { columns.append(("rw_\(b)", (0..<250).map { ($0 / 10 + b) % 2 == 0 ? 2 : 0.5 })) }
    let survey = try Dataset(columns)
    let design = try SamplingDesign(
      DesignColumns(cluster: "branch", population: .number(40), lonely: .collapse), of: survey)
    let (rows, drawn) = (try model.answers(in: survey), try model.answers(in: survey).drawn(by: design))
    for (answers, resampling) in [
      (rows, Resampling(plan: .bootstrap(replicates: 20), interval: .bca)),
      (drawn, Resampling(plan: .bootstrap(replicates: 20))), (drawn, Resampling(plan: .jackknife)),
      (rows, Resampling(plan: .replicateColumns(ReplicateColumns(["rw_*"], kind: .fay, rho: 0.3)))),
    ] {
      let boot = try PLS().fit(model, to: answers).bootstrap(on: answers, resampling: resampling)
      let tree = try JSONTree(parsing: String(decoding: boot.savedBytes, as: UTF8.self))
      #expect(schema.faults(of: tree).isEmpty, "\(resampling.plan): \(schema.faults(of: tree))")
      let fit = JSONTree.object(["schema": .string(PLSFit.savedSchema), "fit": try #require(tree["fit"])])
      #expect(fitSchema.faults(of: fit).isEmpty, "\(fitSchema.faults(of: fit))")
    }
  }

  /// No description says that a number is null where it is not defined: it says where that is.
  @Test(arguments: JSONSchema.names)
  func `descriptions are not empty words`(name: String) throws {
    for number in try JSONSchema(named: name).numbers {
      #expect(number.description?.contains("where it is not defined") == false, "\(number.place)")
    }
  }

  /// Keys of saved bootstraps that are not written where there is nothing to say.
  private static let undefinedOfBootstraps: Set<String> = [
    "numbers", "design", "leaveOneOut", "estimates", "rscales", "weights", "sampling", "replicates", "strata",
    "cluster",
    "population", "rho", "scale", "centre", "degreesOfFreedom",
  ]

  /// Keys that are not written where there is nothing to say.
  private static let undefined: Set<String> = [
    "fingerprint", "weightsColumn", "effectiveCases", "emIterations", "means",
  ]

  @Test func `all schemas are there`() {
    #expect(JSONSchema.names.count >= 9 && JSONSchema.all.count == JSONSchema.names.count)
  }
}
