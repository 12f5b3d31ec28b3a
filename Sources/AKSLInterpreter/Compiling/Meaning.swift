import AKSLLanguage

/// What is known of one word of a source, found when it first matters.
///
/// The compiler has one for each symbol, so that no word is spelt out or hashed twice. Nothing in it counts
/// references.
struct Meaning {
  /// In place of a number: nobody has looked yet, or there is none.
  static let unknown: Int32 = -2
  static let none: Int32 = -1

  /// The innermost variable of this name: a number in `Compiler.locals`.
  var local = Self.none
  /// The variable of the outermost frame: a number in `Compiler.globals`.
  var global = Self.unknown
  /// A number in `Machine.functions`.
  var function = Self.unknown
  /// A number in `Builtin.table`.
  var builtin = Self.unknown
  /// The commands that begin with it: a number in `CommandForms.verbs`.
  var verb = Self.unknown

  /// What the word is outside of the source, once it `isLookedUp`.
  var isLookedUp = false
  var isPool = false
  var isCluster = false
  var isWorkload = false
  /// A number in `WorldProperty.allCases`.
  var world: Int8 = -1
  /// Its number in `SymbolTable`.
  var state: Int16 = -1

  /// The enumeration that it was last taken for a word of, and the numbers of that word in `SymbolTable` and in
  /// `Machine.constants`.
  var enumeration: Enumeration?
  var word: Int16 = -1
  var constantOfWord = Self.unknown
  /// The owner of which it was last taken for a property, and its row in `PropertyTable`.
  var owner: Property.Owner?
  var row: Int16 = -1

  /// Itself as a text: a number in `Machine.constants`.
  var text = Self.unknown
  /// Its number as the key of a map.
  var key = Self.unknown
  /// A number in `Machine.names`.
  var name = Self.unknown

  /// Other sources have brought names: only what this source says itself is still known.
  mutating func forgetNames() {
    isLookedUp = false
    if global == Self.none { global = Self.unknown }
    if function == Self.none { function = Self.unknown }
  }
}

/// The meanings of all words of a source.
struct Meanings {
  private var all: [Meaning]

  init(count: Int) { all = [Meaning](repeating: Meaning(), count: count) }

  subscript(symbol: Symbol) -> Meaning {
    @inline(__always) _read { yield all[Int(symbol.index)] }
    @inline(__always) _modify { yield &all[Int(symbol.index)] }
  }

  mutating func forgetNames() {
    for index in all.indices { all[index].forgetNames() }
  }
}
