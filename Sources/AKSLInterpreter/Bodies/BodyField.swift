import AKSLJSON
import AKSModel

/// A property of a resource as bodies have it: its name in ARM, how it is written, and how it is read.
///
/// One table of these writes the bodies and reads them, so that nothing is written that cannot be read.
struct BodyField<ID: Sendable, Draft: Sendable>: Sendable {
  typealias Write = @Sendable (ID, Simulation) -> Datum?
  /// Takes a value that is not null.
  typealias Read = @Sendable (JSONNode, inout Draft, inout BodyReader) -> Void

  let key: String
  /// nil: the key is left out, as ARM leaves it out.
  let write: Write
  let read: Read
  private(set) var audience = Audience.everybody

  /// Who reads it.
  enum Audience: Sendable {
    case everybody
    /// Those who GET the resource: it follows from something else, or is the same in all resources here.
    case clients
    /// Those who run what `save world` has written: no GET shows it.
    case scripts
  }

  init(_ key: String, write: @escaping Write, read: @escaping Read) {
    self.key = key
    self.write = write
    self.read = read
  }
}

extension BodyField {
  typealias Place<Value> = any WritableKeyPath<Draft, Value?> & Sendable

  static func text(
    _ key: String, _ place: Place<String>, _ value: @escaping @Sendable (ID, Simulation) -> String?
  ) -> BodyField {
    BodyField(key) {
      value($0, $1).map { .text($0) }
    } read: {
      // az sends empty texts for "as the service has it" (arm-wire, bodies).
      if let text = $2.text($0), !text.isEmpty { $1[keyPath: place] = text }
    }
  }

  static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ key: String, _ place: Place<Word>, _ value: @escaping @Sendable (ID, Simulation) -> Word?
  ) -> BodyField {
    BodyField(key) {
      value($0, $1).map { .text($0.rawValue) }
    } read: {
      if let word = $2.word($0, of: Word.self) { $1[keyPath: place] = word }
    }
  }

  static func flag(
    _ key: String, _ place: Place<Bool>, _ value: @escaping @Sendable (ID, Simulation) -> Bool?
  ) -> BodyField {
    BodyField(key) {
      value($0, $1).map { .boolean($0) }
    } read: {
      if let flag = $2.flag($0) { $1[keyPath: place] = flag }
    }
  }

  static func integer(
    _ key: String, in range: ClosedRange<Int64>, _ place: Place<Int64>,
    _ value: @escaping @Sendable (ID, Simulation) -> Int?
  ) -> BodyField {
    BodyField(key) {
      value($0, $1).map { .integer(Int64($0)) }
    } read: {
      if let number = $2.integer($0, in: range) { $1[keyPath: place] = number }
    }
  }

  /// Tags, labels: absent when there are none.
  static func entries(
    _ key: String, _ place: Place<[ResourceTag]>,
    _ value: @escaping @Sendable (ID, Simulation) -> Interned<[ResourceTag]>
  ) -> BodyField {
    BodyField(key) {
      Datum.entries(key, $1[value($0, $1)])?.value
    } read: {
      if let entries = $2.entries($0) { $1[keyPath: place] = entries }
    }
  }

  /// Absent when empty.
  static func texts(
    _ key: String, _ place: Place<[String]>, _ value: @escaping @Sendable (ID, Simulation) -> [String]
  ) -> BodyField {
    BodyField(key) {
      Datum.list(key, value($0, $1))?.value
    } read: {
      if let texts = $2.texts($0) { $1[keyPath: place] = texts }
    }
  }

  /// An object: `{"code": "Running"}`.
  static func powerState(
    _ place: Place<PowerState>, _ value: @escaping @Sendable (ID, Simulation) -> PowerState
  ) -> BodyField {
    .object("powerState", [.word("code", place) { value($0, $1) }])
  }

  /// What this model has no notion of reads as in a resource for which it was not asked; anything else is dropped.
  static func constant(_ key: String, _ value: Datum) -> BodyField {
    BodyField(key) { _, _ in
      value
    } read: { node, _, reader in
      if !value.says(the: node) { reader.drop(node) }
    }
    .only(for: .clients)
  }

  /// What follows from something else of the body.
  static func derived(_ key: String, _ value: @escaping @Sendable (ID, Simulation) -> String?) -> BodyField {
    BodyField(key) {
      value($0, $1).map { .text($0) }
    } read: { _, _, _ in
    }
    .only(for: .clients)
  }

  /// An object of properties; absent when it is empty and ARM leaves it out then.
  static func object(_ key: String, _ fields: [BodyField], isAbsentIfEmpty: Bool = false) -> BodyField {
    let table = BodyTable(fields)
    let object = BodyField(key) {
      let entries = table.entries(of: $0, $1)
      return entries.isEmpty && isAbsentIfEmpty ? nil : .map(entries)
    } read: {
      if let members = $2.members($0) { table.read(members, into: &$1, &$2) }
    }
    return fields.allSatisfy { $0.audience == .clients } ? object.only(for: .clients) : object
  }

  /// Under the name that az gives to it.
  func named(_ key: String) -> BodyField {
    BodyField(key, write: write, read: read).only(for: audience)
  }

  /// The same for some readers only.
  func only(for audience: Audience) -> BodyField {
    var field = self
    field.audience = audience
    return field
  }
}

