import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

/// Options that say which scenarios of a suite are wanted.
struct SelectionOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only scenarios with these tags: 'cost and not (slow or night)'.", valueName: "condition"))
  var tags: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only scenarios with this in their names; with * or ?, of this whole name.", valueName: "pattern"))
  var name: [String] = []

  @Option(help: ArgumentHelp("Every n-th scenario, beginning with the k-th.", valueName: "k/n"))
  var shard: String?

  @Option(
    help: ArgumentHelp("Run the files in a random order that follows from this number.", valueName: "seed"))
  var shuffle: UInt64?

  @Flag(help: "Only say what would run.")
  var list = false

  /// What they ask for.
  func selection() throws(ValidationError) -> TestSelection {
    var selection = TestSelection()
    for condition in tags {
      do {
        selection.tags.append(try TagExpression(condition))
      } catch {
        throw ValidationError("--tags '\(condition)': \(error.message)")
      }
    }
    selection.names = name.map(NamePattern.init)
    if let shard {
      guard let part = Shard(shard) else {
        throw ValidationError("--shard \(shard): expected k/n with 1 <= k <= n, such as 2/5")
      }
      selection.shard = part
    }
    return selection
  }
}

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

  func validate() throws {
    _ = try reports()
    guard (1...512).contains(jobs) else {
      throw ValidationError("--jobs \(jobs): expected a number from 1 to 512")
    }
  }
}
