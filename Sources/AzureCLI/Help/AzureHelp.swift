/// Help on a command or a group of az, made from the table: what works here, which is less than az has.
package struct AzureHelp: Sendable {
  /// Rows of a name and what it means.
  package typealias Row = (name: String, text: String)

  /// `Command` or `Group`.
  package let kind: String
  /// `az aks nodepool scale`.
  package let title: String
  package let summary: String
  /// The parts of the page, each with its heading.
  package private(set) var sections: [(heading: String, rows: [Row])] = []
  /// What the page does not say.
  package let note = "Only what does something here is listed; az has more."

  /// The page on what stands behind `az`: nil where there is nothing of this name here.
  package init?(on words: [String]) {
    let name = words.map { $0.lowercased() }.joined(separator: " ")
    title = name.isEmpty ? "az" : "az " + name
    if let command = AzureCommandTable.command(words: name) {
      kind = "Command"
      summary = HelpTexts.summary(of: command.name)
      let options = command.options.filter(\.isModelled)
      let global = AzureOption.options(in: AzureCommandTable.globalOptions).map(\.name) + ["--subscription"]
      let own = options.filter { !global.contains($0.name) || $0.isRequired }
      sections = [
        ("Arguments", own.filter(\.isRequired) + own.filter { !$0.isRequired }),
        ("Global Arguments", options.filter { global.contains($0.name) && !$0.isRequired }),
      ]
      .filter { !$0.1.isEmpty }.map { heading, options in
        (heading, options.map { Self.row($0, command.name) })
      }
    } else {
      let members = Self.members(of: name)
      guard !members.isEmpty else { return nil }
      kind = "Group"
      summary = HelpTexts.groups[name] ?? ""
      let prefix = name.isEmpty ? "" : name + " "
      let groups = members.filter { !Self.members(of: prefix + $0).isEmpty }
      let commands = members.filter { !groups.contains($0) }
      sections = [
        ("Subgroups", groups.map { ($0, HelpTexts.summary(ofWords: prefix + $0)) }),
        ("Commands", commands.map { ($0, HelpTexts.summary(ofWords: prefix + $0)) }),
      ].filter { !$0.1.isEmpty }
    }
  }

  /// The words that may stand behind those of a group, in the order of their letters; none: it is no group.
  static func members(of group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + " "
    var words: [String] = []
    for command in AzureCommandTable.commands where command.name.words.hasPrefix(prefix) {
      guard
        let word = command.name.words.dropFirst(prefix.count).split(separator: " ").first.map(String.init),
        !words.contains(word)
      else { continue }
      words.append(word)
    }
    return words.sorted { $0.isBefore($1) }
  }

  private static func row(_ option: AzureOption, _ command: AzureCommandName) -> Row {
    let names = option.names.joined(separator: " ") + (option.isRequired ? " [Required]" : "")
    var text = HelpTexts.option(option.name, of: command) ?? ""
    if !option.choices.isEmpty {
      text += (text.isEmpty ? "" : ". ") + "Allowed values: \(option.choices.joined(separator: ", "))"
    }
    return (names, text)
  }

  /// What `az --version` begins with.
  static let version = "azure-cli                         2.91.0\n"

  /// The topics of all pages, such as `az aks nodepool scale`.
  package static let topics: [String] =
    (HelpTexts.groups.keys.sorted { $0.isBefore($1) } + AzureCommandName.allCases.map(\.words)).map {
      $0.isEmpty ? "az" : "az " + $0
    }

  /// The page as az lays it out, on lines of 80 columns.
  package var text: String {
    let width = sections.flatMap(\.rows).map(\.name.utf8.count).max() ?? 0
    var text = "\n\(kind)\n" + Self.folded("    \(title) : ", summary, indent: 8)
    for section in sections {
      text += "\n\(section.heading)\(kind == "Group" ? ":" : "")\n"
      for row in section.rows {
        let name = "    " + row.name
        let blanks = String(repeating: " ", count: max(0, width - row.name.utf8.count))
        text +=
          row.text.isEmpty
          ? name + "\n" : Self.folded(name + blanks + " : ", row.text, indent: width + 7)
      }
    }
    return text + "\n\(note)\n"
  }

  /// Words behind a start, on as many lines as they need.
  private static func folded(_ start: String, _ words: String, indent: Int) -> String {
    var lines = [start]
    for word in words.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.hasSuffix(" ") {
        lines[lines.count - 1] += word
      } else if line.count + 1 + word.count <= 80 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(repeating: " ", count: indent) + word)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