/// The properties of a body, in ARM's order.
struct BodyTable<ID: Sendable, Draft: Sendable>: Sendable {
  let fields: [BodyField<ID, Draft>]
  /// By their keys as ARM spells them, and in small letters.
  private let numbers: [String: Int]

  init(_ fields: [BodyField<ID, Draft>]) {
    self.fields = fields
    var numbers: [String: Int] = [:]
    for (number, field) in fields.enumerated() {
      numbers[field.key] = number
      numbers[field.key.lowercased()] = number
    }
    self.numbers = numbers
  }

  /// The body, without what ARM leaves out and what these readers don't read.
  func entries(
    of id: ID, _ simulation: Simulation, for audience: BodyField<ID, Draft>.Audience = .clients
  ) -> [Datum.Entry] {
    fields.compactMap { field in
      guard field.audience == .everybody || field.audience == audience else { return nil }
      return field.write(id, simulation).map { .init(field.key, $0) }
    }
  }

  /// Reads what it knows, without regard to case (az spells `osDiskSizeGb`); what it does not know is dropped.
  func read(_ members: [JSONNode.Member], into draft: inout Draft, _ reader: inout BodyReader) {
    var spellings: [Int: String] = [:]
    for member in members {
      if case .null = member.value.content { continue }
      reader.enter(member)
      if let number = numbers[member.key] ?? numbers[member.key.lowercased()] {
        if let other = spellings.updateValue(member.key, forKey: number) { reader.reportTwice(member, other) }
        fields[number].read(member.value, &draft, &reader)
      } else {
        reader.drop(member.value)
      }
      reader.leave()
    }
  }
}

extension JSONNode {
  /// Nothing is asked for: null, false, an empty text, or only such.
  var saysNothing: Bool {
    switch content {
    case .null, .boolean(false): true
    case .boolean, .integer, .number: false
    case .string(let text): text.isEmpty
    case .array(let elements): elements.allSatisfy(\.saysNothing)
    case .object(let members): members.allSatisfy(\.value.saysNothing)
    }
  }
}

extension Datum {
  /// Whether a body has the same value, texts without regard to case.
  fileprivate func says(the node: JSONNode) -> Bool {
    switch (self, node.content) {
    case (.boolean(let value), .boolean(let other)): value == other
    case (.integer(let value), .integer(let other)): value == other
    case (.text(let value), .string(let other)): value.lowercased() == other.lowercased()
    default: false
    }
  }
}
