import AKSLJSON

/// A structured value of which a document may show only parts.
struct Excerpt {
  indirect enum Content {
    /// Null, true, false or a number.
    case scalar(JSONValue)
    /// A text, with what it leaves open.
    case text(TextPattern, written: String)
    /// `"{...}"`: whatever stands there.
    case anything
    case array([Element])
    /// Members; with others as well where gaps say that there are.
    case object([Member], gaps: [Gap])
  }

  enum Element {
    /// Any further elements, or none.
    case gap
    case value(Excerpt)
  }

  struct Member {
    let key: String
    let value: Excerpt
  }

  /// Any further members.
  struct Gap {
    /// How many members are written before it.
    let place: Int
    /// Whether it is written as a member itself.
    let isMember: Bool
  }

  /// Where a scalar is written: bytes of a line of the normalized text.
  struct Place: Hashable {
    let line: Int
    let bytes: Range<Int>
  }

  let content: Content
  /// The line of the expected text in which it begins, from 0.
  let line: Int
  /// Where it is written, if it is a scalar.
  let place: Place?

  init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
    place = nil
  }

  init(scalar content: Content, at place: Place) {
    self.content = content
    line = place.line
    self.place = place
  }

  /// A text that is read from a document: a pattern, or the mark for any value.
  init(text: String, hasMarks: Bool, at place: Place) {
    let isAnything = hasMarks && text == Self.anyValue
    self.init(
      scalar: isAnything ? .anything : .text(TextPattern(text, hasMarks: hasMarks), written: text), at: place)
  }

  /// The value of a member that may be any; of a member `"..."`, any further members.
  static let anyValue = "{...}"
  static let anyMembers = "..."

  /// Whether a part of it is left out.
  var hasGaps: Bool {
    switch content {
    case .scalar, .text, .anything: false
    case .array(let elements):
      elements.contains { if case .value(let value) = $0 { value.hasGaps } else { true } }
    case .object(let members, let gaps): !gaps.isEmpty || members.contains { $0.value.hasGaps }
    }
  }

  /// The value as it is written, for messages and differences; gaps are left out.
  var value: JSONValue {
    switch content {
    case .scalar(let value): value
    case .text(_, let written): .string(written)
    case .anything: .string(Self.anyValue)
    case .array(let elements):
      .array(elements.compactMap { if case .value(let value) = $0 { value.value } else { nil } })
    case .object(let members, _): .object(members.map { .init($0.key, $0.value.value) })
    }
  }

  /// What names it in a list: its `name` or `id`.
  var name: String? { value.listName }
}

extension JSONValue {
  /// What names an object in a list.
  var listName: String? {
    guard case .object(let members) = self else { return nil }
    for key in ["name", "id"] {
      if case .string(let name)? = members.first(where: { $0.key == key })?.value { return name }
    }
    return nil
  }
}
