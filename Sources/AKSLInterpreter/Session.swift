package import AKSLLanguage
package import AKSModel
import AzureCLI
import Shell

/// A world, a machine and what was said so far: everything that a prompt, a script or a scenario is.
///
/// A value: a copy is a future of its own. `Session.swift` holds the state and runs sources; what the machine
/// asks for is answered in `Session+Commands`, `Session+Failures` and `Session+Scenarios`.
package struct Session: Sendable {
  /// How a source is read.
  package enum Mode: Sendable {
    /// A script: an expression that is no call is an error.
    case script
    /// A line at the prompt: the value of an expression is shown; `let` may replace a `let`.
    case prompt
  }

  package struct Options: Sendable {
    /// The world at the start.
    package enum World: Sendable { case sandbox, empty }
    package var world: World = .sandbox
    package var seed: UInt64 = 0
    /// The date of day 1, in days since 1970-01-01.
    ///
    /// Default: 2024-01-01, a Monday.
    package var firstDay: Int64 = 19_723
    /// Values for `param`, by name, as the command line gives them.
    package var parameters: [String: String] = [:]
    /// Variables of shell scripts, by name.
    package var shellVariables: [String: String] = [:]
    /// Reads the files that sources include; nil: there are none.
    package var loadSource: SourceLoader?
    /// Lists the files of a folder, to complete their names; nil: nothing is offered.
    package var listFiles: FileLister?
    /// Writes files; nil: none can be written.
    package var saveSource: SourceSaver?
    /// Draws charts as SVG; nil: nothing is drawn.
    package var drawing: ChartDrawing?
    /// Where evidence is kept, each event tells what it rests on.
    ///
    /// Whoever reads verdicts only does without.
    package var weighsEvents = true
    /// Each change of the world is told; who reads text does without.
    package var tellsChanges = true
    /// Answers tell what became of the bill and of nodes: for somebody who types one command after the other.
    package var tellsBill = false
    /// It is told when the clock goes on: for somebody before a screen.
    package var tellsClock = false
    /// Somebody types at a prompt, whose program answers `PromptWish`es.
    package var isAtPrompt = false
    /// Which scenarios run; nil: all of them.
    package var isSelected: (@Sendable (ScenarioIdentity) -> Bool)?
    /// Reads the rules of time zones; nil: there is only UTC.
    package var loadTimeZone: TimeZoneLoader?
    /// A person reads on a terminal with colours: `az … --output jsonc` and `yamlc` have theirs then.
    package var colorsAnswers = false
    /// Commands wait for the end of what they ask for; where they don't, it is as if each said `nowait`.
    package var awaitsOperations = true
    /// The worlds of scenarios are kept at their ends, for those who want to tell of them.
    package var keepsScenarios = false
    package init() {}
  }

  /// How long a world can last: a hundred years, so that no sum of times overflows.
  static let timeLimit = TimeSpan.hours(24 * 36_525)
  /// How many steps `undo` can take back.
  static let undoLimit = 100

  package var options: Options
  var world: World
  var machine = Machine()
  var environment = Environment()
  /// In the order in which they were taken.
  var snapshots: [(name: String, world: World)] = []
  var undoSteps: [UndoStep] = []
  var redoSteps: [UndoStep] = []
  /// Where the session goes when the entry has ended that is nothing but `undo` and `redo`; nil: another one runs.
  var returningTo: SessionState?
  /// Whether that is another state than the one in which the entry began.
  var hasReturned = false
  /// Whether the running entry has gone back or on again.
  var hasTravelled = false
  /// Whether the running top-level statement has its undo step already.
  var hasUndoStep = false
  /// How many events of the world's log have been told.
  var toldEvents = 0
  /// It was said why an autoscaler stands still.
  var hasWarnedOfDeallocatedNodes = false
  /// The statements that asked Azure for something, in the order in which they did; a record's `origin` is
  /// its place in this list, from 1.
  ///
  /// It only grows, so that a record of any course of events is understood.
  var askers: [Place] = []
  /// A clock that never goes back: it counts the simulated time that passes.
  ///
  /// The clock of the world goes back with `restore`, and begins again with `world sandbox`.
  package internal(set) var steadyClock = Instant.start
  /// Scenarios and branches that are running, the outermost first.
  var trials: [Trial] = []
  /// What must hold from its place on.
  var invariants: [Invariant] = []
  /// The schedule whose run has the machine; nil: the script has it.
  var runningTask: String?
  /// Whether the machine is that of a schedule's run, and not the script's.
  var isInTask: Bool { runningTask != nil }
  /// What the command of az leaves behind that a shell asked for; nil: none is running.
  var azureAnswer: AzureAnswer?
  /// The answer goes into a variable of the shell, where no colours are wanted.
  var isCapturingAnswer = false
  /// What Azure refused of it.
  var azureRefusal: RefusalReport?
  var outcome = RunOutcome()
  /// What an hour cost before operations that go on; and how the world was before time began to pass.
  var ratesBefore: [OperationID: Int64] = [:]
  var glance: WorldGlance?
  /// What is told whenever it changes.
  var watches: [Watch] = []
  /// How much faster than real time the clock goes; nil: it takes no time.
  var speed: Int64?
  /// When what is waited for began.
  var waitBegan = Instant.start
  /// The names of the scenarios that the run has come to.
  var numbering = ScenarioNumbering()
  /// What is asked of the rules behind verdicts.
  var evidence = EvidenceKeeping()
  /// The shell of scripts that are its, and the random bytes that they draw.
  var shell: ShellMachine
  var shellBytes: ShellRandom
  /// What was run so far.
  var journal = Journal()
  /// How scenarios have ended, where that is kept.
  var scenarioWorlds: [(identity: ScenarioIdentity, world: World)] = []
  /// The edition of the model that the script requires.
  var requiredEdition: ModelVersion.Edition?

  /// The simulated time now.
  package var now: Instant { world.simulation.now }

  /// The name of the current cluster, or nil when there is none.
  package var currentClusterName: String? {
    world.currentCluster.flatMap { world.simulation.exists($0) ? world.simulation[$0].name : nil }
  }

  package init(options: Options = Options()) {
    self.options = options
    (shell, shellBytes) = Self.shell(options)
    switch options.world {
    case .sandbox: world = .sandbox
    case .empty: world = .empty
    }
    world.begin(onDay: options.firstDay, seed: options.seed)
    toldEvents = world.simulation.events.endIndex
  }

  /// A session of its own in the world that another one has made; of its script nothing is known here.
  package init(inWorldOf other: Session) {
    options = other.options
    (shell, shellBytes) = Self.shell(options)
    world = other.world
    journal = .beginning(in: other.world)
    toldEvents = world.simulation.events.endIndex
  }

  /// The names of the parameters that a source and those that it includes declare.
  package static func parameterNames(of source: SourceText, load: SourceLoader?) -> [String] {
    Compiler.parameterNames(of: source, load: load)
  }

  /// The names of a source and of those that it includes.
  package static func sourceNames(of source: SourceText, load: SourceLoader?) -> [String] {
    var names: [String] = []
    Compiler.forEachTree(of: source, load: load) { names.append($0.source.name) }
    return names
  }

  /// Whether the text only lacks its end, so that a prompt asks for another line.
  package static func isIncomplete(_ text: String) -> Bool {
    Parser.parse(SourceText(name: "<prompt>", text)).isIncomplete
  }

  /// What the run says goes here.
  typealias Emit = (RunEvent) -> Void

  // MARK: - Running a source

  /// Parses, checks and runs a source.
  ///
  /// `shouldStop` is asked between simulated events and now and then within long computations; true ends
  /// the run as interrupted, with the world as the last whole event left it.
  package mutating func run(
    _ source: SourceText, mode: Mode, shouldStop: () -> Bool = { false }, emit: (RunEvent) -> Void
  ) -> RunOutcome {
    if mode == .script, source.isShellScript { return runShell(source, shouldStop, emit) }
    outcome = RunOutcome()
    numbering = ScenarioNumbering()
    let before = mode == .prompt ? SessionState(of: self) : nil
    guard let (block, declarations, included) = prepare(source, mode, emit) else { return outcome }
    let travels = before != nil && Self.onlyTravels(source)
    (returningTo, hasTravelled) = (travels ? before : nil, false)
    let formerSteps = before == nil ? [] : undoSteps
    machine.start(block: block)
    journal.begin(source, including: included)
    let end = execute(shouldStop, emit)
    abandonTrials()
    if end != .complete {
      journal.breakOff(
        at: machine.framePlaces, wasInterrupted: outcome.wasInterrupted,
        change: hasUndoStep ? undoSteps.last.map { ($0.world, world) } : nil)
      forget(declarations, after: machine.outermostPosition)
    }
    // The statements are done; only functions are needed again.
    machine.discard(block: block)
    machine.frames = []
    if travels {
      finishReturn()
    } else if let before {
      keepUndoStep(ofEntry: source, from: before, formerSteps)
    }
    return outcome
  }

  /// Parses and compiles; nil when the source has errors, which have been told.
  private mutating func prepare(
    _ source: SourceText, _ mode: Mode, _ emit: Emit
  ) -> (
    block: Int, declarations: [(name: String, position: Int)], included: [(source: SourceText, asker: Place)]
  )? {
    var (tree, diagnostics, compiled) = analyze(source, mode)
    // Nobody checks what is typed.
    if mode == .prompt { diagnostics += CatalogWords.warnings(in: tree) }
    var hasErrors = told(diagnostics, in: source, mode, emit)
    for (source, diagnostics, _) in compiled.included {
      hasErrors = told(diagnostics, in: source, mode, emit) || hasErrors
    }
    guard !hasErrors, let block = compiled.block else {
      outcome.hasSourceErrors = true
      return nil
    }
    machine = compiled.machine
    environment = compiled.environment
    if let edition = compiled.requiredEdition { requiredEdition = edition }
    return (block, compiled.declarations, compiled.included.map { ($0.source, $0.asker) })
  }

  /// Parses and compiles, and changes nothing.
  func analyze(
    _ source: SourceText, _ mode: Mode
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic], compiled: Compiler.Result) {
    let parsed = Parser.parse(source)
    let compiled = Compiler.compile(
      parsed.tree, mode: mode, world: world, environment: environment, machine: machine,
      SourceContext(
        parameters: options.parameters, load: options.loadSource, loadTimeZone: options.loadTimeZone,
        snapshots: snapshots.map(\.name), chain: [source.name], isAtPrompt: options.isAtPrompt))
    return (parsed.tree, Diagnostic.joined(parsed.diagnostics, compiled.diagnostics, in: source), compiled)
  }

  /// Variables whose `let` was not reached don't exist.
  private mutating func forget(_ declarations: [(name: String, position: Int)], after position: Int) {
    for declaration in declarations where declaration.position >= position {
      environment.variables[declaration.name] = nil
    }
  }

  /// How the machine came to stand still.
  enum End {
    /// It has come to its end.
    case complete
    /// It cannot go on.
    case broken
    /// It is the run of a schedule, and waits.
    case waiting
  }

  /// Runs the machine and does what it stops for.
  mutating func execute(_ shouldStop: () -> Bool, _ emit: Emit) -> End {
    while true {
      switch settleWait(emit) {
      case .over: break
      case .failed: return .broken
      case .pending(let deadline):
        if isInTask { return .waiting }
        tellClock(deadline, emit)
        if !letTimePass(upTo: deadline, shouldStop, emit) { return .broken }
        continue
      }
      machine.isTracing = evidence.isKept
      let stop = machine.run(world: world, shouldStop: shouldStop)
      if case .halted = stop {
        guard isInTask || checkInvariants(emit) else { return .broken }
        tellWatches(emit)
        return .complete
      }
      if !act(on: stop, shouldStop, emit) { return .broken }
    }
  }

  /// Does what the machine has stopped for.
  ///
  /// False: it cannot go on.
  private mutating func act(on stop: Machine.Stop, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    switch stop {
    case .halted: break
    case .statement:
      hasUndoStep = false
      waitBegan = now
      tellWatches(emit)
      return checkInvariants(emit)
    case .print(let first, let count):
      // Not `joined`: its first use costs more than a short script.
      var text = ""
      for register in first..<(first + count) {
        if register > first { text += " " }
        text += ValueFormat.text(machine[register], world, machine.arena)
      }
      tell(.printed(text), emit)
    case .showValue(let register): show(machine[register], emit)
    case .command(let number): return run(machine.unit.commands[number], shouldStop, emit)
    case .azure(let number): return runAzure(machine.unit.azure[number], shouldStop, emit)
    case .azureAnswer: return answerAzure(emit)
    case .assertionFailed(let number):
      return failed(assertionFailure(machine.unit.assertions[number]), emit)
    case .assertionHeld(let number): return weigh(machine.unit.assertions[number], emit)
    case .checkEnded(let hasFailed): return !hasFailed || checkFailed(emit)
    case .expectationUnmet(let number):
      return failed(missingRefusal(machine.unit.expectations[number]), emit)
    case .scenarioBegins(let number): begin(machine.unit.scenarios[number], number, emit)
    case .scenarioEnds: return endTrial(emit)
    case .branchBegins(let number): begin(machine.unit.branches[number], number, emit)
    case .branchEnds: return endTrial(emit)
    case .scheduled(let number): return schedule(machine.unit.schedules[number], emit)
    case .invariantDeclared(let number): return declare(machine.unit.invariants[number], emit)
    case .included(let block): machine.include(block: block)
    case .advanceInstant(let deadline, let result): awaitInstant(deadline, result)
    case .waitTimedOut(let number):
      let watched = assertionFailure(machine.unit.assertions[number])
      return raise(.waitTimeout("what was waited for did not happen in time"), watched: watched, emit)
    case .fault(let fault): return raise(fault, emit)
    case .interrupted: return interrupted()
    }
    return true
  }

  mutating func interrupted() -> Bool {
    outcome.wasInterrupted = true
    return false
  }
}
