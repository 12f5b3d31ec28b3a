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
    /// nil: it was refused.
    var operation: OperationID?
    var refusal: Refusal?
    /// Its operation had ended when this step came; the number of steps stands for the end of the history.
    var isDoneAt: Int?
    /// The group that a new cluster goes into.
    var newGroup: (name: String, location: String)?
  }

  let steps: [History.Step]
  private(set) var requests: [Request] = []
  /// The settings before each step that changed them.
  private(set) var settings: [Int: SimulationSettings] = [:]
  /// The nodes that a step was about, which may be gone at the end.
  private(set) var nodeNames: [Int: String] = [:]
  /// The world at the end.
  var simulation: Simulation { replay.simulation }
  private var replay: Replay

  init(_ world: World) {
    steps = world.history.steps
    replay = Replay(world.history)
    for (number, step) in steps.enumerated() {
      replay.pass(to: step.at, isSettled: step.isSettled)
      noteEnds(at: number)
      switch step.deed {
      case .asked(let operation, let isAwaited): ask(operation, isAwaited, number)
      case .awaited(let operations):
        for index in requests.indices where requests[index].operation.map(operations.contains) ?? false {
          requests[index].isAwaited = true
        }
      case .chose:
        settings[number] = simulation.settings
        _ = replay.take(step.deed)
      case .cordoned(let node, _):
        nodeNames[number] = simulation.nodeName(node)
        _ = replay.take(step.deed)
      default: _ = replay.take(step.deed)
      }
    }
    replay.pass(
      to: world.simulation.now,
      isSettled: world.simulation.nextInstant.map { $0 > world.simulation.now } ?? true)
    noteEnds(at: steps.count)
  }

  private mutating func noteEnds(at step: Int) {
    for index in requests.indices where requests[index].isDoneAt == nil {
      guard let operation = requests[index].operation, simulation[operation].status != .inProgress else {
        continue
      }
      requests[index].isDoneAt = step
    }
  }

  private mutating func ask(_ operation: Operation, _ isAwaited: Bool, _ step: Int) {
    var request = Request(step: step, lines: .success([]), isAwaited: isAwaited)
    let before = simulation
    do throws(AzureOmission) {
      request.lines = .success(try AzureLine.lines(for: operation, in: before, isAwaited: isAwaited))
    } catch {
      request.lines = .failure(error)
    }
    switch replay.take(.asked(operation, isAwaited: isAwaited)) {
    case .refused(let refusal): request.refusal = refusal
    case .accepted(let id):
      request.operation = id
      rehearse(&request, in: before)
    case nil: break
    }
    if case .putCluster(let target, let properties) = operation, before.cluster(named: target.cluster) == nil
    {
      request.newGroup = (
        properties.resourceGroup ?? Defaults.resourceGroup, properties.location ?? Defaults.location
      )
    }
    requests.append(request)
  }

  /// Reads the lines back in the world for which they are meant: what az would not send is an omission.
  private func rehearse(_ request: inout Request, in world: Simulation) {
    guard case .success(let lines) = request.lines else { return }
    var world = world
    for (number, line) in lines.enumerated() {
      guard let arguments = AzureReading(line.text, variable: { _ in .missing }).arguments else { return }
      do throws(AzureFailure) {
        guard case .send(let operation, let isAwaited) = try arguments.step(in: world) else {
          request.lines = .failure(AzureOmission("az finds nothing to do"))
          return
        }
        // One line is the request itself.
        guard lines.count > 1 else { return }
        do throws(Refusal) {
          let id = try world.submit(operation)
          guard isAwaited || number < lines.count - 1 else { break }
          while world[id].status == .inProgress, world.advanceToNextInstant() {}
        } catch {
          throw .refusal(error)
        }
      } catch {
        switch error {
        case .az(let title): request.lines = .failure(AzureOmission("az does not send it: \(title)"))
        case .refusal(let refusal):
          request.lines = .failure(AzureOmission("in several commands it is refused: \(refusal.code)"))
        }
        return
      }
    }
    request.took = world.now - steps[request.step].at
  }
}
