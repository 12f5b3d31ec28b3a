import AKSLJSON

/// Calls: what is called, and whether the arguments fit.
extension Evaluator {
  /// An argument that has been evaluated, unless it is an expression to be evaluated by the function.
  enum Argument {
    case value(JSONValue)
    case reference(Node)
  }

  mutating func call(
    _ name: String, _ nodes: [Node], on value: JSONValue, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    let function = try function(name, nodes, at: node)
    let parameters = function.parameters
    var arguments: [Argument] = []
    for (index, argument) in nodes.enumerated() {
      let parameter = parameters[min(index, parameters.count - 1)]
      if case .reference(let expression) = argument.kind {
        guard parameter == .reference else {
          throw error(
            .type, "`\(name)` takes \(parameter.name) here, not an expression with `&`", at: argument)
        }
        arguments.append(.reference(expression))
      } else {
        let value = try evaluate(argument, on: value)
        try check(value, for: parameter, of: function, at: argument)
        arguments.append(.value(value))
      }
    }
    return try apply(function, arguments, at: node)
  }

  /// What is called, if it takes as many arguments.
  private func function(_ name: String, _ nodes: [Node], at node: Node) throws(JMESPathError) -> Function {
    guard let function = Function(rawValue: name) else {
      let nearest = nearestName(to: name, among: Function.allCases.map(\.rawValue))
      throw error(
        .unknownFunction, "there is no function `\(name)`", help: nearest.map { "did you mean `\($0)`?" },
        library: "Unknown function: \(name)()", at: node)
    }
    let parameters = function.parameters
    let isFit = function.isVariadic ? nodes.count >= parameters.count : nodes.count == parameters.count
    guard isFit else {
      let wanted =
        (function.isVariadic ? "at least " : "")
        + "\(parameters.count) argument\(parameters.count == 1 ? "" : "s")"
      throw error(
        .arity, "`\(name)` takes \(wanted), not \(nodes.count)",
        library: "Expected \(wanted) for function \(name)(), received \(nodes.count)", at: node)
    }
    return function
  }

  /// Looks at all calls in an expression, evaluated or not.
  func checkCalls(in node: Node) throws(JMESPathError) {
    if case .call(let name, let arguments) = node.kind { _ = try function(name, arguments, at: node) }
    for child in node.children { try checkCalls(in: child) }
  }

  private mutating func check(
    _ value: JSONValue, for parameter: Function.Parameter, of function: Function, at node: Node
  ) throws(JMESPathError) {
    let name = function.rawValue
    var given = "\(article(of: value)) \(typeName(of: value))"
    var culprit = (value: value, type: typeName(of: value))
    let isFit: Bool
    switch (parameter, value) {
    case (.any, _), (.object, .object), (.number, .integer), (.number, .number), (.string, .string),
      (.list, .array), (.listOrString, .array), (.listOrString, .string), (.listStringOrObject, .array),
      (.listStringOrObject, .string), (.listStringOrObject, .object):
      isFit = true
    case (.listOfNumbers, .array(let elements)), (.listOfStrings, .array(let elements)),
      (.listOfNumbersOrStrings, .array(let elements)):
      try charge(elements.count, at: node)
      let stranger = elements.first { !Self.isElement($0, of: parameter, beside: elements[0]) }
      isFit = stranger == nil
      if let stranger { culprit = (stranger, PythonText.typeName(of: stranger)) }
      given = "one with \(stranger.map { "\(article(of: $0)) \(typeName(of: $0))" } ?? "other values")"
    default: isFit = false
    }
    guard isFit else {
      throw error(
        .type, "`\(name)` takes \(parameter.name), not \(given)",
        library: Self.libraryMessage(name, culprit.value, culprit.type, parameter.libraryTypes(of: function)),
        at: node)
    }
  }

  /// What the library says of a value that a function does not take.
  static func libraryMessage(
    _ name: String, _ value: JSONValue, _ type: String, _ expected: [String]
  ) -> String {
    "In function \(name)(), invalid type for value: \(PythonText.text(value)), expected one of: "
      + "\(PythonText.repr(.array(expected.map { .string($0) }))), received: \"\(type)\""
  }

  private static func isElement(
    _ value: JSONValue, of parameter: Function.Parameter, beside first: JSONValue
  ) -> Bool {
    switch typeName(of: value) {
    case "number": parameter != .listOfStrings && typeName(of: first) == "number"
    case "string": parameter != .listOfNumbers && typeName(of: first) == "string"
    default: false
    }
  }

  private func article(of value: JSONValue) -> String {
    switch value {
    case .null: "the value"
    case .array, .object: "an"
    case .boolean, .integer, .number, .string: "a"
    }
  }
}

/// The function that was probably meant: the nearest by insertions, deletions and changes, if few will do.
func nearestName(to word: String, among names: [String]) -> String? {
  let wanted = Array(word.lowercased().utf8)
  guard wanted.count <= 32 else { return nil }
  var best: (distance: Int, name: String)?
  for name in names {
    let letters = Array(name.utf8)
    var row = Array(0...letters.count)
    for (i, letter) in wanted.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in letters.indices {
        let change = diagonal + (letter == letters[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, diagonal + 1, row[j] + 1)
      }
    }
    let distance = row[letters.count]
    if distance <= max(1, wanted.count / 3), distance < (best?.distance ?? .max) { best = (distance, name) }
  }
  return best?.name
}
