// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target.
///
/// Warnings are errors: nobody depends on this package as a library.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "aksl",
  products: [
    .executable(name: "aksl", targets: ["aksl"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: - The model: what Azure does

    .target(name: "AKSModel", exclude: ["README.md"]),
    // What holds in every world, for the tests of the model and of the interpreter.
    .target(name: "ModelLaws", dependencies: ["AKSModel"], path: "Tests/ModelLaws"),
    .testTarget(name: "AKSModelTests", dependencies: ["AKSModel", "ModelLaws"]),

    // MARK: - The language: what was written

    .target(name: "AKSLLanguage"),
    .testTarget(name: "AKSLLanguageTests", dependencies: ["AKSLLanguage"]),

    // MARK: - The shell: what stands around the commands of az

    .target(name: "Shell"),
    .testTarget(name: "ShellTests", dependencies: ["Shell"], exclude: ["Cases"]),

    // MARK: - az: its command lines, as requests to the model

    .target(name: "AzureCLI", dependencies: ["AKSLJSON", "AKSModel", "JMESPath", "Shell"]),
    .testTarget(
      name: "AzureCLITests", dependencies: ["AzureCLI", "AKSLJSON", "AKSModel", "JMESPath", "Shell"],
      exclude: ["Cases"]),

    // MARK: - Traces of load: files to plain values

    .target(name: "LoadTraces", dependencies: ["AKSLJSON"]),
    .testTarget(name: "LoadTracesTests", dependencies: ["LoadTraces"]),

    // MARK: - The interpreter: joins the three

    .target(name: "TimeZoneRules"),
    .testTarget(name: "TimeZoneRulesTests", dependencies: ["TimeZoneRules"]),

    .target(
      name: "AKSLInterpreter",
      dependencies: [
        "AKSLJSON", "AKSLLanguage", "AKSModel", "AzureCLI", "LoadTraces", "Shell", "TimeZoneRules",
      ]),
    .testTarget(
      name: "AKSLInterpreterTests",
      dependencies: [
        "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLReports", "AKSModel", "AzureCLI", "ModelLaws",
        "Shell", "TimeZoneRules",
      ],
      exclude: ["Cases"]),

    // MARK: - The suites: which scenarios run, and what became of them

    .target(name: "AKSLScenarios", dependencies: ["AKSLInterpreter", "AKSLLanguage", "AKSModel"]),
    .testTarget(
      name: "AKSLScenariosTests",
      dependencies: ["AKSLScenarios", "AKSLInterpreter", "AKSLLanguage", "AKSModel"]),

    // MARK: - The reports: events to text

    .target(name: "AKSLJSON"),
    .testTarget(name: "AKSLJSONTests", dependencies: ["AKSLJSON"]),

    .target(name: "JMESPath", dependencies: ["AKSLJSON"]),
    .testTarget(name: "JMESPathTests", dependencies: ["JMESPath", "AKSLJSON"], exclude: ["Cases"]),

    // MARK: - Documents: what they say is printed

    .target(name: "RegularExpressions"),
    .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions"], exclude: ["Cases"]),

    .target(name: "OutputMatching", dependencies: ["AKSLJSON", "RegularExpressions"]),
    .testTarget(name: "OutputMatchingTests", dependencies: ["OutputMatching"]),

    .target(
      name: "AKSLReports",
      dependencies: [
        "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLScenarios", "AKSModel", "TimeZoneRules",
      ]),
    .testTarget(
      name: "AKSLReportsTests",
      dependencies: [
        "AKSLReports", "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLScenarios", "AKSModel",
      ],
      exclude: ["Golden"]),

    // MARK: - The documents: Markdown that runs

    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(name: "Markdown", dependencies: ["CMarkGFM"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),

    .target(
      name: "AKSLDocuments",
      dependencies: [
        "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLReports", "AKSLScenarios", "AKSModel", "JMESPath",
        "Markdown", "OutputMatching", "RegularExpressions",
      ]),
    .testTarget(
      name: "AKSLDocumentsTests",
      dependencies: [
        "AKSLDocuments", "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLReports", "AKSLScenarios",
        "AKSModel", "Markdown", "RegularExpressions",
      ]),

    // MARK: - The fuzzers: the same entries for libFuzzer and for the tests

    .target(
      name: "FuzzTargets",
      dependencies: [
        "AKSLDocuments", "AKSLInterpreter", "AKSLLanguage", "AKSLReports", "AKSLScenarios", "Markdown",
        "Shell",
      ],
      path: "Tests/Fuzz/Targets"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Tests"),

    // MARK: - The line editor

    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .target(name: "CEditline", dependencies: ["CLibedit"]),
    .target(name: "LineEditor", dependencies: ["CEditline"]),
    .executableTarget(
      name: "LineEditorDemo", dependencies: ["LineEditor"], path: "Tests/LineEditorDemo"),
    // Somebody who types: support of these tests and of the program's.
    .target(name: "PseudoTerminal", path: "Tests/PseudoTerminal"),
    .testTarget(
      name: "LineEditorTests", dependencies: ["LineEditor", "LineEditorDemo", "PseudoTerminal"]),

    // MARK: - The program

    .executableTarget(
      name: "aksl",
      dependencies: [
        "AKSLDocuments",
        "AKSLInterpreter",
        "AKSLLanguage",
        "AKSLReports",
        "AKSLScenarios",
        "AKSModel",
        "LineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "aksl",
        "AKSLInterpreter",
        "AKSLLanguage",
        "AKSLReports",
        "AKSModel",
        "PseudoTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What a person sees at the prompt: Python's tests in Tests/Screens, run one by one.
    .testTarget(name: "ScreenTests", dependencies: ["aksl", "PseudoTerminal"]),

    // MARK: - The documents

    .testTarget(
      name: "DocumentTests",
      dependencies: [
        "aksl", "AKSLDocuments", "AKSLInterpreter", "AKSLLanguage", "AKSLReports", "AKSLScenarios",
        "AKSModel",
        "Markdown",
      ]),

    // MARK: - The borders of the house

    .testTarget(name: "TidyTests"),

    // MARK: - Measuring

    .executableTarget(
      name: "CompileBenchmark", dependencies: ["AKSLInterpreter", "AKSLLanguage"],
      path: "Tests/Benchmarks/Compile", exclude: ["generate.py", "load.lua"]),
    .executableTarget(
      name: "AssistBenchmark", dependencies: ["AKSLInterpreter", "AKSLLanguage"],
      path: "Tests/Benchmarks/Assist"),
    .executableTarget(
      name: "PromptBenchmark", dependencies: ["PseudoTerminal"], path: "Tests/Benchmarks/Prompt"),
    .executableTarget(
      name: "EngineBenchmark", dependencies: ["AKSModel"], path: "Tests/Benchmarks/Engine",
      exclude: ["pools.cpp", "pools.py"]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = swiftSettings
}
