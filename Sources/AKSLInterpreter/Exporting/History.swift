import AKSModel
import AzureCLI

/// What was done to a world from outside, from its beginning on: enough to live through it again.
///
/// It belongs to the world, so that whoever goes back in time goes back in it, too.
struct History: Sendable {
  /// The world before anything was done.
  enum Beginning: Sendable {
    /// The usual ones can be made again at any time.
    case sandbox, empty
    case other(Simulation)

    private static let usualSandbox = Simulation.sandbox()

    var simulation: Simulation {
      switch self {
      case .sandbox: Self.usualSandbox
      case .empty: Simulation()
      case .other(let simulation): simulation
      }
    }
  }

  /// What somebody did.
  enum Deed: Sendable {
    /// Asked Azure, which took it or refused it.
    case asked(Operation, isAwaited: Bool)
    /// Waited for the end of operations that had been asked for before.
    case awaited([OperationID])
    /// Let so much time pass.
    case advanced(TimeSpan)
    /// Told az what concerns the subscription or az itself: a group that goes takes its clusters with it.
    case said(AzureArguments)
    /// Az said no before it asked Azure.
    case declined(String)
    case injected(ServiceFault.Kind, ServiceFault.Target, limit: Int32, until: Instant?)
    /// Let Azure take Spot nodes.
    case evicted(Int, PoolID)
    /// Chose how often Azure takes nodes of a Spot pool; nil: as often as those of all.
    case setEvictionRate(PoolID, SpotEvictionRate?)
    case clearedFaults
    case cordoned(NodeID, Bool)
    /// Asked Kubernetes for something about pods.
    case load(WorkloadRequest)
    case chose(SimulationSettings)
  }

  struct Step: Sendable {
    var at: Instant
    /// The statement that did it.
    var place: Place?
    /// All that was due at this instant had happened.
    var isSettled: Bool
    /// A schedule did it, and does it again when time passes again.
    var isOfSchedule: Bool
    var deed: Deed
  }

  /// A step behind a reference: a log of large values would be slow to copy.
  private indirect enum Entry: Sendable {
    case step(Step)

    var step: Step {
      switch self {
      case .step(let step): step
      }
    }
  }

  let beginning: Beginning
  private var entries = ChunkedArray<Entry>()
  private var settings: SimulationSettings

  init(from beginning: Beginning) {
    self.beginning = beginning
    settings =
      if case .other(let simulation) = beginning { simulation.settings } else { SimulationSettings() }
  }

  var steps: [Step] { entries.map(\.step) }
  var count: Int { entries.count }

  /// Whether another history has become this one: what it has last is here at its place.
  func goesOn(from other: History) -> Bool {
    guard other.count <= count, count > 0 else { return false }
    guard other.count > 0 else { return Self.isSame(beginning, other.beginning) }
    let (mine, others) = (entries[other.count - 1].step, other.entries[other.count - 1].step)
    return mine.at == others.at && mine.place == others.place && Self.isSame(beginning, other.beginning)
  }

  private static func isSame(_ a: Beginning, _ b: Beginning) -> Bool {
    switch (a, b) {
    case (.sandbox, .sandbox), (.empty, .empty), (.other, .other): true
    default: false
    }
  }

  /// Writes down what is about to be done in the world.
  mutating func add(_ deed: Deed, at place: Place?, ofSchedule isOfSchedule: Bool, in simulation: Simulation)
  {
    let isSettled = simulation.nextInstant.map { $0 > simulation.now } ?? true
    func step(_ deed: Deed) -> Step {
      Step(
        at: simulation.now, place: place, isSettled: isSettled, isOfSchedule: isOfSchedule, deed: deed)
    }
    if simulation.settings != settings {
      settings = simulation.settings
      entries.append(.step(step(.chose(settings))))
    }
    if case .chose = deed { return }
    entries.append(.step(step(deed)))
  }
}

extension World {
  /// Writes down what is about to be done.
  mutating func note(_ deed: History.Deed, at place: Place?, ofSchedule isOfSchedule: Bool = false) {
    history.add(deed, at: place, ofSchedule: isOfSchedule, in: simulation)
  }
}
