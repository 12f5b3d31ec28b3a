import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import LineEditor

/// Runs sources, each in a world of its own, and reports what they say.
struct Runner {
  private let console: Console
  private var reporter: any Reporter
  /// What a terminal shows while time passes; nil where there is none, or text is not what is wanted.
  private let live: LivePanel?
  /// The session before anything ran; every source gets a copy.
  private(set) var freshSession: Session
  /// The script that has set the world up.
  private var worldSource: SourceText?
  /// The script of `--setup`.
  private var setUpSource: SourceText?
  /// Whether a person sees everything as it happens.
  var isPrompt = false {
    didSet { freshSession.options.isAtPrompt = isPrompt }
  }
  /// What became of everything so far.
  private(set) var outcome = RunOutcome()

  /// Prepares the world that the settings ask for, does the work, and gives the exit code of it all.
  static func perform(
    _ settings: RunSettings, _ console: Console, narration: Narration? = nil,
    _ work: (inout Runner) throws(FileError) -> Void
  ) -> Int32 {
    do {
      var runner = Runner(
        console: console,
        reporter: reporter(settings, console, narration ?? (settings.quiet ? .results : .everything)),
        live: settings.output == .text
          ? LivePanel(console, style: style(settings, console, .output)) : nil,
        freshSession: Session(options: sessionOptions(settings)))
      runner.freshSession.options.colorsAnswers =
        settings.output == .text && narration != .verdicts && style(settings, console, .output).isColored
      try runner.change(settings.changes)
      try runner.prepare(settings.world, isAnonymous: settings.isAnonymous)
      // What the script of the world has set does not hold against the command line.
      if case .script = settings.world { try runner.change(settings.changes) }
      if let path = settings.setUp, runner.outcome.exitCode == ExitStatus.done { try runner.setUp(path) }
      if runner.outcome.exitCode == ExitStatus.done {
        try work(&runner)
        runner.finish()
      }
      return SignalFlags.hangup?.exitStatus ?? runner.outcome.exitCode
    } catch {
      console.write("error: \(error.message)\n", to: .errors)
      return ExitStatus.usage
    }
  }

  /// The reporter that the settings ask for.
  private static func reporter(
    _ settings: RunSettings, _ console: Console, _ narration: Narration
  ) -> any Reporter {
    switch settings.output {
    case .json: return JSONReporter(startDate: settings.start)
    case .text:
      return TextReporter(
        outputStyle: style(settings, console, .output), errorStyle: style(settings, console, .errors),
        width: console.width, narration: narration)
    }
  }

  /// How text looks on a stream.
  static func style(_ settings: RunSettings, _ console: Console, _ stream: ReportStream) -> Style {
    let isTerminal = console.isTerminal(stream)
    return Style(
      isColored: settings.color.usesColor(onTerminal: isTerminal),
      glyphs: Environment.glyphs(onTerminal: isTerminal))
  }

  /// Takes notice of what became of something that ran elsewhere.
  mutating func add(_ other: RunOutcome) { outcome.add(other) }

  private static func sessionOptions(_ settings: RunSettings) -> Session.Options {
    var session = Session.Options()
    session.world = settings.world == .empty ? .empty : .sandbox
    session.seed = settings.seed
    session.firstDay = settings.start.epochDay
    session.parameters = settings.parameters
    session.shellVariables = settings.shellVariables
    session.loadSource = IncludedFiles.load
    session.saveSource = SavedFiles.save
    session.drawing = ChartDrawing(mark: Chart.svgMark) { $0.svg }
    session.loadTimeZone = ZoneFiles.load
    session.listFiles = ListedFiles.list
    session.tellsChanges = settings.output == .json
    return session
  }

  /// Changes settings before anything runs.
  private mutating func change(_ changes: [SettingChange]) throws(FileError) {
    for change in changes {
      if let problem = freshSession.set(change.name, to: change.value) {
        throw FileError(message: "\(change.option): \(problem)")
      }
    }
  }

  /// Refuses values for parameters that no source has, the world's own script included.
  func requireParameters(of sources: [SourceText]) throws(FileError) {
    let given = freshSession.options.parameters.keys.sorted()
    guard !given.isEmpty else { return }
    let known = ([worldSource, setUpSource].compactMap { $0 } + sources).flatMap {
      Session.parameterNames(of: $0, load: IncludedFiles.load)
    }
    for name in given where !known.contains(name) {
      let help = Spelling.nearest(to: name, among: known).map { "\nhelp: did you mean --param \($0)=…?" }
      throw FileError(message: "--param \(name): the script has no such parameter" + (help ?? ""))
    }
  }

  /// Whether somebody wants the run to end: Ctrl-C in a script, or at the prompt.
  static var isInterrupted: Bool { Interruption.isNoted || SignalFlags.isInterrupted }

