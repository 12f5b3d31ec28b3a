import AKSLLanguage
import AKSModel

/// W005, W006: a pool that is used before it is made, or after it was deleted.
///
/// The compiler takes a name that any command of the source makes; here it is followed from statement to
/// statement. Only what is certain is followed: one cluster, and what stands at the outermost level or in a
/// scenario. What happens in a branch, a loop or a function, once or never, makes a pool's fate unknown.
enum PoolLifetimes {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    guard !source.statements.isEmpty else { return [] }
    var follower = Follower(source)
    follower.follow(source.statements)
    return follower.warnings
  }

  /// What is known of a pool at a place of the source.
  private enum Fate {
    case exists
    /// Not made yet. With the place of the statement that empties the world, if there is one.
    case absent(since: SourceRange?)
    case deleted(SourceRange)
    case unknown
  }

  /// What is known at a place beyond what was known outside of it.
  private struct Layer {
    var fates: [String: Fate] = [:]
    /// Nothing that was known outside is true here.
    var hidesOthers = false
  }

  private struct Follower {
    let tree: SyntaxTree
    var warnings: [Diagnostic] = []
    /// By name in small letters: a layer for the source, and one for each scenario around the place.
    private var layers = [Layer()]
    /// What is true of every other name: nobody makes it, or who knows.
    private var others: Fate = .absent(since: nil)
    private var hasCluster: Bool
    /// Nothing is known any more: another cluster, a step back in time.
    private var isLost = false
    /// By name: the first command of the source that makes such a pool.
    private var makings: [String: SourceRange] = [:]
    /// Made or deleted where nobody knows when: in functions and schedules.
    private var unsettled: Set<String> = []
    /// The pools of the world in which the source would run.
    private let initial: Set<String>

    init(_ source: CheckedSource) {
      tree = source.tree
      let simulation = source.world.simulation
      hasCluster = !simulation.clusters.isEmpty
      isLost = simulation.clusters.count > 1
      let pools = simulation.clusters.flatMap { simulation.pools(of: $0) }
      initial = Set(pools.map { simulation[$0].name.lowercased() })
      for name in initial { layers[0].fates[name] = .exists }
      source.forEachStatement { id in
        switch tree.statement(id) {
        case .function(_, _, let body): noteUnsettled(below: body)
        case .schedule(let schedule): noteUnsettled(below: schedule.body)
        case .include, .azure: isLost = true
        case .command(let items):
          guard case .makes(.some(let name)) = effect(of: tree.elements(of: items)), makings[name] == nil
          else { return }
          makings[name] = tree.range(of: id)
        default: break
        }
      }
    }

    private func fate(of name: String) -> Fate {
      for layer in layers.reversed() {
        if let fate = layer.fates[name] { return fate }
        if layer.hidesOthers { break }
      }
      return others
    }

    private mutating func set(_ name: String, _ fate: Fate) { layers[layers.count - 1].fates[name] = fate }

    /// From here on nothing is known but what is said of all.
    private mutating func startOver(_ others: Fate) {
      layers[layers.count - 1] = Layer(hidesOthers: true)
      self.others = others
    }

    private mutating func noteUnsettled(below block: BlockID) {
      let effects = effects(of: tree.statements(of: block))
      unsettled.formUnion(effects.names)
      if effects.isGlobal { isLost = true }
    }

    // MARK: - From statement to statement

    mutating func follow(_ statements: [StatementID]) {
      for statement in statements where !isLost { follow(statement) }
    }

    private mutating func follow(_ id: StatementID) {
      switch tree.statement(id) {
      case .command(let items): command(tree.elements(of: items), tree.range(of: id))
      case .check(let body): follow(tree.statements(of: body))
      case .scenario(let scenario):
        for expression in tree.parts(of: id).expressions { check(expression) }
        // It runs on a copy of the world.
        let before = (others, hasCluster, isLost)
        layers.append(Layer())
        follow(tree.statements(of: scenario.body))
        layers.removeLast()
        (others, hasCluster, isLost) = before
      case .function, .schedule: return
      case .expectError: forget([id])
      default:
        for expression in tree.parts(of: id).expressions { check(expression) }
        forget([id])
      }
    }

    /// Statements of which nobody knows whether, or how often, they run.
    private mutating func forget(_ statements: [StatementID]) {
      let effects = effects(of: statements)
      for name in effects.names { set(name, .unknown) }
      if effects.isGlobal { isLost = true }
    }

    // MARK: - Commands

    private mutating func command(_ items: [ExpressionID], _ range: SourceRange) {
      let words = items.map { word($0) }
      switch effect(of: items) {
      case .makes(let name):
        for item in items.dropFirst(3) { check(item) }
        if let name { set(name, .exists) } else { others = .unknown }
      case .deletes(let name):
        check(pool: items[1])
        guard let name else { return startOver(.unknown) }
        // It is still there while its deletion goes on.
        set(name, words.contains("nowait") ? .unknown : .deleted(range))
      case .empties:
        startOver(.absent(since: range))
        hasCluster = false
      case .resets:
        startOver(.absent(since: range))
        for name in ["system", "dev"] { set(name, .exists) }
        hasCluster = true
      case .makesCluster:
        if hasCluster { isLost = true }
        hasCluster = true
        set("nodepool1", .exists)
      case .loses: isLost = true
      case nil:
        // A wait for a pool that is gone is over at once.
        if words.first == "wait" { return }
        for place in poolPlaces(items) { check(pool: place) }
        for item in items.dropFirst() { check(item) }
      }
    }

    /// What a command does to the pools that there are.
    private enum Effect {
      /// With the name in small letters; nil when only running tells.
      case makes(String?)
      case deletes(String?)
      case empties, resets, makesCluster
      /// Nothing can be followed from here on.
      case loses
    }

    private func effect(of items: [ExpressionID]) -> Effect? {
      let words = items.map { word($0) }
      switch words.first ?? nil {
      case "pool" where words.count > 2:
        let name = words[1]?.lowercased() ?? literal(items[1])
        if words[2] == "add" { return .makes(name) }
        if words[2] == "delete" {
          if case .path = tree.expression(items[1]) { return .loses }
          return .deletes(name)
        }
        return nil
      case "world": return words.last == "empty" ? .empties : words.last == "sandbox" ? .resets : .loses
      case "cluster":
        if words.count > 2, words[2] == "create" { return .makesCluster }
        return words.count > 2 && words[2] == "show" ? nil : .loses
      case "restore", "undo", "redo", "branch": return .loses
      default: return nil
      }
    }

    /// Everything that some statements may do, in whatever order.
    private func effects(of statements: [StatementID]) -> (names: Set<String>, isGlobal: Bool) {
      var names: Set<String> = []
      var isGlobal = false
      for statement in statements {
        tree.forEachStatement(from: statement) { id in
          guard case .command(let items) = tree.statement(id) else { return }
          switch effect(of: tree.elements(of: items)) {
          case .makes(.some(let name)), .deletes(.some(let name)): names.insert(name)
          case nil: break
          default: isGlobal = true
          }
        }
      }
      return (names, isGlobal)
    }

    private func word(_ item: ExpressionID) -> String? {
      if case .name(let symbol) = tree.expression(item) { return tree.spelling(of: symbol) }
      return nil
    }

    private func literal(_ item: ExpressionID) -> String? {
      if case .text = tree.expression(item) { return tree.text(of: item).lowercased() }
      return nil
    }

    /// The items of a command that its form takes for pools.
    private func poolPlaces(_ items: [ExpressionID]) -> [ExpressionID] {
      guard let head = items.first.flatMap(word) else { return [] }
      for number in CommandTable.definitions(withHead: head) {
        let fixed = CommandTable.all[number].pattern.fixed
        guard items.count >= fixed.count else { continue }
        var places: [ExpressionID] = []
        let fits = zip(items, fixed).allSatisfy { item, element in
          switch element {
          case .word(let expected): return word(item) == expected
          case .place(let place):
            if place.type == .pool { places.append(item) }
            return place.type != .words
          }
        }
        if fits { return places }
      }
      return []
    }

    // MARK: - Uses

    /// A place that takes a pool: a bare word there is one.
    private mutating func check(pool item: ExpressionID) {
      if let name = word(item) { check(name, at: tree.range(of: item)) }
    }

    /// An expression: a name with a property behind it is a pool, where a lone one may be a word of the model.
    private mutating func check(_ id: ExpressionID) {
      switch tree.expression(id) {
      case .property(let base, _):
        if let name = word(base) { check(name, at: tree.range(of: base)) } else { check(base) }
      case .path(let segments):
        let names = tree.elements(of: segments).map { tree.spelling(of: $0) }
        // `dev/3`; of `prod/web` the cluster decides.
        if names.count == 2, Int(names[1]) != nil { check(names[0], at: tree.range(of: id)) }
      default:
        for child in tree.children(of: id) { check(child) }
      }
    }

    private mutating func check(_ name: String, at range: SourceRange) {
      let key = name.lowercased()
      guard isNameOfPool(key), !unsettled.contains(key) else { return }
      switch fate(of: key) {
      case .exists, .unknown: return
      case .absent(let since):
        warnings.append(.usedBeforeItExists(name, at: range, emptied: since, made: makings[key]))
      case .deleted(let place): warnings.append(.usedAfterDeletion(name, at: range, deleted: place))
      }
      // One complaint for one mistake.
      set(key, .unknown)
    }

    /// Whether some command of the source makes a pool of this name: any other name is a variable, a cluster,
    /// or something that the compiler has complained about.
    private func isNameOfPool(_ key: String) -> Bool {
      if case .deleted = fate(of: key) { return true }
      return makings[key] != nil || initial.contains(key)
    }
  }
}

extension Diagnostic {
  static func usedBeforeItExists(
    _ name: String, at range: SourceRange, emptied: SourceRange?, made: SourceRange?
  ) -> Diagnostic {
    var labels: [Label] = []
    if let emptied { labels.append(Label(range: emptied, text: "the world starts over here")) }
    if let made { labels.append(Label(range: made, text: "the pool is made here")) }
    return Diagnostic(
      code: "W005", severity: .warning, title: "there is no pool `\(name)` at this place", range: range,
      label: made == nil ? "nothing has made it" : "not made yet", labels: labels,
      help: made == nil
        ? "`pool \(name) add` makes it; `world sandbox` starts over with the pools `system` and `dev`"
        : "use it after the statement that makes it")
  }

  static func usedAfterDeletion(_ name: String, at range: SourceRange, deleted: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W006", severity: .warning, title: "the pool `\(name)` is gone at this place", range: range,
      label: "used after its deletion", labels: [Label(range: deleted, text: "deleted here")],
      help: "use it before it is deleted, or make it again with `pool \(name) add`")
  }
}
