import AKSLLanguage
import AKSModel

extension Session {
  /// Changes a setting as the statement `set` does, before anything runs; gives what is wrong with it.
  package mutating func set(_ name: String, to value: String) -> String? {
    let nearest = { Spelling.nearest(to: name, among: SettingTable.all.map(\.name)) }
    guard SettingTable.all.contains(where: { $0.name == name }) else {
      return "there is no setting `\(name)`" + (nearest().map { "\nhelp: did you mean `\($0)`?" } ?? "")
    }
    let source = SourceText(name: "--set", "set \(name) \(value)")
    let tree = Parser.parse(source).tree
    var problem: String?
    if tree.statements(of: tree.root).count == 1 {
      _ = run(source, mode: .script) { event in
        switch event.kind {
        case .diagnostic(let diagnostic): problem = problem ?? Self.line(diagnostic.title, diagnostic.help)
        case .faulted(let fault): problem = problem ?? Self.line(fault.title, fault.help)
        default: break
        }
      }
    } else {
      problem = "`\(value)` is no value"
    }
    undoSteps = []
    outcome = RunOutcome()
    return problem
  }

  private static func line(_ title: String, _ help: String?) -> String {
    title + (help.map { "\nhelp: \($0)" } ?? "")
  }

  /// Does what the statement `set` asks for.
  mutating func set(_ setting: Request.Setting, _ emit: Emit) {
    switch setting {
    case .choice(let choice, let value):
      _ = choice.choose(value, in: &world.simulation.settings)
      note(.chose(world.simulation.settings))
      tell(.changed("\(choice.name) is \(value)"), emit)
    case .requiredEvidence(let required):
      evidence.required = required
      tell(.changed("require-evidence is \(required?.rawValue ?? "off")"), emit)
    case .keepsEvidence(let isOn):
      evidence.isCounted = isOn
      tell(.changed("evidence is \(isOn ? "on" : "off")"), emit)
    case .eventLimit(let limit):
      world.simulation.eventLimit = limit
      tell(.changed("event-limit is \(limit ?? 0)"), emit)
    case .speed(let factor):
      speed = factor
      let note =
        options.isAtPrompt && !options.tellsClock ? ", and nothing waits: this terminal shows no pace" : ""
      tell(.changed(factor.map { "speed is \($0)x\(note)" } ?? "speed is off"), emit)
    case .stepLimit(let limit):
      machine.stepLimit = limit
      tell(.changed("step-limit is \(limit)"), emit)
    case .waitLimit(let limit):
      // No wait outlasts simulated time.
      machine.waitLimit = min(limit, Self.timeLimit)
      tell(.changed("wait-limit is \(TimeFormat.span(limit))"), emit)
    case .spotEvictionRate(let rate):
      world.simulation.settings.spotEvictionRate = rate
      note(.chose(world.simulation.settings))
      tell(.changed("spot-eviction-rate is \(rate.percentage)"), emit)
    case .poolEvictionRate(let pool, let rate):
      // The pool's own, so it goes back and forth in time with it.
      keepUndoStep()
      note(.setEvictionRate(pool, rate))
      world.simulation.setEvictionRate(of: pool, to: rate)
      let words = rate.map { "is \($0.percentage)" } ?? "is that of all Spot pools"
      tell(.changed("spot-eviction-rate of \(world.path(of: pool)) \(words)"), emit)
    case .timing(let part, let span, let sigma):
      let scatter = sigma.map { ", with a scatter of \(TimingExhibit.sigma($0))" } ?? ""
      changeTiming("\(part.name) is \(TimeFormat.span(span))\(scatter)", emit) {
        $0.change(part, to: span)
        if let sigma { $0.changeSigma(part, to: sigma) }
      }
    case .randomTiming(let seed):
      let seed = seed ?? options.seed
      changeTiming("times scatter, by the seed \(seed)", emit) { $0.randomSeed = seed }
    case .constantTiming: changeTiming("everything takes its usual time", emit) { $0.randomSeed = nil }
    case .standardTiming:
      changeTiming("all times are as they were at the start", emit) { $0 = TimingSettings() }
    case .parallelNodes(let nodes):
      let word = nodes.map(String.init) ?? "all"
      changeTiming("\(word) nodes of a request are worked on at once", emit) { $0.parallelNodes = nodes }
    }
  }

  private mutating func changeTiming(
    _ word: String, _ emit: Emit, _ change: (inout TimingSettings) -> Void
  ) {
    change(&world.simulation.settings.timing)
    note(.chose(world.simulation.settings))
    tell(.changed(word), emit)
  }
}
