import AKSLLanguage

/// A function that the language brings along: one row of a table, from which checks and `help` are made too.
///
/// A new function is a row in the file of its topic beside this one. Its name may be a variable's as well,
/// because a function is only ever called.
struct Builtin: Sendable {
  typealias Body = @Sendable (Span<Value>, World, inout Arena) throws(Fault) -> Value

  /// What is known of a result's type before the script runs.
  enum Result: Sendable {
    case type(StaticType.Base)
    /// The type that all arguments have, or the elements of the only one.
    case common
    /// An element of the first argument.
    case element
    /// A list with elements of the first argument, or a text of a text.
    case elements

    /// The type of the result for arguments of these types.
    func type(of arguments: ArgumentTypes) -> StaticType {
      let first = arguments.first
      switch self {
      case .type(let base): return StaticType(base)
      case .element: return first.elementType
      case .elements:
        if first.base == .unknown || first.base == .text { return first }
        return StaticType(.list, of: first.elementType.base)
      case .common:
        if arguments.count == 1, Parameter.Kind.list.accepts(first.base) { return first.elementType }
        return arguments.areAlike ? first : .unknown
      }
    }
  }

  /// What matters of the types of some arguments.
  struct ArgumentTypes {
    private(set) var count = 0
    private(set) var first = StaticType.unknown
    /// Whether all have the type of the first.
    private(set) var areAlike = true

    mutating func add(_ type: StaticType) {
      if count == 0 { first = type }
      if type != first { areAlike = false }
      count += 1
    }
  }

  let name: String
  let parameters: [Parameter]
  let result: Result
  /// One line for `help`.
  let summary: String
  /// A condition that holds in the sandbox.
  let example: String
  private let body: Body

  init(
    _ name: String, _ parameters: [Parameter], _ result: Result, _ summary: String, example: String,
    body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.summary = summary
    self.example = example
    self.body = body
  }

  // MARK: - The table

  /// A part of the table.
  struct Topic: Sendable {
    /// As `help functions` writes it above the functions.
    let title: String
    let functions: [Builtin]
  }

  static let topics = [
    Topic(title: "Numbers and amounts", functions: numberFunctions),
    Topic(title: "Texts", functions: textFunctions),
    Topic(title: "Lists", functions: listFunctions),
    Topic(title: "Maps", functions: mapFunctions),
    Topic(title: "Times", functions: timeFunctions),
  ]

  static let table = topics.flatMap(\.functions)

  /// Of each function in the table what every call of it needs to know.
  static let calls = table.map { (arity: $0.arity, result: $0.result) }

  static func number(named name: String) -> Int? { numbers[name] }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: table.enumerated().map { ($0.element.name, $0.offset) })

  /// Functions that other languages have, and what is written here instead.
  private static let habits: [(names: [String], advice: String)] = [
    (["len", "length", "size", "count"], "write `x.length`"),
    (["contains", "includes"], "write `part in whole`"),
    (["str", "string"], "`text(x)` gives a value as a text"),
    (["int", "float", "parse"], "`number(text)` reads a number, `floor(x)` makes one whole"),
    (["append", "push"], "write `list + [element]`"),
    (["map"], "write `[f(x) for x in list]`"),
    (["filter"], "write `[x for x in list if condition]`, or `list where condition`"),
    (["mean", "avg"], "did you mean `average`?"),
    (["pow"], "did you mean `power`?"),
    (["substring", "substr"], "did you mean `slice`?"),
    (["strip"], "did you mean `trim`?"),
    (["to-upper", "uppercase"], "did you mean `upper`?"),
    (["to-lower", "lowercase"], "did you mean `lower`?"),
  ]
  /// Values that other languages call.
  private static let values = ["now", "elapsed", "pools", "clusters", "nodes"]

  /// What is written here instead of a function that other languages have, or of one that is nearly called so.
  static func habit(_ name: String) -> String? {
    if values.contains(name) { return "write `\(name)`, without the brackets" }
    let nearest = Spelling.nearest(to: name, among: habits.flatMap(\.names))
    return habits.first { $0.names.contains(name) || nearest.map($0.names.contains) ?? false }?.advice
  }

  // MARK: - The form

  /// How it is called: `pad-left(text, width, [fill])`.
  var form: String { "\(name)(\(parameters.map(\.form).joined(separator: ", ")))" }

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    let least = parameters.count { $0.presence == .required }
    return least...(parameters.last?.presence == .repeated ? 255 : parameters.count)
  }

  /// The parameter that an argument fills, counted from 0.
  func parameter(at position: Int) -> Parameter? {
    if position < parameters.count { return parameters[position] }
    return parameters.last.flatMap { $0.presence == .repeated ? $0 : nil }
  }

  // MARK: - The call

  /// Calls it with arguments that only now are known to be of the right kinds.
  func call(_ arguments: Span<Value>, _ world: World, _ arena: inout Arena) throws(Fault) -> Value {
    for position in arguments.indices {
      let argument = arguments[position]
      guard let parameter = parameter(at: position) else { continue }
      if argument.tag == .null, parameter.presence == .optional { continue }
      if argument.tag == .gone, parameter.kind != .anything { throw .gone("the resource") }
      guard parameter.kind.accepts(StaticType(of: argument.tag).base) else {
        throw .wrongType(
          "`\(parameter.name)` of `\(name)` takes \(parameter.kind.expectation), and this is \(argument.kindName)",
          help: "the form is `\(form)`")
      }
    }
    return try body(arguments, world, &arena)
  }
}
