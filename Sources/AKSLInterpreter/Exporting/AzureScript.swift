package import AKSModel
package import AzureCLI

/// What happened in a world, as a script of az: the same requests at the same moments.
///
/// Where the end of an operation is not waited for by its own command, because something else came before it,
/// the command does not wait (`--no-wait`), and what is left of the time until the next step is a `sleep`, or an
/// `az … wait`. So the moments come out as they were, on the model as in the script.
package struct AzureScript: Sendable {
  /// A line of the script, or several that belong together.
  package enum Part: Sendable {
    /// Without its `# `.
    case comment(String)
    /// A comment on a step that az has no words for, or several commands.
    case omission(String, step: Int)
    /// `mayFail`: that it is refused is no reason to stop.
    case command(AzureLine, mayFail: Bool)
    case pause(TimeSpan, until: Instant)
    case blank
  }

  package private(set) var parts: [Part] = []
  /// How many commands the world at the start takes.
  package private(set) var openingCommands = 0
  /// How many commands the steps take.
  package private(set) var commands = 0
  /// Those of them that were refused, or failed.
  package private(set) var refusals = 0
  /// What az has no words for.
  package private(set) var omissions = 0
  /// What az takes several commands for.
  package private(set) var detours = 0

  /// Nothing was there at the start.
  package private(set) var beginsEmpty = false

  /// The steps explain all that happened.
  package private(set) var isWhole = true

  private var clock = Instant.start
  /// Ends are waited for where something else came first.
  private var waits = true
  /// The request whose step comes next.
  private var next = 0
  private var statements = StatementNames()

  /// `hasOpening`: with the commands that make the world at the start.
  init(of world: World, hasOpening: Bool) {
    let told = Retelling(world)
    let beginning = world.history.beginning.simulation
    clock = beginning.now
    beginsEmpty = beginning.clusters.isEmpty
    if hasOpening { open(with: beginning) }
    let end = world.simulation.now
    for (number, step) in told.steps.enumerated() {
      pass(to: step.at, before: number, told)
      add(step, number, told)
    }
    pass(to: end, before: told.steps.count, told)
    close()
    isWhole = told.isWhole
    if !isWhole { parts.append(.comment("More has happened in this world than these steps explain.")) }
  }

  /// What was done from a step on, without what schedules did; for whoever lets time pass by other means than waits.
  init(of world: World, from first: Int, at start: Instant) {
    let told = Retelling(world)
    waits = false
    clock = start
    next = told.requests.firstIndex { $0.step >= first } ?? told.requests.count
    for (number, step) in told.steps.enumerated().dropFirst(first) {
      pass(to: step.at, before: number, told)
      if !step.isOfSchedule {
        add(step, number, told)
      } else if next < told.requests.count, told.requests[next].step == number {
        next += 1
      }
    }
    pass(to: world.simulation.now, before: told.steps.count, told)
    isWhole = told.isWhole
  }

  // MARK: - The world at the start

  private mutating func open(with simulation: Simulation) {
    guard !simulation.clusters.isEmpty else { return }
    let recipe = WorldRecipe(for: simulation)
    parts += [.blank, .comment("The world at the start. Leave this out where it is there already.")]
    for line in recipe.lines { add(line, mayFail: false) }
    for omission in recipe.omissions { parts.append(.comment("\(omission.name): \(omission.reason)")) }
    omissions = recipe.omissions.count
    (openingCommands, commands) = (commands, 0)
    parts += [.blank, .comment("The steps.")]
  }

  private mutating func close() {
    let count = { (number: Int, one: String, many: String) in number == 1 ? "1 \(one)" : "\(number) \(many)" }
    var sentence = count(commands, "command", "commands")
    if refusals > 0 { sentence += ", \(refusals) of them refused or without success, as on the model" }
    if omissions > 0 { sentence += "; \(count(omissions, "thing", "things")) that az cannot say" }
    parts += [.blank, .comment(sentence + ".")]
  }

  // MARK: - Time

  /// Lets time pass until the next step: first the waits for operations that end meanwhile, then what is left.
  private mutating func pass(to moment: Instant, before step: Int, _ told: Retelling) {
    for index in told.ended[step] ?? [] where waits && !isAwaitedAtOnce(told.requests[index]) {
      let request = told.requests[index]
      guard let end = told.end(of: request)
      else {
        continue
      }
      guard end > clock, end == moment || request.isAwaited, let line = wait(for: request, told)
      else {
        continue
      }
      // Az looks at once and then every half minute: slept so long, it sees the end when it comes.
      parts.append(.pause(end - clock, until: end))
      parts.append(.command(line, mayFail: false))
      commands += 1
      clock = end
    }
    guard moment > clock else { return }
    parts.append(.pause(moment - clock, until: moment))
    clock = moment
  }

  /// Its command waits for the end: nothing else was done meanwhile.
  private func isAwaitedAtOnce(_ request: Retelling.Request) -> Bool {
    request.isAwaited && request.doneBefore == request.step + 1
  }

  /// The command that waits for what others have begun; nil: none waits for such an end.
  private func wait(for request: Retelling.Request, _ told: Retelling) -> AzureLine? {
    guard let operation = request.operations.last, case .success = request.lines else { return nil }
    if let group = request.group { return request.isGroupGone ? .wait(untilDeleted: group) : nil }
    let record = told.simulation[operation]
    guard record.status == .succeeded else { return nil }
    let condition: String
    switch record.kind {
    case .createCluster, .addPool: condition = "created"
    case .deleteCluster, .deletePool: condition = "deleted"
    // What was aborted is left Canceled, and az waits for Succeeded.
    case .abortCluster, .abortPool: return nil
    default: condition = "updated"
    }
    let cluster = told.simulation[record.cluster]
    return .wait(
      group: cluster.resourceGroup, cluster: cluster.resourceName,
      pool: record.pool.map { told.simulation[$0].name },
      until: condition)
  }

  // MARK: - Steps

  private mutating func add(_ step: History.Step, _ number: Int, _ told: Retelling) {
    switch step.deed {
    case .asked, .said:
      // The statement holds the secret.
      if !told.requests[next].hadSecret { name(step) }
      add(told.requests[next], told)
      next += 1
    // The clock has its say when the next step comes.
    case .awaited, .advanced: break
    case .declined(let title):
      name(step)
      parts.append(.comment("az itself says no: \(title)"))
    case .evicted(let count, _):
      name(step)
      omit("az evicts nothing: \(count.of("node")) of \(told.names[number] ?? "")", number)
    case .setEvictionRate(_, let rate):
      name(step)
      let word = rate?.percentage ?? "has no rate of its own"
      omit("Azure has its own evictions: \(told.names[number] ?? "") \(word)", number)
    case .injected(let kind, _, _, let end):
      name(step)
      let until = end.map { " until \(TimeFormat.instant($0))" } ?? ""
      omit("az breaks nothing: \(kind.rawValue) on \(told.names[number] ?? "")\(until)", number)
    case .clearedFaults:
      name(step)
      omit("az mends nothing: no faults any more", number)
    case .cordoned(_, let isCordoned):
      name(step)
      let verb = isCordoned ? "cordon" : "uncordon"
      omit("that is not az's: kubectl \(verb) \(told.names[number] ?? "")", number)
    case .load(let request):
      name(step)
      let node = told.names[number].map { " \($0)" } ?? ""
      omit("that is not az's: \(request.kubectl(in: told.simulation))\(node)", number)
    case .chose(let settings):
      let old = told.settings[number] ?? settings
      for choice in ModelChoice.all where choice.value(in: old) != choice.value(in: settings) {
        name(step)
        omit("Azure has no such choice: \(choice.name) is \(choice.value(in: settings))", number)
      }
      if settings.spotEvictionRate != old.spotEvictionRate {
        name(step)
        omit(
          "Azure has its own evictions: spot-eviction-rate is \(settings.spotEvictionRate.percentage)", number
        )
      }
      if settings.timing != old.timing {
        name(step)
        omit("Azure takes its own time: `timing` has changed ours", number)
      }
    }
  }

  private mutating func add(_ request: Retelling.Request, _ told: Retelling) {
    let failure = request.operations.lazy.compactMap { told.simulation[$0].error }.first
    if request.refusal == nil, let group = request.newGroup {
      add(.createGroup(group.name, location: group.location), mayFail: false)
    }
    switch request.lines {
    case .failure(let omission):
      if let refusal = request.refusal {
        parts.append(.comment("refused with \(refusal.code), and not said by az: \(omission.reason)"))
      } else {
        omit("az cannot say this: \(omission.reason)", request.step)
      }
    case .success(let lines):
      if let refusal = request.refusal {
        guard lines.count == 1 else {
          parts.append(.comment("refused with \(refusal.code); az would say it in \(lines.count) commands"))
          return
        }
        parts.append(.comment("is refused: \(refusal.code) (rule \(refusal.rule))"))
        refusals += 1
        return add(lines[0].waiting(true), mayFail: true)
      }
      if let failure { parts.append(.comment("ends badly: \(failure.code)")) }
      if lines.count > 1 {
        parts.append(.comment("az takes \(lines.count) commands for it, and longer"))
        detours += 1
      }
      if request.hadSecret { parts.append(.comment("its secret is not written: az asks for it")) }
      if lines[0].changesNothing { parts.append(.comment("az sends the pool as it is")) }
      // Several commands take longer than the request did: what came after its end comes after theirs.
      let isAwaited =
        isAwaitedAtOnce(request) || lines.count > 1 && request.doneBefore == request.step + 1
      if failure != nil, isAwaited { refusals += 1 }
      for line in lines.dropLast() { add(line, mayFail: false) }
      if let last = lines.last { add(last.waiting(isAwaited), mayFail: failure != nil && isAwaited) }
      if let took = request.took {
        clock = clock + took
      } else if isAwaited {
        clock = max(clock, told.end(of: request) ?? clock)
      }
    }
  }

  // MARK: - Lines

  private mutating func add(_ line: AzureLine, mayFail: Bool) {
    parts.append(.command(line, mayFail: mayFail))
    commands += 1
  }

  private mutating func omit(_ sentence: String, _ step: Int) {
    parts.append(.omission(sentence, step: step))
    omissions += 1
  }

  /// Says which statement a step comes from.
  private mutating func name(_ step: History.Step) {
    guard let place = step.place else { return }
    parts += [.blank, .comment(statements.name(of: place))]
  }
}
