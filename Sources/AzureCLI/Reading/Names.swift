/// The forms of texts that az checks by regular expressions.
enum Names {
  fileprivate static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// Letters and digits at both ends, `-` and `_` between them; at most 63.
  static func isHostName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
  }

  /// `1.33` or `1.33.2`, with a `v` or `|` before it.
  static func isVersion(_ text: String) -> Bool {
    var rest = text[...]
    if let first = rest.first, "vV|".contains(first) { rest = rest.dropFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  /// `/subscriptions/…/providers/namespace/type/name`.
  static func isResourceIdentifier(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { $0.lowercased() }
    guard parts.count >= 3, parts[0].isEmpty, parts[1] == "subscriptions", !parts.dropFirst().contains("")
    else { return false }
    guard let provider = parts.firstIndex(of: "providers") else { return false }
    let rest = parts.count - provider - 2
    return rest >= 2 && rest.isMultiple(of: 2)
  }

  /// `key=value:Effect`.
  static func isTaint(_ text: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"),
      ["NoSchedule", "PreferNoSchedule", "NoExecute"].contains(String(text[text.index(after: colon)...]))
    else { return false }
    let parts = text[..<colon].split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    func fits(_ part: Substring, _ limit: Int, _ others: String) -> Bool {
      guard let first = part.utf8.first, isAlphanumeric(first), part.utf8.count <= limit else { return false }
      return part.utf8.allSatisfy { isAlphanumeric($0) || others.utf8.contains($0) }
    }
    return fits(parts[0], 253, "_-./") && fits(parts[1], 63, "_-.")
  }
}

/// A label as az reads it: `name=value`, the name with a prefix or without.
enum LabelText {
  /// What az says of it; nil: it is fine.
  static func mistake(in label: String) -> String? {
    guard !label.isEmpty else { return nil }
    let start = "Invalid label: \(label). "
    let parts = label.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return start + "Label definition must be of format name=value." }
    let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    guard names.count <= 2 else { return start + nameForm }
    if names.count == 2 {
      if names[0].isEmpty || names[0].utf8.count > 253 {
        return start + "Label prefix can't be empty or more than 253 chars."
      }
      if !names[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isDomainPart) {
        return start
          + "Prefix part a DNS-1123 label must consist of lower case alphanumeric characters or '-', and "
          + "must start and end with an alphanumeric character"
      }
    }
    let name = names[names.count - 1]
    if name.isEmpty || name.utf8.count > 63 {
      return start + "Label name can't be empty or more than 63 chars."
    }
    if !isWord(name) { return start + nameForm }
    if parts[1].utf8.count > 63 { return start + "Label must not be more than 63 chars." }
    if !parts[1].isEmpty, !isWord(parts[1]) {
      return start
        + "A valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
        + "and must start and end with an alphanumeric character"
    }
    return nil
  }

  private static let nameForm =
    "A qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
    + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc') with an optional DNS subdomain prefix "
    + "and '/' (e.g. 'example.com/MyName')"

  private static func isWord(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return Names.isAlphanumeric(first) && Names.isAlphanumeric(last)
      && text.utf8.allSatisfy { Names.isAlphanumeric($0) || "-_.".utf8.contains($0) }
  }

  private static func isDomainPart(_ text: Substring) -> Bool {
    func isLower(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...122).contains(byte) }
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return isLower(first) && isLower(last) && text.utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
  }
}
