import AKSLLanguage
import AKSModel

/// A verb: what it looks like, what it means, and what it asks the session for.
///
/// The pattern drives everything that is known about the verb's form: matching, messages, help and the
/// generated part of the grammar.
struct CommandDefinition: Sendable {
  typealias Run = @Sendable (Arguments) throws(Fault) -> Request

  let pattern: CommandPattern
  /// One line for `help`.
  let summary: String
  /// A line or more that `help` shows and the tests run, each from the sandbox.
  let examples: [String]
  let run: Run
  /// Only a prompt has it, and no script.
  let isForPrompt: Bool

  init(_ pattern: String, _ summary: String, examples: [String], run: @escaping Run) {
    self.init(pattern, summary, examples, isForPrompt: false, run)
  }

  /// One that only a prompt has.
  init(prompt pattern: String, _ summary: String, examples: [String], run: @escaping Run) {
    self.init(pattern, summary, examples, isForPrompt: true, run)
  }

  private init(
    _ pattern: String, _ summary: String, _ examples: [String], isForPrompt: Bool, _ run: @escaping Run
  ) {
    self.pattern = CommandPattern(pattern)
    self.summary = summary
    self.examples = examples
    self.run = run
    self.isForPrompt = isForPrompt
  }
}

/// What a command asks the session to do.
enum Request: Sendable {
  /// Asks Azure, and waits for the end unless `nowait` was said.
  case operation(Operation, isAwaited: Bool)
  /// The same for a pool that must not be there yet: a PUT alone would change one that is.
  case creation(PoolTarget, AgentPoolProperties, isAwaited: Bool)
  /// The same for a cluster that must not be there yet.
  case clusterCreation(ClusterTarget, ClusterProperties, isAwaited: Bool)
  /// The same for a cluster that must be there.
  case clusterChange(ClusterTarget, ClusterProperties, isAwaited: Bool)
  /// The same for a pool that must be there: a PUT alone would make one that isn't.
  case change(PoolTarget, AgentPoolProperties, isAwaited: Bool)
  /// Lets time pass.
  case advance(TimeSpan)
  /// Waits until an operation on a pool or a cluster is over; nil waits for everything.
  case awaitRest(Value?)
  case cancelSchedule(String)
  /// Puts a fault on something, for a time or (nil) until it is taken away.
  case inject(ServiceFault.Kind, ServiceFault.Target, limit: Int32, TimeSpan?)
  /// Lets Azure take so many nodes of a Spot pool.
  case evict(Int, PoolID)
  case clearFaults
  /// Tells Kubernetes whether pods may be put on a node.
  case cordon(NodeID, Bool)
  /// Asks Kubernetes for something about pods.
  case load(WorkloadRequest)
  /// Lets one of the traces that the running block has read go on from now.
  case replay(Int, ReplayWish)
  /// Makes the workloads that one of them lists.
  case makeWorkloads(Int, ClusterID)
  case exhibit(Exhibit)
  /// Plays the guide.
  case tour
  /// Asks the program around the session for something.
  case wish(PromptWish)
  /// The same, drawn over time.
  case chart(Exhibit, Chart.Form)
  /// Values over time: of one of the plots in the running code.
  case plot(PlotWish)
  /// What becomes of snapshots in a span of time, side by side.
  case compareFutures([String], TimeSpan, Exhibit.Format)
  /// Values that are told whenever they change: some of the running code; nil: none any more.
  case watch(Int?)
  /// Some of them no more: those of the running code that read alike.
  case unwatch(Int)
  /// What the session knows and the world does not.
  case sessionExhibit(SessionTopic, Exhibit.Format)
  /// Prints what happened as a script of az.
  case azureScript
  case useCluster(ClusterID)
  case replaceWorld(Session.Options.World)
  /// Starts over with one of the worlds that the running block has read.
  case adoptWorld(Int)
  /// Writes what was typed to a file, as a script; or the world.
  case saveSession(String)
  case saveWorld(String)
  case takeSnapshot(String)
  case restoreSnapshot(String)
  case compareSnapshot(String, Exhibit.Format)
  case undo(Int)
  case redo(Int)
  case setTimeZone(String)
  /// Days from 1, in rising order, each once.
  case setHolidays([Int64])
  case set(Setting)

  /// What this does to time, if it does not let it go its way: the run of a schedule cannot do so.
  var timeTravel: String? {
    switch self {
    case .replaceWorld, .adoptWorld: "start the world over"
    case .restoreSnapshot, .undo: "go back in time"
    case .redo: "do again what was undone"
    default: nil
    }
  }

  enum SessionTopic: Sendable { case settings, evidence, script, world }

  /// What `set` changes.
  enum Setting: Sendable {
    case choice(ModelChoice, String)
    case requiredEvidence(Evidence?)
    case keepsEvidence(Bool)
    case stepLimit(Int)
    case eventLimit(Int?)
    case waitLimit(TimeSpan)
    /// How much faster than real time the clock goes; nil: it takes no time.
    case speed(Int64?)
    /// How long a part usually takes, and how much its times scatter; nil: as much as before.
    case timing(TimingPrimitive, TimeSpan, sigma: Int?)
    /// By this seed; nil: by the session's.
    case randomTiming(UInt64?)
    case constantTiming, standardTiming
    /// nil: all of them.
    case parallelNodes(Int?)
    case spotEvictionRate(SpotEvictionRate)
    /// nil: that of all pools.
    case poolEvictionRate(PoolID, SpotEvictionRate?)
  }
}
