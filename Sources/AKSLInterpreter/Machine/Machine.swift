import AKSLLanguage
import AKSModel
import AzureCLI

/// A register machine that runs compiled scripts: a value that can stop at any instruction and go on later.
///
/// It calculates and reads the world; whatever acts on the world or says something makes it stop with a
/// `Stop`, and the session acts and calls `run` again. So waiting, interrupting and copying need no threads.
struct Machine: Sendable {
  /// How deep functions may call each other.
  static let callLimit = 10_000
  /// How many registers all frames may have together.
  static let registerLimit = 1_000_000

  /// Why the machine has stopped; execution goes on behind the instruction that stopped it.
  enum Stop: Sendable {
    case halted
    case statement
    case print(first: Int, count: Int)
    case showValue(Int)
    case command(Int)
    case azure(Int)
    case azureAnswer(Int)
    case assertionFailed(Int)
    case assertionHeld(Int)
    case checkEnded(failed: Bool)
    case expectationUnmet(Int)
    case scenarioBegins(Int)
    case scenarioEnds
    case advanceInstant(deadline: Instant, result: Int)
    case scheduled(Int)
    case invariantDeclared(Int)
    case branchBegins(Int)
    case branchEnds
    case included(block: Int)
    case waitTimedOut(Int)
    case fault(Fault)
    case interrupted
  }

  struct Frame: Sendable {
    var block: Int
    /// The instruction that comes next, in `Machine.code`.
    var pc: Int
    /// Its first register; the caller's register before it is for the result.
    var base: Int
  }

  /// An `expect error` that is being waited for.
  struct Handler: Sendable {
    var frame: Int
    var site: Int
    /// How many `check` blocks were open.
    var checks: Int
  }

  var registers: [Value] = []
  var frames: [Frame] = []
  /// What has to happen before it can go on.
  var wait: Wait?
  /// What the line of az says that is running.
  var azureArguments: AzureArguments?
  /// How often the running `az … wait` has looked.
  var pollCount = 0
  var handlers: [Handler] = []
  /// The instructions of all blocks, one block behind the other.
  var code: [Instruction] = []
  /// For each instruction, where in its source it comes from.
  var origins: [SourceRange] = []
  /// Where in them each block stands; blocks have the numbers of this list.
  var places: [BlockPlace] = []
  /// What the code of each source refers to.
  var units: [CodeUnit] = []
  var constants: [Value] = []
  var texts: [CodeText] = []
  var names: [CodeName] = []
  /// What calling each function needs, known when a run starts.
  var entries: [FunctionEntry] = []
  var functions: [Function] = []
  /// The parameters of all functions.
  var parameters: [FunctionParameter] = []
  var arena = Arena()
  /// Registers of the outermost frame that hold the variables of the session.
  var globalCount = 0
  /// Within `check { }`: whether an assertion has failed; one entry a nesting level.
  var checks: [Bool] = []
  /// Assertions and expectations evaluated so far.
  var assertionCount = 0
  var steps = 0
  /// At which step the machine asks next whether it may go on.
  var nextPause = 0
  /// How many frames there are while instructions run.
  var depth = 0
  /// What properties of resources were read last.
  var readings = [PropertyReading](repeating: PropertyReading(), count: PropertyReading.count)
  /// Loops and calls after which a script is taken to be endless (`set step-limit`).
  var stepLimit = 100_000_000
  /// How long a wait without an end of its own may last (`set wait-limit`).
  var waitLimit = TimeSpan.hours(24)

  /// Whether what assertions read is kept; nothing is read from memory then.
  var isTracing = false {
    didSet {
      guard isTracing != oldValue else { return }
      readings = [PropertyReading](repeating: PropertyReading(), count: PropertyReading.count)
      reads = []
    }
  }
  /// What has been read since the assertion began.
  var reads: [TracedRead] = []

  // MARK: - Frames

  /// Starts a block as the outermost frame.
  mutating func start(block: Int) {
    precondition(!places[block].isFunction, "functions are called")
    frames = [Frame(block: block, pc: places[block].code, base: 0)]
    wait = nil
    handlers = []
    checks = []
    steps = 0
    nextPause = 0
    enterFunctions()
    grow(to: places[block].registerCount)
  }

  private mutating func grow(to count: Int) {
    if registers.count < count {
      registers.append(contentsOf: repeatElement(.null, count: count - registers.count))
    }
  }

  var frame: Frame { frames[frames.count - 1] }

  /// What the code of a frame refers to; and that of the running one.
  func unit(of frame: Frame) -> CodeUnit { units[places[frame.block].unit] }
  var unit: CodeUnit { unit(of: frame) }

  /// A register of the running frame.
  subscript(register: Int) -> Value {
    get { registers[frame.base + register] }
    set { registers[frame.base + register] = newValue }
  }

  /// Where the instruction that ran last comes from.
  var place: Place { place(of: frame) }

  /// Where each caller of the running function stands, the nearest first.
  var callers: [Place] { frames.dropLast().reversed().map { place(of: $0) } }

  /// Where the instruction of the outermost block comes from that ran last.
  var outermostPlace: Place? { frames.first.map { place(of: $0) } }

  /// Where every frame is, the outermost first.
  var framePlaces: [Place] { frames.map { place(of: $0) } }

  private func place(of frame: Frame) -> Place {
    Place(
      source: unit(of: frame).source, range: origins[max(places[frame.block].code, frame.pc - 1)])
  }

  /// Which instruction of its block comes next.
  private func position(of frame: Frame) -> Int { frame.pc - places[frame.block].code }

  /// How far the outermost block has come.
  var outermostPosition: Int { frames.first.map { position(of: $0) } ?? 0 }

  /// Leaves everything that the innermost `expect error` encloses and goes on behind it.
  mutating func leaveExpectation() {
    let handler = handlers.removeLast()
    frames.removeLast(frames.count - 1 - handler.frame)
    checks.removeLast(checks.count - handler.checks)
    jump(to: unit.expectations[handler.site].end)
  }

  /// Goes on elsewhere in the running frame.
  mutating func jump(to position: Int) {
    frames[frames.count - 1].pc = places[frame.block].code + position
  }

  /// Enters the statements of an included source, which share the registers of the outermost frame.
  mutating func include(block: Int) {
    precondition(!places[block].isFunction, "functions are called")
    frames.append(Frame(block: block, pc: places[block].code, base: 0))
    grow(to: places[block].registerCount)
  }

  /// A machine that begins where this one stands in its running frame, with the same variables.
  func fork() -> Machine {
    var fork = self
    fork.frames = [frame]
    fork.wait = nil
    fork.handlers = []
    fork.checks = []
    fork.steps = 0
    fork.nextPause = 0
    return fork
  }

  /// A machine that runs a block which only looks at the variables of the outermost frame.
  func observer(block: Int) -> Machine {
    var observer = self
    observer.registers = Array(registers.prefix(globalCount))
    observer.start(block: block)
    observer.frames[0].base = globalCount
    observer.grow(to: globalCount + places[block].registerCount)
    return observer
  }
}
