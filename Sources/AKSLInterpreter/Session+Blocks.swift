package import AKSLLanguage
import AKSModel
import AzureCLI
import Shell

// What the blocks of a document need, which run one after the other in one session.
extension Session {
  /// How many assertions and expectations were evaluated so far.
  package var assertionCount: Int { machine.assertionCount }

  /// How many events the world's log holds.
  package var eventCount: Int { world.simulation.events.count }

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

  /// Whether a variable of the language is called so.
  package func hasVariable(_ name: String) -> Bool { environment.variables[name] != nil }

  /// Whether something is called so.
  package func knows(_ name: String) -> Bool {
    if environment.variables[name] != nil || environment.functions[name] != nil || shellVariables[name] != nil
    {
      return true
    }
    return world.resourceNames.contains { $0.lowercased() == name.lowercased() }
  }
}

extension ShellCheck {
  /// The names that a script gives to variables, pools and clusters, as far as they are written down.
  fileprivate mutating func names(madeBy script: ShellScript) -> Set<String> {
    let known = variables
    var names: Set<String> = []
    check(script) { invocation in
      guard let arguments = AzureReading(words: invocation.words).arguments else { return }
      switch arguments.command.name {
      case .aksCreate:
        names.insert(arguments.text("--nodepool-name") ?? "nodepool1")
        if arguments.isKnown("--name") { names.insert(arguments.clusterName) }
      case .aksNodepoolAdd:
        if arguments.isKnown("--nodepool-name") { names.insert(arguments.poolName) }
      default: break
      }
    }
    return names.union(variables.keys.filter { known[$0] == nil })
  }
}
