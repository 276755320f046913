// swift-tools-version: 6.2

import PackageDescription

/// Settings of every Swift target: Swift 6 concurrency, no warning left standing, and `unsafe` written out
/// wherever a pointer is used.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// Numeric targets call `sqrt`, `log` and `exp`, which live in a library of their own on Linux.
let mathLibrary: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

let package = Package(
  name: "swift-satisfaction",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Satisfaction",
      targets: [
        "Satisfaction", "SatisfactionReporting", "SatisfactionIndices", "SurveySimulation", "PathModeling",
        "SurveyData", "PathSpecification", "SatisfactionNumerics", "SatisfactionWording",
      ]),
    .library(name: "SurveyFormats", targets: ["SurveyFormats"]),
    .library(name: "ReportFormats", targets: ["ReportFormats"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSatisfactionBLAS",
      pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"]), .brew(["openblas"])]
    ),
    .target(name: "CSatisfactionKernels"),
    .target(
      name: "SatisfactionNumerics",
      dependencies: ["CSatisfactionBLAS", "CSatisfactionKernels"],
      swiftSettings: strict,
      linkerSettings: mathLibrary
    ),
    .target(name: "SatisfactionWording", swiftSettings: strict),
    .target(name: "PathSpecification", dependencies: ["SatisfactionWording"], swiftSettings: strict),
    .target(
      name: "SurveyData",
      dependencies: ["SatisfactionNumerics", "SatisfactionWording"],
      swiftSettings: strict,
      linkerSettings: mathLibrary
    ),
    .target(
      name: "PathModeling",
      dependencies: ["PathSpecification", "SurveyData", "SatisfactionNumerics", "SatisfactionWording"],
      swiftSettings: strict,
      linkerSettings: mathLibrary
    ),
    .target(
      name: "SurveySimulation",
      dependencies: ["PathSpecification", "SurveyData", "SatisfactionNumerics", "SatisfactionWording"],
      swiftSettings: strict,
      linkerSettings: mathLibrary
    ),
    .target(
      name: "SatisfactionIndices",
      dependencies: [
        "SurveySimulation", "PathModeling", "PathSpecification", "SurveyData", "SatisfactionNumerics",
        "SatisfactionWording",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "SatisfactionReporting",
      dependencies: [
        "SatisfactionIndices", "PathModeling", "PathSpecification", "SurveyData", "SatisfactionNumerics",
        "SatisfactionWording",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Satisfaction",
      dependencies: [
        "SatisfactionReporting", "SatisfactionIndices", "SurveySimulation", "PathModeling", "SurveyData",
        "PathSpecification", "SatisfactionNumerics",
      ],
      swiftSettings: strict
    ),

    .target(name: "_TestSupport", path: "Tests/_TestSupport", swiftSettings: strict),
    .target(name: "CSurveyFormats", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(
      name: "SurveyFormats",
      dependencies: ["CSurveyFormats", "SurveyData", "SatisfactionNumerics", "SatisfactionWording"],
      swiftSettings: strict),
    .target(
      name: "ReportFormats",
      dependencies: ["CSurveyFormats", "SatisfactionReporting", "SatisfactionWording", "SurveyFormats"],
      swiftSettings: strict),

    .testTarget(
      name: "ReportFormatsTests", dependencies: ["Satisfaction", "ReportFormats", "SurveyFormats"],
      swiftSettings: strict),
    .testTarget(
      name: "SatisfactionNumericsTests", dependencies: ["SatisfactionNumerics", "_TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SatisfactionWordingTests", dependencies: ["SatisfactionWording"], swiftSettings: strict),
    .testTarget(name: "PathSpecificationTests", dependencies: ["PathSpecification"], swiftSettings: strict),
    .testTarget(
      name: "SurveyDataTests", dependencies: ["SurveyData", "SatisfactionNumerics"], swiftSettings: strict),
    .testTarget(
      name: "SurveyFormatsTests", dependencies: ["SurveyFormats", "SurveyData", "Satisfaction"],
      resources: [.copy("Files")],
      swiftSettings: strict),
    .testTarget(
      name: "SurveySimulationTests", dependencies: ["Satisfaction", "SatisfactionNumerics", "_TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PathModelingTests",
      dependencies: ["Satisfaction", "PathModeling", "SatisfactionNumerics", "SurveyData", "_TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SatisfactionIndicesTests",
      dependencies: ["Satisfaction", "_TestSupport", "SatisfactionIndices", "SatisfactionNumerics"],
      swiftSettings: strict),
    .testTarget(
      name: "SatisfactionReportingTests",
      dependencies: ["Satisfaction", "SatisfactionReporting", "SatisfactionNumerics", "SatisfactionWording"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
