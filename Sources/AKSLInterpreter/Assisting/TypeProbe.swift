import AKSLLanguage
import AKSModel

/// Asks the compiler what stands before a dot: behind it stands a name that no property has.
struct TypeProbe {
  /// A name that nobody writes.
  static let name = "z0-z0-z0"

  let symbol: Symbol?
  /// What stands before the name, once the compiler has come there.
  private(set) var type: StaticType?

  init(in tree: SyntaxTree) { symbol = tree.symbol(of: Self.name) }

  mutating func look(at type: StaticType, before name: Symbol) {
    if name == symbol { self.type = type }
  }
}

extension Machine {
  /// The type of what a variable of the session holds now.
  func type(ofGlobal register: Int) -> StaticType {
    guard registers.indices.contains(register) else { return .unknown }
    let value = registers[register]
    guard value.tag == .list else { return StaticType(of: value.tag) }
    return StaticType(.list, of: arena.list(value).first.map { StaticType(of: $0.tag).base } ?? .unknown)
  }
}

extension Assistant {
  /// The type of the value that ends at an offset, as far as it can be known without running.
  func type(ofValueBefore offset: Int, in text: some Sequence<UInt8>) -> StaticType? {
    let bytes = Array(text.prefix(offset)) + Array(".\(TypeProbe.name)".utf8)
    let tree = Parser.parse(SourceText(name: "<prompt>", bytes: bytes)).tree
    var compiler = Compiler(
      tree, .prompt, session.world, session.environment, session.machine, context)
    compiler.probe = TypeProbe(in: tree)
    compiler.compileRoot()
    return compiler.probe?.type
  }
}
