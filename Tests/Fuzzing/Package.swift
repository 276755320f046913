// swift-tools-version: 6.2

import PackageDescription

/// Swift 6 concurrency, no warning left standing, and `unsafe` written out wherever a pointer is used.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// libFuzzer programs: they have no `main` of their own, so `./run` builds them with the flags they need.
let package = Package(
  name: "satisfaction-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-satisfaction", path: "../..")],
  targets: [
    .executableTarget(
      name: "CSVFuzzer",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ModelFuzzer",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
