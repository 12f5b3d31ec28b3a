/// What a reader of a tree wants to know before it begins, gathered while the tree is built.
///
/// Looking for it afterwards would mean to read nodes all over the tree once more; and of a long source, most are
/// not in the processor's cache any more.
struct Landmarks: ~Copyable, Sendable {
  struct Command: BitwiseCopyable, Sendable {
    var node: UInt32
    /// The symbols of its first and its third item, or `absent` where that is no bare word.
    var first: UInt32
    var third: UInt32
  }

  struct Function: BitwiseCopyable, Sendable {
    var node: UInt32
    /// The symbol of its name.
    var name: UInt32
    /// Whether some parameter has a default.
    var hasDefaults: Bool
  }

  /// The commands, however deep, in source order.
  var commands: Row<Command>
  /// The functions that stand at the outermost level.
  var functions = Row<Function>(capacity: 16)
  /// The symbols of the variables that are assigned to after their `let`, each as often as it happens.
  var assigned = Row<UInt32>(capacity: 16)
  /// The lines of az.
  var azure: [UInt32] = []

  init(sourceSize: Int) { commands = Row(capacity: sourceSize / 64) }
}

extension SyntaxTree {
  package var commandCount: Int { Int(content.landmarks.commands.count) }

  /// The words that a command has as its first and its third item; commands are counted in source order, however
  /// deep they stand.
  package func words(ofCommand number: Int) -> (first: Symbol?, third: Symbol?) {
    let command = content.landmarks.commands[UInt32(number)]
    return (
      command.first == Self.absent ? nil : Symbol(index: command.first),
      command.third == Self.absent ? nil : Symbol(index: command.third)
    )
  }

  package func items(ofCommand number: Int) -> NodeList<ExpressionID> {
    list(node(content.landmarks.commands[UInt32(number)].node))
  }

  package var functionCount: Int { Int(content.landmarks.functions.count) }

  /// One of the functions at the outermost level, in source order: the symbol of its name, and whether some
  /// parameter has a default.
  package func function(_ number: Int) -> (statement: StatementID, name: Symbol, hasDefaults: Bool) {
    let function = content.landmarks.functions[UInt32(number)]
    return (StatementID(index: function.node), Symbol(index: function.name), function.hasDefaults)
  }

  /// The names that are assigned to somewhere, after their `let`.
  package var assigned: SymbolSet {
    var set = SymbolSet(count: symbolCount)
    for number in 0..<content.landmarks.assigned.count {
      set.insert(Symbol(index: content.landmarks.assigned[number]))
    }
    return set
  }

  /// The places of all lines of az.
  package var azureLines: [SourceRange] { content.landmarks.azure.map { range(ofNode: $0) } }

  /// The items of every command in the source, however deep, in source order: what a reader needs to know
  /// which names a script makes before it is run.
  package var commands: [NodeList<ExpressionID>] { (0..<commandCount).map { items(ofCommand: $0) } }
}
