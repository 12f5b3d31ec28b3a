import AKSModel
import AzureCLI

extension AzureScript {
  /// The longest line that is not continued.
  private static let width = 100

  /// The whole as a shell script without its last line end; `origin` is what it was made of,
  /// and remarks are sentences for its end.
  package func text(from origin: String, remarks: [String] = []) -> String {
    var lines = [
      "#!/bin/sh",
      "# " + Self.visible("Made of \(origin) by aksl \(LanguageVersion.text), model \(ModelVersion.text)."),
      "# What it asked of Azure, as commands of az; what is left of the time between them, as sleep.",
      openingCommands > 0 || beginsEmpty
        ? "# It makes its world itself: `aksl run --world empty FILE.sh` runs it on the model."
        : "# It goes on in the world that was there at the start: `aksl run FILE.sh` runs it in the sandbox.",
      "set -e",
    ]
    for part in parts {
      switch part {
      case .blank: if lines.last != "" { lines.append("") }
      case .comment(let text), .omission(let text, _): lines.append("# " + Self.visible(text))
      case .command(let line, let mayFail):
        lines.append(line.text(width: Self.width, ending: mayFail ? "|| true" : nil))
      case .pause(let span, let moment):
        lines.append(
          "sleep \(Self.seconds(span))  # \(TimeFormat.span(span)), until \(TimeFormat.instant(moment))")
      }
    }
    lines += remarks.map { "# " + Self.visible($0) }
    return lines.joined(separator: "\n")
  }

  // `90`, `0.25`
  private static func seconds(_ span: TimeSpan) -> String {
    let (whole, rest) = span.milliseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return "\(whole)" }
    var digits = String(String(1000 + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  /// On one line, whatever a name or a text has in it: what stands behind a line's end would be a command.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
