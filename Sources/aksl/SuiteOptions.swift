import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Options that say how a suite runs and what is told of it.
struct SuiteOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .customLong("jobs")],
    help: ArgumentHelp(
      "Run so many files at once, with auto as many as there are processors; what is told is the same.",
      valueName: "n|auto"))
  var jobs = JobCount(count: 1)

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
    help: ArgumentHelp("Fail when fewer rules of a hundred were exercised: 90 or 98.5.", valueName: "percent")
  )
  var minimumCoverage: Percentage?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Tell what has changed since an earlier report of the kind json.", valueName: "file"))
  var baseline: [String] = []

  @Flag(help: "With --baseline: what failed there already makes no exit code 1.")
  var onlyNew = false

  @Flag(
    help: ArgumentHelp(
      "Keep what files print now in the NAME.out beside them, and what documents print in these; with --update=new, "
        + "also where there is none, or in NAME.new. Not in CI."))
  var update = false

  @Option(name: .customLong("update-as"), help: .hidden)
  var updateAs: String?

  @Flag(help: "Run again what depends on a file that changes, until Ctrl-C.")
  var watch = false

  /// A flag takes no value, so that of `--update=new` becomes that of an option.
  static func withoutValuesOfFlags(_ arguments: [String]) -> [String] {
    let flag = "--update="
    return arguments.map { $0.hasPrefix(flag) ? "--update-as=\($0.dropFirst(flag.count))" : $0 }
  }

  /// What becomes of output that is kept.
  var outputUpdate: OutputFile.Update { updateAs != nil ? .all : update ? .existing : .nothing }

  /// Standard output is for a program, so that the text for people would be in its way.
  var takesOutput: Bool { !outputsForPrograms.isEmpty }

  private var outputsForPrograms: [String] {
    let reports = ((try? reports()) ?? []).filter { $0.path == "-" }.map(\.kind.rawValue)
    let coverages = ((try? coverages()) ?? []).filter { $0.path == "-" && $0.format != .text }
    return reports + coverages.map { "coverage as \($0.format.rawValue)" }
  }

  /// The report that this run is compared with.
  func readBaseline() throws(FileError) -> SuiteBaseline? {
    guard let baseline = baseline.first else { return nil }
    guard let report = SuiteBaseline(try SourceText.file(baseline).bytes) else {
      throw FileError(message: "--baseline \(baseline): that is no report of the kind json")
    }
    return report
  }

  /// The reports that are asked for.
  func reports() throws(ValidationError) -> [(kind: SuiteReportKind, path: String)] {
    var reports: [(kind: SuiteReportKind, path: String)] = []
    for choice in report.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      guard !choice.isEmpty else {
        throw ValidationError("--report: expected kind=file, such as junit=report.xml; it is empty")
      }
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
      guard parts.count == 2 || !choice.contains("=") else {
        throw ValidationError(
          "--coverage \(choice): say where it goes, such as \(format.rawValue)=coverage.txt")
      }
      coverages.append((format, parts.count == 2 ? parts[1] : "-"))
    }
    return coverages
  }

  /// The files that will be written.
  var reportPaths: [String] {
    let reports = (try? reports().map(\.path)) ?? []
    return (reports + ((try? coverages().map(\.path)) ?? [])).filter { $0 != "-" }
  }

  func validate() throws {
    let paths = try reports().map(\.path) + coverages().map(\.path)
    var places = FilePlaces()
    var taken: Set<String> = []
    for path in paths where !taken.insert(path == "-" ? path : places.target(of: path)).inserted {
      throw ValidationError("two reports go to \(path == "-" ? "standard output" : path)")
    }
    guard baseline.count < 2 else { throw ValidationError("--baseline: a run is compared with one report") }
    guard !onlyNew || !baseline.isEmpty else { throw ValidationError("--only-new needs a --baseline") }
  }

  /// What only scripts with scenarios ask for.
  func validateForTests() throws {
    if let updateAs, updateAs != "new" {
      throw ValidationError("--update=\(updateAs): expected --update, or --update=new")
    }
    if outputUpdate != .nothing, Environment.isCI {
      throw ValidationError("--update changes what tests expect: not in CI (the variable CI is set)")
    }
    if watch, !(report.isEmpty && coverage.isEmpty && minimumCoverage == nil && baseline.isEmpty) {
      throw ValidationError("--watch runs what has changed: a report would be about a part of the suite")
    }
  }
}

/// How many files run at once.
struct JobCount: ExpressibleByArgument {
  static let limit = 512

  let count: Int

  init(count: Int) { self.count = count }

  init?(argument: String) {
    guard argument != "auto" else {
      count = min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), Self.limit)
      return
    }
    guard let count = Int(argument), (1...Self.limit).contains(count) else { return nil }
    self.count = count
  }

  /// The default, as help shows it.
  var defaultValueDescription: String { String(count) }
}

/// A number from 0 to 100 with at most one digit behind the point: `98.5`.
struct Percentage: ExpressibleByArgument {
  let text: String
  let permille: Int

  init?(argument: String) {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }),
      let whole = Int(parts[0]), let tenths = parts.count == 2 ? Int(parts[1]) : 0, (0...9).contains(tenths),
      (0...1000).contains(whole * 10 + tenths)
    else { return nil }
    text = argument
    permille = whole * 10 + tenths
  }
}
