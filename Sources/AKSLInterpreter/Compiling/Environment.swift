import AKSLLanguage
import AKSModel

/// What the names of a session mean, from one source to the next.
struct Environment: Sendable {
  struct Variable: Sendable {
    /// In the outermost frame.
    var register: Int
    var type: StaticType
    /// A parameter: nothing is assigned to it.
    var isConstant = false
  }

  var variables: [String: Variable] = [:]
  /// Numbers in `Machine.functions`.
  var functions: [String: Int] = [:]
  /// Names that pools and clusters have, had, or could get in a source: in small letters, for looking up,
  /// with the spelling for suggestions.
  var pools: [String: String] = [:]
  var clusters: [String: String] = [:]
  /// Names that snapshots, branches and schedules were given in some source, whether they are there now or not.
  var snapshots: Set<String> = []
  var schedules: Set<String> = []
  /// The names of the sources that were included.
  var included: [String] = []
  /// Some command makes a name that only running can tell.
  var hasComputedNames = false

  /// Takes note of the names that exist.
  mutating func note(_ world: World) {
    let simulation = world.simulation
    for cluster in simulation.clusters {
      note(cluster: simulation[cluster].name)
      for pool in simulation.pools(of: cluster) { note(pool: simulation[pool].name) }
    }
  }

  /// Forgets the names that only a source could have made.
  mutating func keepNames(of other: Environment) {
    pools = other.pools
    clusters = other.clusters
    hasComputedNames = other.hasComputedNames
  }

  mutating func note(pool: String) { pools[pool.lowercased()] = pool }
  mutating func note(cluster: String) { clusters[cluster.lowercased()] = cluster }

  /// Takes note of the names that the commands of a source make.
  mutating func note(_ tree: SyntaxTree) {
    for command in tree.commands {
      let items = tree.elements(of: command)
      guard case .name(let head)? = items.first.map({ tree.expression($0) }) else { continue }
      for number in CommandTable.definitions(withHead: tree.spelling(of: head)) {
        note(items, of: CommandTable.definitions[number].pattern, tree)
      }
    }
  }

  private mutating func note(_ items: [ExpressionID], of pattern: CommandPattern, _ tree: SyntaxTree) {
    guard items.count >= pattern.fixed.count else { return }
    var new: [(item: ExpressionID, type: CommandPattern.PlaceType)] = []
    for (item, element) in zip(items, pattern.fixed) {
      switch element {
      case .word(let word): if tree.spelling(of: item) != word { return }
      case .place(let place):
        if place.type == .newPool || place.type == .newCluster { new.append((item, place.type)) }
      }
    }
    if new.contains(where: { $0.type == .newCluster }) {
      note(pool: "nodepool1")  // az's name for the first pool
    }
    let rest = items.dropFirst(pattern.fixed.count)
    for (option, value) in zip(rest, rest.dropFirst()) {
      let word = tree.spelling(of: option)
      for place in pattern.options.first(where: { $0.words.contains(word) })?.places ?? []
      where place.type == .newPool { new.append((value, .newPool)) }
    }
    for (item, type) in new {
      let name: String
      switch tree.expression(item) {
      case .name(let symbol): name = tree.spelling(of: symbol)
      case .text: name = tree.text(of: item)
      default:
        hasComputedNames = true
        continue
      }
      type == .newPool ? note(pool: name) : note(cluster: name)
    }
  }
}
