// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A C library that Debian ships; `package` is the command that installs it.
func system(_ name: String, pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A module of ours with its tests in Tests/<Name>Tests.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies,
    resources: resources, swiftSettings: settings)
}

let package = Package(
  name: "pagup",
  products: [.executable(name: "pagup", targets: ["pagup"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    system("CXlsxWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    system("CMeCab", package: "libmecab-dev"),
    system("CGumbo", pkgConfig: "gumbo", package: "libgumbo-dev"),
    system("CGsf", pkgConfig: "libgsf-1", package: "libgsf-1-dev"),
    system("CUchardet", pkgConfig: "uchardet", package: "libuchardet-dev"),
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    .systemLibrary(name: "CSystem"),

    module("Model"),
    module("JSON"),
    module("CSV"),
    module("Digest", ["CCrypto"]),
    module(
      "Lexicon", ["Model", "CSV"], resources: [.copy("Resources")], exclude: ["Import"]),
    module(
      "Extract",
      ["Model", "JSON", "Digest", "CGumbo", "CGsf", "CUchardet", "CCrypto", "CSystem"],
      resources: [.copy("Resources")]),
    module("Normalize", ["Model", "Lexicon"]),
    module("Analyze", ["Model", "Lexicon", "CMeCab"]),
    module("Render", ["Model", "JSON", "CSV", "CXlsxWriter"], resources: [.copy("Resources")]),
    module("Records", ["Model", "JSON"]),
    module(
      "Pipeline",
      [
        "Model", "JSON", "Digest", "Lexicon", "Extract", "Normalize", "Analyze", "Render",
        "Records", "CSystem", yams,
      ]),
    .executableTarget(
      name: "pagup", dependencies: ["Pipeline", "Extract", argumentParser], swiftSettings: settings),

    .executableTarget(
      name: "train-claims",
      dependencies: ["Analyze", "Lexicon", "Model", "Normalize", "Pipeline", argumentParser],
      path: "Sources/TrainClaims", exclude: ["Documents", "Labels", "Names"],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
    tests("JSON", ["TestSupport"]),
    tests("Records", ["Model"]),
    tests("Lexicon", ["Model", "TestSupport"]),
    tests("Extract", ["Model", "CGsf", "TestSupport"]),
    .executableTarget(
      name: "fuzz-extract", dependencies: ["Extract", "Model", "TestSupport"],
      path: "Tests/FuzzExtract",
      swiftSettings: settings),
    .executableTarget(
      name: "bench-normalize", dependencies: ["Normalize", "Model", "Lexicon"],
      path: "Benchmarks/Normalize", swiftSettings: settings),
    .executableTarget(
      name: "bench-render", dependencies: ["Render", "Analyze", "Model", "Records"],
      path: "Benchmarks/Render", swiftSettings: settings),
    tests("Normalize", ["Model", "Lexicon"]),
    tests("Analyze", ["Model", "Lexicon", "Normalize", "TestSupport"]),
    tests(
      "Render", ["Model", "JSON", "CSV", "Analyze", "TestSupport"], resources: [.copy("Snapshots")]),
    tests("Pipeline", ["Model", "Extract", "Records", "Digest", "JSON", "Lexicon"]),
  ]
)
