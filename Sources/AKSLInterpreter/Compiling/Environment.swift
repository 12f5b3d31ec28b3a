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
  /// The functions of earlier sources, as numbers in `Machine.functions`.
  ///
  /// A source knows its own by their symbols.
  private(set) var functions: [String: Int] = [:]
  /// How many of them were looked at.
  private var functionCount = 0
  /// Names that pools and clusters have, had, or could get in a source: in small letters, for looking up,
  /// with the spelling for suggestions.
  var pools: [String: String] = [:]
  var clusters: [String: String] = [:]
  /// The same for workloads, whose names are compared to the letter.
  var workloads: Set<String> = []
  /// Names that snapshots, branches and schedules were given in some source, whether they are there now or not.
  var snapshots: Set<String> = []
  var schedules: Set<String> = []
  /// The names of the sources that were included.
  var included: [String] = []
  /// Some command makes a name that only running can tell.
  var hasComputedNames = false
  /// The world has been noted and does not change: somebody asks again and again what a text would mean in it.
  var isSettled = false

  /// Takes note of the names that exist.
  mutating func note(_ world: World) {
    if isSettled { return }
    let simulation = world.simulation
    for cluster in simulation.clusters {
      note(cluster: simulation[cluster].name)
      for pool in simulation.pools(of: cluster) { note(pool: simulation[pool].name) }
      for workload in simulation.workloads(of: cluster) { note(workload: simulation[workload].name) }
    }
  }

  /// Takes note of the functions that have come since the last time.
  mutating func noteFunctions(of machine: Machine) {
    for number in functionCount..<machine.functions.count {
      functions[machine.name(of: machine.functions[number])] = number
    }
    functionCount = machine.functions.count
  }

  /// Forgets the names that only a source could have made.
  mutating func keepNames(of other: Environment) {
    pools = other.pools
    clusters = other.clusters
    workloads = other.workloads
    hasComputedNames = other.hasComputedNames
  }

  mutating func note(pool: String) { pools[pool.lowercased()] = pool }
  mutating func note(workload: String) { workloads.insert(workload) }
  mutating func note(cluster: String) { clusters[cluster.lowercased()] = cluster }
}
