extension Builtin {
  /// What a function wants to be given.
  struct Parameter: Sendable {
    /// Whether an argument may be missing, or be one of many.
    enum Presence: Sendable { case required, optional, repeated }

    /// What an argument may be.
    enum Kind: Sendable {
      case anything, number, integer
      /// A number, or so much of something: what can be added up.
      case amount
      case text
      /// Whatever has elements: lists, ranges, nodes.
      case list
      /// The same, and texts, which have characters.
      case sequence
      case map, duration, instant
    }

    let name: String
    let kind: Kind
    let presence: Presence

    init(_ name: String, _ kind: Kind, _ presence: Presence = .required) {
      self.name = name
      self.kind = kind
      self.presence = presence
    }

    /// As `help` writes it: `width`, `[fill]`, `a, …`.
    var form: String {
      switch presence {
      case .required: name
      case .optional: "[\(name)]"
      case .repeated: "\(name), …"
      }
    }
  }
}

extension Builtin.Parameter.Kind {
  /// Whether a value of this type will do; what is unknown may.
  func accepts(_ base: StaticType.Base) -> Bool {
    switch base {
    case .unknown: true
    case .integer: self == .anything || self == .integer || self == .number || self == .amount
    case .number: self == .anything || self == .number || self == .amount
    case .duration: self == .anything || self == .amount || self == .duration
    case .money, .memory, .cpu: self == .anything || self == .amount
    case .text, .version: self == .anything || self == .text || self == .sequence
    case .list, .range, .nodes: self == .anything || self == .list || self == .sequence
    case .map: self == .anything || self == .map
    case .instant: self == .anything || self == .instant
    default: self == .anything
    }
  }

  /// What a message says is expected.
  var expectation: String {
    switch self {
    case .anything: "a value"
    case .number: "a number"
    case .integer: "a whole number"
    case .amount: "a number or an amount"
    case .text: "a text"
    case .list: "a list"
    case .sequence: "a list or a text"
    case .map: "a map"
    case .duration: "a duration"
    case .instant: "an instant"
    }
  }
}
