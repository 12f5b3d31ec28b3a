package import AKSLLanguage
package import AKSModel

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
    package init() {}
  }

  /// How long a world can last: a hundred years, so that no sum of times overflows.
  static let timeLimit = TimeSpan.hours(24 * 36_525)
  /// How many steps `undo` can take back.
  static let undoLimit = 100

  var world: World
  var machine = Machine()
  var environment = Environment()
  /// In the order in which they were taken.
  var snapshots: [(name: String, world: World)] = []
  var undoSteps: [World] = []
  var redoSteps: [World] = []
  /// Whether the running top-level statement has its undo step already.
  var hasUndoStep = false
  /// How many events of the world's log have been told.
  var toldEvents = 0
  /// The statement that asked for each operation, by the operation's number.
  var causes: [UInt32: Place] = [:]
  /// Scenarios that are running, the outermost first.
  var scenarios: [RunningScenario] = []
  var outcome = RunOutcome()

  /// The simulated time now.
  package var now: Instant { world.simulation.now }

  /// The name of the current cluster, or nil when there is none.
  package var currentClusterName: String? {
    world.currentCluster.flatMap { world.simulation.exists($0) ? world.simulation[$0].name : nil }
  }

  package init(options: Options = Options()) {
    switch options.world {
    case .sandbox: world = .sandbox
    case .empty: world = .empty
    }
    toldEvents = world.simulation.events.count
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
    outcome = RunOutcome()
    guard let (block, declarations) = prepare(source, mode, emit) else { return outcome }
    machine.start(block: block)
    let isComplete = execute(shouldStop, emit)
    if !isComplete { forget(declarations, after: machine.frames.first?.pc ?? 0) }
    scenarios = []
    // The statements are done; only functions are needed again.
    machine.discard(block: block)
    machine.frames = []
    return outcome
  }

  /// Parses and compiles; nil when the source has errors, which have been told.
  private mutating func prepare(
    _ source: SourceText, _ mode: Mode, _ emit: Emit
  ) -> (block: Int, declarations: [(name: String, position: Int)])? {
    let (_, diagnostics, compiled) = analyze(source, mode)
    for diagnostic in diagnostics {
      let place = Place(source: source, range: diagnostic.range)
      emit(RunEvent(at: now, place: place, kind: .diagnostic(diagnostic)))
    }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    guard !hasErrors, let block = compiled.block else {
      outcome.hasSourceErrors = true
      return nil
    }
    machine = compiled.machine
    environment = compiled.environment
    return (block, compiled.declarations)
  }

  /// Parses and compiles, and changes nothing.
  func analyze(
    _ source: SourceText, _ mode: Mode
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic], compiled: Compiler.Result) {
    let parsed = Parser.parse(source)
    let compiled = Compiler.compile(
      parsed.tree, mode: mode, world: world, environment: environment, machine: machine)
    return (parsed.tree, Self.joined(parsed.diagnostics, compiled.diagnostics, in: source), compiled)
  }

  /// One list of what the parser and the compiler have found, by place, with one complaint for one mistake.
  ///
  /// Where the parser has given up on a statement, what the compiler makes of the rest is mostly an echo.
  /// Only an unknown verb explains more than the parser could: then its complaint stands alone.
  private static func joined(
    _ syntax: [Diagnostic], _ semantics: [Diagnostic], in source: SourceText
  ) -> [Diagnostic] {
    guard !syntax.isEmpty, !semantics.isEmpty else { return syntax + semantics }
    func areNeighbours(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
      let start = Int(min(a.range.start, b.range.start))
      let end = Int(max(a.range.start, b.range.start))
      return !source.bytes[min(start, source.bytes.count)..<min(end, source.bytes.count)].contains {
        $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ";")
      }
    }
    let unknownVerbs = semantics.filter { $0.code == "R001" }
    let ofParser = syntax.filter { diagnostic in
      !(diagnostic.code == "S034" && unknownVerbs.contains { areNeighbours($0, diagnostic) })
    }
    let ofCompiler = semantics.filter { finding in
      !ofParser.contains { areNeighbours($0, finding) }
    }
    // Equal places keep their order.
    return (ofParser + ofCompiler).enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }

  /// Variables whose `let` was not reached don't exist.
  private mutating func forget(_ declarations: [(name: String, position: Int)], after position: Int) {
    for declaration in declarations where declaration.position >= position {
      environment.variables[declaration.name] = nil
    }
  }

  /// Runs the machine and does what it stops for. False: it ended before its end.
  private mutating func execute(_ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    while true {
      let stop = machine.run(world: world, shouldStop: shouldStop)
      let goesOn: Bool
      switch stop {
      case .halted: return true
      case .statement:
        hasUndoStep = false
        goesOn = true
      case .print(let first, let count):
        let texts = (first..<(first + count)).map { ValueFormat.text(machine[$0], world, machine.arena) }
        tell(.printed(texts.joined(separator: " ")), emit)
        goesOn = true
      case .showValue(let register):
        show(machine[register], emit)
        goesOn = true
      case .command(let number): goesOn = run(machine.block.commands[number], shouldStop, emit)
      case .assertionFailed(let number):
        goesOn = failed(assertionFailure(machine.block.assertions[number]), emit)
      case .checkEnded(let hasFailed): goesOn = !hasFailed || checkFailed(emit)
      case .expectationUnmet(let number):
        goesOn = failed(missingRefusal(machine.block.expectations[number]), emit)
      case .scenarioBegins(let number):
        begin(machine.block.scenarios[number], number, emit)
        goesOn = true
      case .scenarioEnds: goesOn = endScenario(passed: true, emit)
      case .advanceInstant(let deadline, let result):
        goesOn = advanceInstant(deadline, result, shouldStop, emit)
      case .waitTimedOut: goesOn = raise(.waitTimeout("what was waited for did not happen in time"), emit)
      case .fault(let fault): goesOn = raise(fault, emit)
      case .interrupted: goesOn = interrupted()
      }
      if !goesOn { return false }
    }
  }

  // MARK: - Telling

  /// Says something about the statement that is running.
  func tell(_ kind: RunEvent.Kind, _ emit: Emit) {
    emit(RunEvent(at: now, place: machine.frames.isEmpty ? nil : machine.place, kind: kind))
  }

  /// Tells what has happened in the world since the last time.
  mutating func tellWorld(_ emit: Emit) {
    let simulation = world.simulation
    for index in toldEvents..<max(toldEvents, simulation.events.count) {
      let event = simulation.events[index]
      let change = WorldChange(event, number: index + 1, simulation)
      let cause = event.operation.flatMap { causes[$0.index] }
      emit(RunEvent(at: event.at, place: cause, kind: .world(change)))
    }
    toldEvents = simulation.events.count
  }

  /// A value at the prompt: resources as `show` shows them.
  private func show(_ value: Value, _ emit: Emit) {
    let simulation = world.simulation
    switch value.tag {
    case .null: return
    case .pool where simulation.exists(PoolID(bits: value.unsigned)):
      tell(.shown(ResourceExhibits.pool(PoolID(bits: value.unsigned), simulation, .table)), emit)
    case .cluster where simulation.exists(ClusterID(bits: value.unsigned)):
      tell(.shown(ResourceExhibits.cluster(ClusterID(bits: value.unsigned), world, .table)), emit)
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld:
      let nodes = NodeSelection.nodes(of: value, world).map { NodeID(bits: $0.unsigned) }
      tell(.shown(ResourceExhibits.nodes(nodes, title: "nodes", simulation, .table)), emit)
    default: tell(.value(ValueFormat.datum(value, world, machine.arena)), emit)
    }
  }

  mutating func interrupted() -> Bool {
    outcome.wasInterrupted = true
    return false
  }
}
