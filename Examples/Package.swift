// swift-tools-version: 6.2

import PackageDescription

/// The settings of the library: Swift 6 concurrency, no warning left standing, and `unsafe` written out wherever a
/// pointer is used.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let package = Package(
  name: "csi-examples",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "csi", targets: ["csi"]),
    .executable(name: "first-fit", targets: ["first-fit"]),
    .executable(name: "segment-survey", targets: ["segment-survey"]),
  ],
  dependencies: [
    .package(name: "swift-satisfaction", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "csi",
      dependencies: [
        .product(name: "Satisfaction", package: "swift-satisfaction"),
        .product(name: "ReportFormats", package: "swift-satisfaction"),
        .product(name: "SurveyFormats", package: "swift-satisfaction"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "first-fit",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "segment-survey",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      swiftSettings: strict
    ),
    .testTarget(
      name: "CSITests",
      dependencies: [
        "csi", "segment-survey", .product(name: "Satisfaction", package: "swift-satisfaction"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
