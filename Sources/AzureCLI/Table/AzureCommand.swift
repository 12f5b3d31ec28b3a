/// A command of az: its words and its options.
package struct AzureCommand: Sendable {
  package let name: AzureCommandName
  /// Az's own order: the options of every command first.
  package let options: [AzureOption]

  init(_ name: AzureCommandName) {
    self.name = name
    options =
      [
        AzureCommandTable.globalOptions,
        name.isLocal ? AzureCommandTable.localOptions : AzureCommandTable.subscriptionOptions,
        AzureCommandTable.options(of: name),
        ["show", "list"].contains(name.verb) ? "" : AzureCommandTable.policyOptions,
      ].flatMap(AzureOption.options)
  }

  /// Whether it only reads: az asks the service for nothing but what there is.
  var isReading: Bool {
    ["show", "list", "exists", "version"].contains(name.verb) || name.verb.hasPrefix("get-")
  }

  /// The option with this name, the first of its names or another.
  func option(named name: String) -> AzureOption? { options.first { $0.names.contains(name) } }
}

/// An option of a command.
package struct AzureOption: Hashable, Sendable {
  /// What one of its values is.
  enum Form: Hashable, Sendable {
    case text, integer, number
    /// An expression in JMESPath.
    case query
    /// Compared without case.
    case oneOf([String])
  }

  /// How many words it takes.
  enum Arity: Hashable, Sendable { case none, one, optional, any, several }

  /// What becomes of it here.
  enum Standing: Hashable, Sendable {
    /// It does here what it does in az.
    case modelled
    /// It concerns nothing that is modelled: it is read, and changes nothing.
    case ignored
    /// It would change what is modelled, and there is no notion of it.
    case missing
  }

  /// `--nodepool-name`, `--name`, `-n`: the first names it here.
  package let names: [String]
  let form: Form
  let arity: Arity
  let isRequired: Bool
  let standing: Standing

  var name: String { names[0] }
  var isModelled: Bool { standing == .modelled }
  /// As az names it in messages.
  var title: String { names.joined(separator: "/") }

  /// The words of its choice that do something here; none: it is no choice.
  var choices: [String] {
    guard case .oneOf(let words) = form else { return [] }
    guard let modelled = PropertyOptions.choices[name] else { return words }
    return words.filter { word in modelled.contains { $0.lowercased() == word.lowercased() } }
  }

  /// Reads the lines of a table.
  static func options(in text: String) -> [AzureOption] {
    var lines: [Substring] = []
    for line in text.split(separator: "\n") {
      // Choices go on behind a comma.
      if let last = lines.last, last.hasSuffix(",") {
        lines[lines.count - 1] = last + line.drop { $0 == " " }.withBlank
      } else {
        lines.append(line)
      }
    }
    return lines.map(AzureOption.init)
  }

  private init(line: Substring) {
    let mark = line.first
    let parts = line.dropFirst().split(separator: ":", maxSplits: 1)
    names = parts[0].split(separator: " ").map(String.init)
    isRequired = mark == "!"
    standing =
      switch mark {
      case "-": .missing
      case "~": .ignored
      default: .modelled
      }
    var text = parts[1].drop { $0 == " " }
    let end = text.last
    if let end, "*+?".contains(end) { text = text.dropLast() }
    switch end {
    case "*": arity = .any
    case "+": arity = .several
    case "?": arity = .optional
    default: arity = text == "flag" ? .none : .one
    }
    switch text {
    case "int": form = .integer
    case "float": form = .number
    case "jmespath": form = .query
    case _ where text.hasPrefix("one of "):
      let choices = text.dropFirst("one of ".count).split(separator: ",")
      form = .oneOf(choices.map { String($0.drop { $0 == " " }) })
    default: form = .text
    }
  }
}

extension Substring {
  fileprivate var withBlank: Substring { " " + self }
}
