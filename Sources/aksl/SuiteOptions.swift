import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

/// Options that say how a suite runs and what is told of it.
struct SuiteOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("jobs")],
    help: ArgumentHelp("Run so many files at once; what is told is the same.", valueName: "n"))
  var jobs = 1

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Write a report: tap, tap13, junit, junit-strict, json, markdown, github or azure. Several with commas, or "
        + "again. - is standard output.",
      valueName: "kind=file"))
  var report: [String] = []

  @Flag(help: "Leave times of the clock on the wall out of reports: two runs give the same bytes.")
  var stable = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Tell which rules of the model the tests exercised: text, json or lcov; with =file, into a file.",
      valueName: "format[=file]"))
  var coverage: [String] = []

  @Option(
    name: .customLong("min-coverage"),
    help: ArgumentHelp("Fail when fewer rules of a hundred were exercised.", valueName: "percent"))
  var minimumCoverage: Int?

  @Option(
    help: ArgumentHelp("Tell what has changed since an earlier report of the kind json.", valueName: "file"))
  var baseline: String?

  /// The report that this run is compared with.
  func readBaseline() throws(FileError) -> SuiteBaseline? {
    guard let baseline else { return nil }
    guard let report = SuiteBaseline(try SourceText.file(baseline).bytes) else {
      throw FileError(message: "--baseline \(baseline): that is no report of the kind json")
    }
    return report
  }

  /// The reports that are asked for.
  func reports() throws(ValidationError) -> [(kind: SuiteReportKind, path: String)] {
    var reports: [(kind: SuiteReportKind, path: String)] = []
    for choice in report.flatMap({ $0.split(separator: ",") }) {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      let kinds = SuiteReportKind.allCases.map(\.rawValue)
      guard let kind = SuiteReportKind(rawValue: parts[0]) else {
        let hint = Spelling.nearest(to: parts[0], among: kinds).map { ": did you mean \($0)?" }
        throw ValidationError(
          "--report \(choice): no such kind of report\(hint ?? ""); there are \(kinds.joined(separator: ", "))"
        )
      }
      guard parts.count == 2 else {
        throw ValidationError("--report \(choice): say where it goes, such as \(kind.rawValue)=report.txt")
      }
      reports.append((kind, parts[1]))
    }
    return reports
  }

  /// The forms of coverage that are asked for; without a file it goes to standard output.
  func coverages() throws(ValidationError) -> [(format: CoverageFormat, path: String)] {
    var coverages: [(format: CoverageFormat, path: String)] = []
    for choice in coverage {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      let formats = CoverageFormat.allCases.map(\.rawValue)
      guard let word = parts.first, let format = CoverageFormat(rawValue: word) else {
        throw ValidationError("--coverage \(choice): expected \(formats.joined(separator: ", "))")
      }
      coverages.append((format, parts.count == 2 ? parts[1] : "-"))
    }
    return coverages
  }

  /// Whether anything is to be told about the whole suite.
  var isAboutWhole: Bool {
    !(report.isEmpty && coverage.isEmpty && minimumCoverage == nil && baseline == nil)
  }

  /// The files that will be written.
  var reportPaths: [String] {
    let reports = (try? reports().map(\.path)) ?? []
    return (reports + ((try? coverages().map(\.path)) ?? [])).filter { $0 != "-" }
  }

  func validate() throws {
    let reports = try reports()
    let files = reports.map(\.path) + (try coverages().map(\.path).filter { $0 != "-" })
    for (index, path) in files.enumerated() where files[..<index].contains(path) {
      throw ValidationError("two reports go to \(path == "-" ? "standard output" : path)")
    }
    guard minimumCoverage.map({ (0...100).contains($0) }) ?? true else {
      throw ValidationError("--min-coverage \(minimumCoverage ?? 0): expected a number from 0 to 100")
    }
    guard (1...512).contains(jobs) else {
      throw ValidationError("--jobs \(jobs): expected a number from 1 to 512")
    }
  }
}
