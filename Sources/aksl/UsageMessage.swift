import AKSLLanguage
import ArgumentParser

/// What is said about a command line that could not be read: the argument parser's message, and what was
/// probably meant.
struct UsageMessage: Hashable {
  /// The message, ending in a newline.
  let text: String

  /// The message about some arguments.
  init(_ message: String, arguments: [String]) {
    let prefix = "Error: "
    let message = message.hasPrefix(prefix) ? "error: " + message.dropFirst(prefix.count) : message
    let help = Self.help(arguments).map { "help: \($0)\n" } ?? ""
    text = message + "\n" + help
  }

  /// People forget `run`, misspell it, and forget `-e`.
  private static func help(_ arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"), !subcommands.contains(first) else { return nil }
    let line = arguments.joined(separator: " ")
    if first.hasSuffix(".aksl") { return "to run a script file: aksl run \(line)" }
    if let help = ForeignFiles.command(for: first) { return help }
    if let nearest = Spelling.nearest(to: first, among: subcommands) {
      return "did you mean: aksl \(([nearest] + arguments.dropFirst()).joined(separator: " "))"
    }
    let quote = line.contains("'") ? "\"" : "'"
    return "statements go behind -e: aksl -e \(quote)\(line)\(quote)"
  }

  private static var subcommands: [String] {
    Aksl.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
