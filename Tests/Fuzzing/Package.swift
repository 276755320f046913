// swift-tools-version: 6.2

import PackageDescription

/// Swift 6 concurrency, no warning left standing, and `unsafe` written out wherever a pointer is used.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// A program that hands bytes to what reads them in these libraries.
func fuzzer(_ name: String, of libraries: String...) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzingSupport"] + libraries.map { .product(name: $0, package: "swift-satisfaction") },
    swiftSettings: strict)
}

/// libFuzzer programs: they have no `main` of their own, so `./run` builds them with the flags they need.
let package = Package(
  name: "satisfaction-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-satisfaction", path: "../..")],
  targets: [
    .target(name: "FuzzingSupport", swiftSettings: strict),
    fuzzer("CSVFuzzer", of: "Satisfaction"),
    fuzzer("ModelFuzzer", of: "Satisfaction"),
    fuzzer("WorkbookFuzzer", of: "SurveyFormats"),
    fuzzer("MomentsFuzzer", of: "Satisfaction", "SurveyFormats"),
  ],
  swiftLanguageModes: [.v6]
)
