import Foundation

/// A JSON document as Foundation reads it.
indirect enum JSONNode: Decodable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONNode])
  case object([String: JSONNode])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONNode].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONNode].self))
    }
  }

  init(_ text: String) throws { self = try JSONDecoder().decode(JSONNode.self, from: Data(text.utf8)) }

  subscript(key: String) -> JSONNode? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  subscript(index: Int) -> JSONNode? {
    if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var elements: [JSONNode] { if case .array(let elements) = self { elements } else { [] } }
}

/// As much of JSON Schema, draft 2020-12, as our schema uses; a word that is not known here is a mistake.
struct JSONSchema {
  private let root: JSONNode

  init(_ text: String) throws { root = try JSONNode(text) }

  /// What of a document the schema does not allow.
  func mistakes(in document: JSONNode) -> [String] { mistakes(in: document, root, "$") }

  private func mistakes(in value: JSONNode, _ schema: JSONNode, _ path: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(path): the schema is none"] }
    var found: [String] = []
    for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": break
      case "$ref": found += mistakes(in: value, definition(argument), path)
      case "const": if value != argument { found.append("\(path): not \(argument)") }
      case "enum": if !argument.elements.contains(value) { found.append("\(path): not one of \(argument)") }
      case "type":
        let types = argument.text.map { [$0] } ?? argument.elements.compactMap(\.text)
        if !types.contains(where: { Self.isOfType($0, value) }) {
          found.append("\(path): not of type \(types)")
        }
      case "minimum":
        if case .integer(let number) = value, case .integer(let minimum) = argument, number < minimum {
          found.append("\(path): below \(minimum)")
        }
      case "pattern":
        if let text = value.text, let pattern = argument.text,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          found.append("\(path): not like \(pattern)")
        }
      case "required":
        if case .object(let members) = value {
          for name in argument.elements.compactMap(\.text) where members[name] == nil {
            found.append("\(path): lacks \(name)")
          }
        }
      case "properties":
        if case .object(let members) = value, case .object(let schemas) = argument {
          for (name, schema) in schemas {
            if let member = members[name] { found += mistakes(in: member, schema, "\(path).\(name)") }
          }
        }
      case "additionalProperties":
        if case .object(let members) = value, case .object = argument {
          for (name, member) in members { found += mistakes(in: member, argument, "\(path).\(name)") }
        }
      case "items":
        for (index, element) in value.elements.enumerated() {
          found += mistakes(in: element, argument, "\(path)[\(index)]")
        }
      case "anyOf":
        let all = argument.elements.map { mistakes(in: value, $0, path) }
        if !all.contains([]) { found += all.flatMap { $0 } }
      default: found.append("\(path): the schema says \(keyword), which is not understood")
      }
    }
    return found
  }

  /// `#/$defs/name`.
  private func definition(_ reference: JSONNode) -> JSONNode {
    (reference.text ?? "").split(separator: "/").dropFirst()
      .reduce(root) { node, name in node[String(name)] ?? .null }
  }

  private static func isOfType(_ type: String, _ value: JSONNode) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .boolean), ("integer", .integer), ("number", .integer),
      ("number", .number), ("string", .string), ("array", .array), ("object", .object):
      true
    // 5.0 is a whole number to JSON Schema.
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
