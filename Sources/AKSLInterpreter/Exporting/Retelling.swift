import AKSModel
import AzureCLI

/// What was asked of Azure in the course of a history, with what az says for it and what became of it.
///
/// It comes from living through the history again: only then is it known what a request meant in its world.
struct Retelling {
  struct Request {
    /// Its place among the steps.
    let step: Int
    /// What asks for it; or why az has no words for it.
    var lines: Result<[AzureLine], AzureOmission>
    /// How long az takes where it needs several commands.
    var took: TimeSpan?
    var isAwaited: Bool
    /// The step before which the operation has ended; that behind the last is the end of the history.
    var doneBefore: Int?
    /// What Azure does for it; several where a group goes with its clusters, none where nothing was to be done.
    var operations: [OperationID] = []
    var refusal: Refusal?
    /// The group that it is about.
    var group: String?
    /// The group was gone when all had ended, and nobody had made it anew.
    var isGroupGone = false
    /// A secret was said that the lines leave out.
    var hadSecret = false
    /// The group that a new cluster needs, and that is not there.
    var newGroup: (name: String, location: String)?
  }

  let steps: [History.Step]
  /// In the order of the steps.
  private(set) var requests: [Request] = []
  /// The requests whose operations have ended before each step, by the time of their ends.
  private(set) var ended: [Int: [Int]] = [:]
  /// The settings before each step that changed them.
  private(set) var settings: [Int: SimulationSettings] = [:]
  /// The pools and nodes that a step was about, which may be gone at the end.
  private(set) var names: [Int: String] = [:]
  /// Nothing has happened but what the steps and the model explain.
  private(set) var isWhole = true
  /// The world at the end.
  var simulation: Simulation { replay.simulation }

  private var replay: Replay
  /// The requests whose operations go on.
  private var open: [Int] = []

  init(_ world: World) {
    steps = world.history.steps
    replay = Replay(world.history)
    for (number, step) in steps.enumerated() {
      replay.pass(to: step.at, isSettled: step.isSettled)
      noteEnds(before: number)
      switch step.deed {
      case .asked(let operation, let isAwaited): ask(operation, isAwaited, number)
      case .said(let arguments): say(arguments, number)
      case .awaited(let operations):
        for index in open where requests[index].operations.contains(where: operations.contains) {
          requests[index].isAwaited = true
        }
      case .chose:
        settings[number] = simulation.settings
        _ = replay.take(step.deed)
      case .injected(_, .pool(let pool), _, _), .evicted(_, let pool):
        if simulation.exists(pool) { names[number] = simulation[pool].name }
        _ = replay.take(step.deed)
      case .setEvictionRate(let pool, _):
        names[number] = simulation.path(of: pool)
        _ = replay.take(step.deed)
      case .injected(_, let target, _, _):
        names[number] = simulation.words(for: target).name
        _ = replay.take(step.deed)
      case .cordoned(let node, _), .load(.drain(let node)):
        if simulation.exists(node) { names[number] = simulation.nodeName(node) }
        _ = replay.take(step.deed)
      default: _ = replay.take(step.deed)
      }
    }
    let end = world.simulation
    replay.pass(to: end.now, isSettled: end.nextInstant.map { $0 > end.now } ?? true)
    isWhole = replay.simulation.events.endIndex == end.events.endIndex
    noteEnds(before: steps.count)
  }

  private mutating func noteEnds(before step: Int) {
    var done: [(end: Instant, index: Int)] = []
    for index in open { if let end = end(of: requests[index]) { done.append((end, index)) } }
    done.sort { ($0.end, $0.index) < ($1.end, $1.index) }
    ended[step] = done.map(\.index)
    for (_, index) in done {
      requests[index].doneBefore = step
      requests[index].isGroupGone =
        requests[index].group.map { !replay.subscription.hasGroup(named: $0, in: simulation) } ?? false
    }
    open.removeAll { requests[$0].doneBefore != nil }
  }

  /// When all that Azure does for it has ended; nil: it goes on, or there is nothing.
  func end(of request: Request) -> Instant? {
    let ends = request.operations.compactMap { simulation[$0].ended }
    return ends.count == request.operations.count ? ends.max() : nil
  }

  private mutating func say(_ arguments: AzureArguments, _ step: Int) {
    let isAwaited = !arguments.has("--no-wait")
    var request = Request(step: step, lines: .success([arguments.line]), isAwaited: isAwaited)
    request.hadSecret = arguments.hasSecret
    request.group = arguments.text("--name")
    switch replay.take(.said(arguments)) {
    case .refused(let refusal): request.refusal = refusal
    case .accepted(let operations): request.operations = operations
    case nil: break
    }
    if request.operations.isEmpty {
      request.doneBefore = step + 1
    } else {
      open.append(requests.count)
    }
    requests.append(request)
  }

  private mutating func ask(_ operation: Operation, _ isAwaited: Bool, _ step: Int) {
    var request = Request(step: step, lines: .success([]), isAwaited: isAwaited)
    var commands: [AzureArguments] = []
    var said = operation
    var subscription = replay.subscription
    if case .putCluster(let target, var properties) = operation,
      simulation.cluster(named: target.cluster) == nil
    {
      let group = properties.resourceGroup ?? Defaults.resourceGroup
      let location = properties.location ?? Defaults.location
      if !subscription.hasGroup(named: group, in: simulation) {
        subscription.addGroup(group, location: location)
        request.newGroup = (group, location)
      } else if properties.location == nil {
        // Az would ask the group, which may be elsewhere.
        properties.location = location
        said = .putCluster(target, properties)
      }
    }
    do throws(AzureOmission) {
      let lines = try AzureLine.commands(for: said, in: simulation, isAwaited: isAwaited)
      request.lines = .success(lines.map(\.line))
      commands = lines.map(\.arguments)
    } catch {
      request.lines = .failure(error)
    }
    var rehearsed = request
    rehearse(&rehearsed, commands, subscription)
    switch replay.take(.asked(operation, isAwaited: isAwaited)) {
    case .refused(let refusal): request.refusal = refusal
    case .accepted(let operations):
      // What is refused may be said however it is refused.
      request = rehearsed
      request.operations = operations
      open.append(requests.count)
    case nil: break
    }
    requests.append(request)
  }

  /// Takes the commands in the world for which they are meant: what az would not send is an omission.
  private func rehearse(
    _ request: inout Request, _ commands: [AzureArguments], _ subscription: AzureSubscription
  ) {
    guard !commands.isEmpty else { return }
    var world = simulation
    for (number, arguments) in commands.enumerated() {
      do throws(AzureFailure) {
        guard case .send(let operation, let isAwaited) = try arguments.step(in: world, subscription)
        else {
          request.lines = .failure(AzureOmission("az finds nothing to do"))
          return
        }
        // One line is the request itself.
        guard commands.count > 1 else { return }
        do throws(Refusal) {
          let id = try world.submit(operation)
          guard isAwaited || number < commands.count - 1 else { break }
          while world[id].status == .inProgress, world.advanceToNextInstant() {}
        } catch {
          throw .refusal(error)
        }
      } catch {
        switch error {
        case .az, .query, .service:
          request.lines = .failure(AzureOmission("az does not send it: \(error.message)"))
        case .refusal(let refusal):
          request.lines = .failure(AzureOmission("in several commands it is refused: \(refusal.code)"))
        }
        return
      }
    }
    request.took = world.now - steps[request.step].at
  }
}
