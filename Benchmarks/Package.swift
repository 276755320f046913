// swift-tools-version: 6.2

import PackageDescription

/// The settings of the library: Swift 6 concurrency, and no warning left standing.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A program of measurements. Its folder lies directly in `Benchmarks`, where the plugin looks for it.
func measurements(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "Workload",
      .product(name: "Benchmark", package: "benchmark"),
      .product(name: "Satisfaction", package: "swift-satisfaction"),
    ],
    path: name,
    swiftSettings: strict,
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
  )
}

let package = Package(
  name: "satisfaction-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-satisfaction", path: ".."),
    // Without its traits, which count allocations and slow them down.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "Workload",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "Workload",
      swiftSettings: strict
    ),
    measurements("Fitting"),
    measurements("Reading"),
    measurements("Resampling"),
    measurements("Growth"),
    measurements("Programmes"),
    // Not directly in `Benchmarks`: the plugin would run it.
    .executableTarget(
      name: "coverage",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "Coverage",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "nation",
      dependencies: ["Workload", .product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "Nation",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "group-power",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "GroupPower",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "design-coverage",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "DesignCoverage",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "simulations",
      dependencies: [.product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "Simulations",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "timed-fit",
      dependencies: ["Workload", .product(name: "Satisfaction", package: "swift-satisfaction")],
      path: "Peers/TimedFit",
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
