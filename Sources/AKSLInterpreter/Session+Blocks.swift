package import AKSLLanguage
import AKSModel
import AzureCLI
import Shell

// What the blocks of a document need, which run one after the other in one session.
extension Session {
  /// How many assertions and expectations were evaluated so far.
  package var assertionCount: Int { machine.assertionCount }

  /// How many events the world's log holds.
  package var eventCount: Int { world.simulation.events.endIndex }

  /// How well the rules behind the verdicts since the last time are known.
  package mutating func takeEvidence() -> EvidenceTally {
    defer { evidence.tally = EvidenceTally() }
    return evidence.tally
  }

  /// The names that a source gives to variables, functions, pools and clusters and that nothing has now.
  package func namesLacking(of source: SourceText) -> Set<String> {
    if source.isShellScript {
      var check = ShellCheck(knowing: shellVariables)
      return check.names(madeBy: source.shellScript).filter { !knows($0) }
    }
    let tree = Parser.parse(source).tree
    var names: Set<String> = []
    for statement in tree.statements(of: tree.root) {
      switch tree.statement(statement) {
      case .letBinding(let name, _), .function(let name, _, _), .param(let name, _):
        names.insert(tree.spelling(of: name.symbol))
      default: break
      }
    }
    let context = SourceContext(
      parameters: options.parameters, load: options.loadSource, loadTimeZone: options.loadTimeZone,
      snapshots: [], chain: [source.name])
    let made = Compiler(tree, .script, world, Environment(), machine, context).environment
    names.formUnion(made.pools.values)
    names.formUnion(made.clusters.values)
    return names.filter { !knows($0) }
  }

  /// The names in a source that stand for things which are not there: variables, pools, clusters, resource groups.
  ///
  /// A word in a comment, in a text or in the value of something else is no such name.
  package func namesMissing(in source: SourceText, mode: Mode = .script) -> Set<String> {
    if source.isShellScript {
      var check = ShellCheck(knowing: shellVariables)
      var uses = AzureNames()
      check.check(source.shellScript) { invocation in
        if let arguments = AzureReading(words: invocation.words).arguments { uses.add(arguments) }
      }
      let variables = check.mistakes.compactMap { $0.kind == .variable ? $0.word : nil }
      return uses.used.filter { !knows($0) }.union(variables)
    }
    let errors = check(source, mode: mode).filter { $0.severity == .error }
    let words = errors.map { source.text(in: $0.range).filter { !"${}\"".contains($0) } }
    let tree = Parser.parse(source).tree
    var uses = AzureNames()
    for statement in tree.statements(of: tree.root) where tree.statement(statement) == .azure {
      let line = source.text(in: tree.range(of: statement))
      let reading = AzureReading(line) { hasVariable($0) ? .opaque : .missing }
      if let arguments = reading.arguments { uses.add(arguments) }
    }
    return uses.used.filter { !knows($0) }.union(words)
  }

  /// Whether a variable of the language is called so.
  package func hasVariable(_ name: String) -> Bool { environment.variables[name] != nil }

  /// Whether something is called so.
  package func knows(_ name: String) -> Bool {
    if environment.variables[name] != nil || environment.functions[name] != nil || shellVariables[name] != nil
    {
      return true
    }
    let (simulation, name) = (world.simulation, name.lowercased())
    return world.subscription.hasGroup(named: name, in: simulation)
      || simulation.clusters.contains { cluster in
        simulation[cluster].name.lowercased() == name
          || simulation.pools(of: cluster).contains { simulation[$0].name.lowercased() == name }
      }
  }
}

/// The names of Azure's resources in command lines of az, as far as they are written down.
private struct AzureNames {
  var made: Set<String> = []
  /// Without those that a command before has made.
  var used: Set<String> = []

  mutating func add(_ arguments: AzureArguments) {
    // What only running shows is empty here.
    let (cluster, pool) = (arguments.clusterName, arguments.poolName)
    var named = [arguments.text("--resource-group") ?? ""]
    switch arguments.command.name {
    case .groupCreate: made.insert(cluster)
    case .aksCreate: made.formUnion([cluster, pool.isEmpty ? "nodepool1" : pool])
    case .aksNodepoolAdd:
      named.append(cluster)
      made.insert(pool)
    case let name where name.words.hasPrefix("aks ") || name.words.hasPrefix("group "):
      named += [cluster, pool]
    default: break
    }
    made.remove("")
    used.formUnion(named.filter { !$0.isEmpty && !made.contains($0) })
  }
}

extension ShellCheck {
  /// The names that a script gives to variables and resources, as far as they are written down.
  fileprivate mutating func names(madeBy script: ShellScript) -> Set<String> {
    let known = variables
    var names = AzureNames()
    check(script) { invocation in
      if let arguments = AzureReading(words: invocation.words).arguments { names.add(arguments) }
    }
    return names.made.union(variables.keys.filter { known[$0] == nil })
  }
}