  /// Ctrl-C has been answered otherwise.
  private static func forgetInterruption() {
    Interruption.forget()
    SignalFlags.clearInterrupt()
  }

  /// Runs a script in a fresh session.
  ///
  /// Nothing more is run after an interruption.
  mutating func run(_ source: SourceText, mode: Session.Mode) {
    Interruption.watch()
    guard !Self.isInterrupted, !console.hasFailed else { return }
    var session = freshSession
    run(source, in: &session, mode: mode)
  }

  /// Runs a source in a session that goes on; what it asks of the program is for `fulfil`.
  @discardableResult
  mutating func run(
    _ source: SourceText, in session: inout Session, mode: Session.Mode,
    fulfil: (PromptWish) -> Void = { _ in }
  ) -> RunOutcome {
    let (console, live) = (console, live)
    session.options.tellsBill = isPrompt
    session.options.tellsClock = live != nil
    live?.begin()
    var result = session.run(
      source, mode: mode,
      shouldStop: { Self.isInterrupted || SignalFlags.hangup != nil || console.hasFailed },
      emit: { event in
        if live?.take(event, isInterrupted: { Self.isInterrupted }, forget: Self.forgetInterruption) == true {
          return
        }
        // Its window may have changed meanwhile.
        if live != nil { reporter.adapt(toWidth: console.width) }
        if case .wished(let wish) = event.kind {
          live?.erase()
          fulfil(wish)
        }
        reporter.report(event) {
          live?.erase()
          if case .shown = event.kind, $0 == .output { console.show($1) } else { console.write($1, to: $0) }
        }
      })
    live?.finish()
    if Self.isInterrupted {
      result.wasInterrupted = true
      console.write("interrupted at \(TimeFormat.instant(session.now))\n", to: .errors)
    }
    outcome.add(result)
    return result
  }

  /// Tells one step of the guide and runs it; false: somebody wants it to end.
  mutating func play(_ step: Tour.Step, in session: inout Session) -> Bool {
    let console = console
    reporter.report(RunEvent(at: session.now, place: nil, kind: .shown(step.exhibit))) {
      console.write($1, to: $0)
    }
    let result = session.play(
      step, shouldStop: { Self.isInterrupted || SignalFlags.hangup != nil || console.hasFailed },
      emit: { event in reporter.report(event) { console.write($1, to: $0) } })
    return !result.wasInterrupted && !Self.isInterrupted
  }

  /// Runs a script of which only what goes wrong is reported.
  mutating func runQuietly(_ source: SourceText, in session: inout Session) {
    let everything = reporter
    defer { reporter = everything }
    reporter = FailuresOnly(base: everything)
    Interruption.watch()
    run(source, in: &session, mode: .script)
  }

  /// Runs the script that every source goes on from, with its names.
  private mutating func setUp(_ path: String) throws(FileError) {
    let source = try SourceText.file(path)
    setUpSource = source
    var session = freshSession
    runQuietly(source, in: &session)
    freshSession = session
  }

  /// Runs the script that a prompt begins with, if there is one, in the session that the prompt goes on with.
  ///
  /// What is wrong in it is told, and is no reason not to begin.
  mutating func runInit() {
    guard let path = Environment.initPath(), ScriptFinder.exists(path) else { return }
    do throws(FileError) {
      let source = try SourceText.file(path)
      var session = freshSession
      let before = outcome
      outcome = RunOutcome()
      runQuietly(source, in: &session)
      freshSession = session
      freshSession.beginUndoHere()
      if outcome.hasSourceErrors {
        console.write("note: nothing of \(path) was run\n", to: .errors)
      } else if outcome.hasStopped {
        console.write("note: the rest of \(path) was not run\n", to: .errors)
      }
      outcome.add(before)
    } catch {
      console.write("warning: \(error.message)\n", to: .errors)
    }
  }

  /// Sets the world up.
  private mutating func prepare(_ world: WorldChoice, isAnonymous: Bool) throws(FileError) {
    var session = freshSession
    switch world {
    case .sandbox, .empty: return
    case .script(let path):
      let source = try SourceText.file(path)
      worldSource = source
      runQuietly(source, in: &session)
    case .files(let paths):
      var files: [SourceText] = []
      for path in paths { files.append(try .file(path)) }
      let console = console
      outcome.add(
        session.begin(inWorldFrom: files, anonymized: isAnonymous) { event in
          reporter.report(event) { console.write($1, to: $0) }
        })
    }
    freshSession = Session(inWorldOf: session)
  }

  /// Tells the reporter that the screen has changed.
  mutating func adaptToScreen() { reporter.adapt(toWidth: console.width) }

  /// Says what the run came to.
  ///
  /// At the prompt every verdict was seen when it fell.
  private mutating func finish() {
    guard !isPrompt else { return }
    let console = console
    reporter.finish { console.write($1, to: $0) }
  }
}
