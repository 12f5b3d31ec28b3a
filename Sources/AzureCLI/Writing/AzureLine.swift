/// A command line of az as it is written: its words, quoted for a shell only when they become text.
package struct AzureLine: Hashable, Sendable {
  /// Such as `aks nodepool add`.
  package let command: AzureCommandName
  /// Names of options and what stands behind each, in order.
  package private(set) var options: [Option] = []

  package struct Option: Hashable, Sendable {
    package let name: String
    package let values: [String]
  }

  init(_ command: AzureCommandName) { self.command = command }

  mutating func add(_ name: String, _ values: String...) { add(name, values) }

  mutating func add(_ name: String, _ values: [String]) {
    options.append(Option(name: name, values: values))
  }

  /// Adds what options can say of a request, and takes it out of there.
  mutating func add<Properties>(_ table: [PropertyOption<Properties>], of properties: inout Properties) {
    for option in table {
      guard let words = option.words(properties) else { continue }
      add(option.name, words)
      option.clear(&properties)
    }
  }

  /// An update of a pool without a setting.
  package var changesNothing: Bool {
    command == .aksNodepoolUpdate
      && !options.contains {
        !["--resource-group", "--cluster-name", "--name", "--no-wait"].contains($0.name)
      }
  }

  /// The same command, which waits for the end of what it asks for or does not.
  package func waiting(_ isAwaited: Bool) -> AzureLine {
    var line = self
    line.options.removeAll { $0.name == "--no-wait" }
    if !isAwaited { line.add("--no-wait") }
    return line
  }

  /// Whether az has this option for the command.
  func takes(_ option: String) -> Bool {
    AzureCommandTable.command(command).option(named: option) != nil
  }

  // MARK: - As text

  /// On one line.
  package var text: String { parts.joined(separator: " ") }

  /// The same, continued with `\` where a line would be longer than this; options stay with their values.
  ///
  /// `ending` stands behind it: `|| true`.
  package func text(width: Int, ending: String? = nil) -> String {
    var lines: [String] = []
    for part in parts + (ending.map { [$0] } ?? []) {
      // The ` \` needs room, too.
      if let line = lines.last, line.count + 1 + part.count <= width - 2 {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append(lines.isEmpty ? part : "  " + part)
      }
    }
    return lines.joined(separator: " \\\n")
  }

  /// The command, and each option with its values.
  private var parts: [String] {
    ["az " + command.words]
      + options.map { option in
        // Behind a blank, what begins with `-` would be taken for an option.
        if option.values.count == 1, let value = option.values.first, value.hasPrefix("-"), Int(value) == nil
        {
          return option.name + "=" + Self.quoted(value)
        }
        return ([option.name] + option.values.map(Self.quoted)).joined(separator: " ")
      }
  }

  /// A word as a shell reads it back: in single quotes where anything in it means something.
  package static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.utf8.allSatisfy { $0.isPlain }
    if isPlain { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}

extension UInt8 {
  /// It means nothing to a shell, wherever it stands in a word.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-./:=,@%+".utf8.contains(self)
    }
  }
}
