/// A JSON text that has been read: its values with their places.
package struct JSONDocument: Sendable {
  /// A key that an object has already.
  package struct DuplicateKey: Hashable, Sendable {
    package let key: String
    /// The bytes of the key that comes first, and of the one that repeats it.
    package let first: Range<Int>
    package let range: Range<Int>
  }

  /// How large a document may be.
  package struct Limits: Hashable, Sendable {
    /// How many arrays and objects may stand inside one another.
    package var depth = 512
    /// The length of the text in bytes.
    package var size = 64 * 1024 * 1024

    package init(depth: Int = 512, size: Int = 64 * 1024 * 1024) {
      self.depth = depth
      self.size = size
    }
  }

  package let root: JSONNode

  /// The repeated keys, in the order of the text.
  ///
  /// RFC 8259 leaves open what they mean.
  package let duplicateKeys: [DuplicateKey]

  private let bytes: [UInt8]

  /// Reads a text in UTF-8, which may begin with a byte order mark.
  package init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
    var reader = try JSONReader(bytes: bytes, limits: limits)
    root = try reader.readDocument()
    duplicateKeys = reader.duplicateKeys
    self.bytes = bytes
  }

  /// The line and column of a byte; linear in the offset, for messages.
  package func position(of offset: Int) -> JSONPosition { JSONPosition(of: offset, in: bytes) }

  /// The first repeated key as an error, for those who don't want any.
  package var duplicateKeyError: JSONError? {
    duplicateKeys.first.map { duplicate in
      JSONError(
        message: "the key \(JSONValue.string(duplicate.key).text()) stands twice in one object",
        range: duplicate.range, position: position(of: duplicate.range.lowerBound), isLimit: false)
    }
  }
}

/// What becomes of a key that stands twice in one object.
package enum JSONDuplicateKeys: Sendable {
  case refused
  /// The last value counts, where the first one stood.
  case lastCounts
}

extension JSONValue {
  /// Reads a JSON text: RFC 8259, nothing more.
  ///
  /// A whole number without fraction and exponent is an integer if it fits into 64 bits, every other number the
  /// nearest double; one that no finite double is near is refused. So is half of a surrogate pair, which no text
  /// here can hold.
  package init(
    parsing text: String, duplicateKeys: JSONDuplicateKeys = .refused,
    limits: JSONDocument.Limits = JSONDocument.Limits()
  ) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), duplicateKeys: duplicateKeys, limits: limits)
  }

  /// Reads a JSON text in UTF-8.
  package init(
    parsing bytes: [UInt8], duplicateKeys: JSONDuplicateKeys = .refused,
    limits: JSONDocument.Limits = JSONDocument.Limits()
  ) throws(JSONError) {
    let document = try JSONDocument(parsing: bytes, limits: limits)
    if duplicateKeys == .refused, let error = document.duplicateKeyError { throw error }
    self = document.root.value
  }
}
