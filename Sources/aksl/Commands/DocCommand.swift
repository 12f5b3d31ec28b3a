import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import ArgumentParser

/// The command `aksl doc PATH…`.
struct DocCommand: ParsableCommand, Action {
  static let configuration = CommandConfiguration(
    commandName: "doc",
    abstract: "Run what Markdown documents show, and compare it with what they promise.",
    usage: "aksl doc [<options>] <path> …",
    discussion: """
        aksl doc guides/                     every *.md and *.markdown below the folder
        aksl doc guide.md:40                 the block around line 40, and what it needs
        aksl doc 'guide.md#stop-dev'         the block of this name
        aksl doc guide.md --setup lab.aksl   in a world that a script makes first

      Fences `aksl`, `aksl-session`, `aksl-test`, `azurecli` run in their order, in one session a document; what
      does not run is named with the reason. `aksl help documents` tells what a document can say.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders, patterns such as 'docs/**/*.md', file:line, file#name, @list; - is standard input.",
      valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp("Run this script first, in the session of each document.", valueName: "file.aksl"))
  var setup: String?

  @Flag(
    help: "Take what stands directly behind a fence that runs for its output, as if every document said so.")
  var expectFollowing = false

  @Flag(help: "Run fences of shells without the option `run`, too.")
  var shellFences = false

  @Flag(
    name: .customLong("ie"),
    help: "Run documents for Innovation Engine: their fences of shells, with the variables of NAME.ini.")
  var innovationEngine = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Of tabs and zones, take this one; azure-cli comes next.", valueName: "name"))
  var tab: [String] = []

  @Flag(help: "Fail where something of a document is left out: a fence, a command, an output.")
  var failOnLeftOut = false

  @Option(
    help: ArgumentHelp(
      "Take all values of these kinds as equal in what is printed: time, guid, id, ip, etag, subscription.",
      valueName: "kind,…"))
  var normalize = ""

  @Flag(help: "Only say what would run, and what would not.")
  var list = false

  @Flag(help: "Make the certain repairs of what the documents show, of lines of az above all. Not in CI.")
  var fix = false

  @Flag(help: "Let --update and --fix change documents in CI, too.")
  var force = false

  @Option(
    help: ArgumentHelp("Write what would run to standard output, as a script.", valueName: "aksl|shell"))
  var extract: DocumentPlan.ScriptLanguage?

  @Flag(
    help:
      "Write a document to standard output as its readers are to see it: without hidden blocks, comments and options."
  )
  var render = false

  @OptionGroup var suite: SuiteOptions
  @OptionGroup var common: CommonOptions

  @ParentCommand private var program: Aksl

  func validate() throws {
    try program.refuseStatements()
    if common.output == .json {
      throw ValidationError("doc writes verdicts: `--report json=-` writes them in JSON")
    }
    if let form = suite.updateAs, !["diff", "new"].contains(form) {
      throw ValidationError("--update=\(form): expected --update, --update=diff or --update=new")
    }
    var running = RunningSettings()
    for kind in kinds where !running.normalize(kind) {
      let nearest =
        Spelling.nearest(to: kind, among: RunningSettings.kinds).map { ", did you mean \($0)?" } ?? ""
      throw ValidationError(
        "--normalize: there is no kind `\(kind)`\(nearest); there are \(RunningSettings.kinds.joined(separator: ", "))"
      )
    }
    try validateWatch()
    if [list, extract != nil, render].count(where: \.self) > 1 {
      throw ValidationError("--list, --extract and --render each tell something else: take one of them")
    }
    guard let updating else { return }
    if list || extract != nil || render {
      throw ValidationError("--list, --extract and --render change no document: --update and --fix do")
    }
    if updating != .diff, !force, Environment.isCI {
      throw ValidationError(
        "--update and --fix change documents: not in CI (the variable CI is set) without --force")
    }
    if paths.contains("-"), updating != .diff {
      throw ValidationError("--update and --fix need files: standard input cannot be changed")
    }
  }

  func perform(_ console: Console) -> Int32 {
    if suite.watch { return watch(console) }
    do throws(FileError) {
      let documents = try documents()
      if list {
        for document in documents { show(document.plan, console) }
        return ExitStatus.done
      }
      if let extract {
        for document in documents { console.write(document.plan.script(in: extract), to: .output) }
        return ExitStatus.done
      }
      if render {
        console.write(try rendered(documents.map(\.plan)), to: .output)
        return ExitStatus.done
      }
      return try run(documents, console)
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return ExitStatus.usage
    }
  }

  typealias Wanted = (plan: DocumentPlan, selection: BlockSelection)

  /// What the paths name.
  func documents() throws(FileError) -> [Wanted] {
    let documents = try TestFinder.documents(at: paths, planSettings)
    guard !documents.isEmpty else {
      throw FileError(message: "nothing to run: no .md file in \(paths.joined(separator: ", "))")
    }
    try requireTabs(of: documents.map(\.plan))
    return documents
  }

  /// Runs documents, reports on them, and gives the exit code.
  private func run(_ documents: [Wanted], _ console: Console) throws(FileError) -> Int32 {
    var variables: [[(name: String, value: String)]] = []
    for document in documents { variables.append(try variablesBeside(document.plan.source)) }
    let given = variables
    let reporting = SuiteReporting(kind: .doc, settings: settings, options: suite, console: console)
    var isReportLost = false
    var hasRun = true
    let code = Runner.perform(settings, console, narration: .verdicts) { runner throws(FileError) in
      Interruption.watch()
      try runner.requireParameters(of: documents.flatMap(\.plan.scripts))
      for path in suite.reportPaths {
        try ReportFile.requireWritable(path, besides: documents.map(\.plan.source.name))
      }
      let baseline = try suite.readBaseline()
      let clock = WallClock()
      var text = reporting.textReport(namesFiles: documents.count > 1)
      var report = SuiteReport()
      var failure: FileError?
      let session = runner.freshSession
      Parallel.forEach(documents.count, threads: suite.jobs.count) { number in
        run(documents[number], given[number], in: session)
      } take: { file in
        let former = documents[report.files.count].plan.source
        do throws(FileError) {
          try settle(file.source, instead: former, console)
        } catch {
          failure = error
        }
        if !suite.takesOutput { text.report(file) { console.write($1, to: $0) } }
        report.files.append(file)
        return !file.outcome.wasInterrupted && !console.hasFailed && failure == nil
      }
      if let failure { throw failure }
      let comparison = baseline?.comparison(with: report)
      var outcome = report.outcome
      if suite.onlyNew, comparison?.newlyFailing.isEmpty ?? false { outcome.hasFailed = false }
      if failOnLeftOut, report.unrunCount > 0 { outcome.hasFailed = true }
      runner.add(outcome)
      hasRun = !report.tests.isEmpty
      isReportLost = !reporting.writeReports(report, comparison, clock)
      if !reporting.requireCoverage(report) { runner.add(.failed) }
      guard !suite.takesOutput else { return }
      if let comparison { text.tell(comparison) { console.write($1, to: $0) } }
      let milliseconds = console.isTerminal(.output) ? clock.milliseconds : nil
      text.finish(report, .doc, milliseconds: milliseconds) { console.write($1, to: $0) }
    }
    if isReportLost { return ExitStatus.broken }
    guard hasRun || code != ExitStatus.done else {
      console.write("error: nothing in \(paths.joined(separator: ", ")) runs\n", to: .errors)
      return ExitStatus.usage
    }
    return code
  }

  private func rendered(_ plans: [DocumentPlan]) throws(FileError) -> String {
    guard plans.count == 1, let plan = plans.first else {
      throw FileError(message: "--render writes one document, and here are \(plans.count)")
    }
    guard !plan.diagnostics.contains(where: { $0.severity == .error }) else {
      throw FileError(
        message: "\(plan.source.name) has errors\nhelp: aksl doc \(plan.source.name) tells them")
    }
    return String(decoding: plan.rendered.bytes, as: UTF8.self)
  }

  /// A tab that no document has was meant to be another one.
  private func requireTabs(of plans: [DocumentPlan]) throws(FileError) {
    let known = plans.reduce(into: Set<String>()) { $0.formUnion($1.tabs) }.sorted()
    guard let missing = tab.first(where: { !known.contains($0) }) else { return }
    let nearest = Spelling.nearest(to: missing, among: known).map { "\nhelp: did you mean `\($0)`?" }
    let others = known.isEmpty ? "there are none" : "there are \(known.joined(separator: ", "))"
    throw FileError(
      message: "--tab \(missing): no document has such a tab or zone; \(others)\(nearest ?? "")")
  }

  /// Runs a document; where that is asked for, as it is after repairs and updates.
  func run(_ wanted: Wanted, _ variables: [(name: String, value: String)], in session: Session)
    -> FileReport
  {
    var (plan, selection) = wanted
    var session = session
    for (name, value) in variables { session.setShellVariable(name, to: value) }
    if fix { plan = DocumentPlan(plan.repaired(planSettings, in: session), planSettings) }
    var result = DocumentRun.run(plan, selection, runningSettings, in: session) { SuiteRunner.shouldStop }
    guard updatesOutputs, !result.report.outcome.wasInterrupted else { return result.report }
    let update = DocumentUpdate(plan.source, result.outputs)
    result.report.warnings += update.warnings(in: session)
    guard update.source != plan.source else { return result.report }
    // The verdicts are those of the document as it is then.
    plan = DocumentPlan(update.source, planSettings)
    result = DocumentRun.run(plan, selection, runningSettings, in: session) { SuiteRunner.shouldStop }
    result.report.warnings += DocumentUpdate(plan.source, result.outputs).warnings(in: session)
    return result.report
  }

  /// `guide.ini` beside `guide.md`.
  func variablesPath(beside document: String) -> String {
    let ending = TestFinder.documentEndings.first(where: document.hasSuffix) ?? ""
    return document.dropLast(ending.count) + ".ini"
  }

  /// The variables of the file beside a document: lines `NAME = value`.
  func variablesBeside(_ source: SourceText) throws(FileError) -> [(name: String, value: String)] {
    let path = variablesPath(beside: source.name)
    guard innovationEngine, ScriptFinder.exists(path) else { return [] }
    let text = String(decoding: try SourceText.file(path).bytes, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let parts = line.split(separator: "=", maxSplits: 1).map { String($0.trimmingBlanks) }
      guard parts.count == 2, Session.isShellVariable(parts[0]) else { return nil }
      let value =
        parts[1].count > 1 && parts[1].first == "\"" && parts[1].last == "\""
        ? String(parts[1].dropFirst().dropLast()) : parts[1]
      return (parts[0], value)
    }
  }

  /// What becomes of documents that show another output.
  enum Updating { case inPlace, diff, new }

  var updating: Updating? {
    switch suite.updateAs {
    case "diff": .diff
    case "new": .new
    default: suite.update || fix ? .inPlace : nil
    }
  }

  private var updatesOutputs: Bool { suite.update || suite.updateAs != nil }

  /// Writes a document that has changed, or tells its changes.
  private func settle(
    _ updated: SourceText, instead former: SourceText, _ console: Console
  ) throws(FileError) {
    guard updated != former, let updating else { return }
    let said: String
    switch updating {
    case .diff:
      said = UnifiedDiff.text(
        from: String(decoding: former.bytes, as: UTF8.self),
        to: String(decoding: updated.bytes, as: UTF8.self), oldName: former.name, newName: former.name)
    case .inPlace:
      try updated.write()
      said = "updated \(updated.name.visibleLine)\n"
    case .new:
      let path = updated.name + ".new"
      try ReportFile.write("", to: path)
      try SourceText(name: path, bytes: updated.bytes).write()
      said = "wrote \(path.visibleLine)\n"
    }
    if !suite.takesOutput { console.write(said, to: .output) }
  }

  private var kinds: [String] { normalize.split(separator: ",").map { String($0.trimmingBlanks) } }

  private var runningSettings: RunningSettings {
    var running = RunningSettings()
    for kind in kinds { _ = running.normalize(kind) }
    running.isUpdating = updatesOutputs
    return running
  }

  var planSettings: PlanSettings {
    var settings = PlanSettings()
    settings.expectsFollowing = expectFollowing
    settings.runsShellFences = shellFences || innovationEngine
    settings.tabs = tab
    settings.load = IncludedFiles.load
    settings.followsPrerequisites = innovationEngine
    return settings
  }

  /// How well the rules behind verdicts are known is always counted, because every report tells it.
  var settings: RunSettings {
    var settings = common.settings
    settings.changes.insert(.init(option: "aksl doc", "evidence", "on"), at: 0)
    settings.setUp = setup
    return settings
  }

  private func show(_ plan: DocumentPlan, _ console: Console) {
    func tell(_ source: SourceText, _ range: SourceRange, _ text: String) {
      let line = LineMap(source).position(of: range.start).line
      console.write("\(source.name):\(line): \(text.visibleLine)\n", to: .output)
    }
    for step in plan.steps {
      tell(step.source, step.range, "\(step.name) (\(step.block.language)): \(step.block.command)")
    }
    for fence in plan.unrun {
      let place = fence.included ?? Place(source: plan.source, range: fence.range)
      tell(place.source, place.range, "not run (\(fence.language)): \(fence.reason)")
    }
  }
}

extension DocumentPlan.ScriptLanguage: ExpressibleByArgument {}
