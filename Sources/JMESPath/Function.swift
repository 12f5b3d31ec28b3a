import AKSLJSON

/// The built-in functions.
enum Function: String, CaseIterable {
  case abs, avg, ceil, contains
  case endsWith = "ends_with"
  case floor, join, keys, length, map, max
  case maxBy = "max_by"
  case merge, min
  case minBy = "min_by"
  case notNull = "not_null"
  case reverse, sort
  case sortBy = "sort_by"
  case startsWith = "starts_with"
  case sum
  case toArray = "to_array"
  case toNumber = "to_number"
  case toString = "to_string"
  case type, values

  /// What an argument may be.
  enum Parameter {
    case any
    case number
    case string
    case object
    case list
    case listOfNumbers
    case listOfStrings
    case listOfNumbersOrStrings
    case listOrString
    case listStringOrObject
    case reference

    /// With its article, for messages.
    var name: String {
      switch self {
      case .any: "a value"
      case .number: "a number"
      case .string: "a string"
      case .object: "an object"
      case .list: "an array"
      case .listOfNumbers: "an array of numbers"
      case .listOfStrings: "an array of strings"
      case .listOfNumbersOrStrings: "an array of numbers or one of strings"
      case .listOrString: "an array or a string"
      case .listStringOrObject: "a string, an array or an object"
      case .reference: "an expression with `&`"
      }
    }

    /// The names that the library has for it, in its order.
    func libraryTypes(of function: Function) -> [String] {
      switch self {
      case .any: []
      case .number: ["number"]
      case .string: ["string"]
      case .object: ["object"]
      case .list: ["array"]
      case .listOfNumbers: ["array-number"]
      case .listOfStrings: ["array-string"]
      case .listOfNumbersOrStrings:
        function == .sort ? ["array-string", "array-number"] : ["array-number", "array-string"]
      case .listOrString: ["array", "string"]
      case .listStringOrObject: ["string", "array", "object"]
      case .reference: ["expref"]
      }
    }
  }

  /// The parameters; the last may come again if `isVariadic`.
  var parameters: [Parameter] {
    switch self {
    case .abs, .ceil, .floor: [.number]
    case .avg, .sum: [.listOfNumbers]
    case .contains: [.listOrString, .any]
    case .endsWith, .startsWith: [.string, .string]
    case .join: [.string, .listOfStrings]
    case .keys, .values, .merge: [.object]
    case .length: [.listStringOrObject]
    case .map: [.reference, .list]
    case .max, .min, .sort: [.listOfNumbersOrStrings]
    case .maxBy, .minBy, .sortBy: [.list, .reference]
    case .notNull, .toArray, .toNumber, .toString, .type: [.any]
    case .reverse: [.listOrString]
    }
  }

  var isVariadic: Bool { self == .merge || self == .notNull }
}

/// The type of a value, as `type` tells it.
func typeName(of value: JSONValue) -> String {
  switch value {
  case .null: "null"
  case .boolean: "boolean"
  case .integer, .number: "number"
  case .string: "string"
  case .array: "array"
  case .object: "object"
  }
}
