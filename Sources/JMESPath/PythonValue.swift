import AKSLJSON

/// What Python takes for true, the same and less: `az` is a Python program.
enum PythonValue {
  static func isTrue(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .boolean(false): false
    case .string(let string): !string.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    case .boolean(true), .integer, .number: true
    }
  }

  /// Whether two texts are the same bytes.
  ///
  /// Swift's `==` takes `é` and `e` with an accent for the same.
  static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  /// Whether one text stands before another by their code points, which UTF-8 keeps in order.
  static func isBefore(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// The order of two numbers or two texts as -1, 0 or 1; nil for anything else.
  ///
  /// Exact, also between integers and doubles.
  static func order(_ a: JSONValue, _ b: JSONValue) -> Int? {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b ? -1 : a > b ? 1 : 0
    case (.number(let a), .number(let b)): a < b ? -1 : a > b ? 1 : 0
    case (.integer(let a), .number(let b)): order(a, b)
    case (.number(let a), .integer(let b)): -order(b, a)
    case (.string(let a), .string(let b)): isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0
    default: nil
    }
  }

  private static func order(_ a: Int64, _ b: Double) -> Int {
    guard b < 0x1p63 else { return -1 }
    guard b >= -0x1p63 else { return 1 }
    let whole = Int64(b)
    if a != whole { return a < whole ? -1 : 1 }
    let rest = b - Double(whole)
    return rest > 0 ? -1 : rest < 0 ? 1 : 0
  }
}

/// The members of an object that is being made: a key that comes again changes its value and keeps its place.
struct OrderedMembers {
  private(set) var members: [JSONValue.Member] = []
  private var places: [[UInt8]: Int] = [:]

  mutating func set(_ key: String, to value: JSONValue) {
    let bytes = Array(key.utf8)
    if let place = places[bytes] {
      members[place].value = value
    } else {
      places[bytes] = members.count
      members.append(.init(key, value))
    }
  }
}
