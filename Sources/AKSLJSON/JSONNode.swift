/// A value of a JSON document together with where it is written.
package struct JSONNode: Hashable, Sendable {
  /// What is written there.
  package indirect enum Content: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// One `"key": value` of an object.
  package struct Member: Hashable, Sendable {
    package let key: String
    /// The bytes of the key with its quotes.
    package let keyRange: Range<Int>
    package let value: JSONNode

    package init(key: String, keyRange: Range<Int>, value: JSONNode) {
      (self.key, self.keyRange, self.value) = (key, keyRange, value)
    }
  }

  /// The bytes of the value, from its first to its last character.
  package let range: Range<Int>
  package let content: Content

  package init(range: Range<Int>, content: Content) {
    (self.range, self.content) = (range, content)
  }
}

extension JSONNode {
  /// The elements, if it is an array.
  package var elements: [JSONNode]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The members as they are written, if it is an object.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The value of a key; of one that is written twice the last, as every common reader has it.
  package subscript(key: String) -> JSONNode? {
    members?.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The value without its places.
  ///
  /// Of a key written twice, the last value stands where the first one stood.
  package var value: JSONValue {
    switch content {
    case .null: .null
    case .boolean(let truth): .boolean(truth)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(Self.uniqueMembers(members))
    }
  }

  private static func uniqueMembers(_ members: [Member]) -> [JSONValue.Member] {
    var keys = KeyIndex()
    var unique: [JSONValue.Member] = []
    unique.reserveCapacity(members.count)
    for member in members {
      if let first = keys.insert(member.key, at: unique.count) {
        unique[first].value = member.value.value
      } else {
        unique.append(JSONValue.Member(member.key, member.value.value))
      }
    }
    return unique
  }
}

/// Finds the keys of one object again.
///
/// Swift takes `é` and `e` with an accent for the same text; in JSON they are two keys, so bytes are compared.
struct KeyIndex {
  private struct Key: Hashable {
    let text: String

    static func == (a: Key, b: Key) -> Bool {
      // Most keys differ, and Swift sees that faster.
      a.text == b.text && a.text.utf8.elementsEqual(b.text.utf8)
    }

    /// The same for all spellings that Swift takes for one, and in one piece: a hasher that takes the bytes one by one
    /// is half of the reading.
    func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
  }

  private var numbers: [Key: Int] = [:]

  /// Takes a key; the number of the one that was there before, if there was one.
  mutating func insert(_ key: String, at number: Int) -> Int? {
    let key = Key(text: key)
    if let earlier = numbers[key] { return earlier }
    numbers[key] = number
    return nil
  }
}
