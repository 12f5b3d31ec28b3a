import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A loop around a line reader that shows each input between `<` and `>`, newlines as `\n`.
///
/// `LineEditorDemo [HISTORY-FILE]`; an input is incomplete while it opens more braces than it
/// closes, `spin` works until it is interrupted, `nap` for a moment, and `fill WORD` adds to the history for ever.
@main struct Demo {
  static func main() {
    let path = CommandLine.arguments.dropFirst().first
    var history = HistoryStore(path: path)
    if let warning = history.takeWarning() { show("warning: \(warning.path): \(warning.reason)") }
    let editline = EditlineReader(
      program: "demo", history: history, isStyled: getenv("NO_COLOR") == nil)
    let reader: any LineReader = editline ?? PlainReader()
    let prompt = Prompt(
      first: "demo> ", continuation: "  ... ", right: StyledText("right", LineStyle(isDim: true)))
    while true {
      let input = reader.read(prompt: prompt, assistant: DemoAssistant())
      switch input {
      case .text("spin"): spin()
      case .text("nap"):
        show("(napping)")
        usleep(300_000)
        show("(awake)")
      case .text(let text) where text.hasPrefix("fill "): fill(path, with: text.dropFirst(5))
      case .text(let text):
        show(
          "<"
            + text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "\\n") + ">")
      case .interrupted: show("(interrupted)")
      case .endOfInput:
        show("(end)")
        return
      case .hangup(let signal):
        show("(hangup)")
        exit(signal.exitStatus)
      }
      if let warning = editline?.history.takeWarning() {
        show("warning: \(warning.path): \(warning.reason)")
      }
    }
  }

  private static func spin() {
    show("(spinning)")
    while !SignalFlags.isInterrupted, SignalFlags.hangup == nil {}
    SignalFlags.clearInterrupt()
    show("(stopped)")
  }

  private static func fill(_ path: String?, with word: Substring) -> Never {
    var history = HistoryStore(path: path)
    for number in 0... {
      history.append("\(word) \(number)")
      if number == 20 { show("(filling)") }
    }
    exit(1)
  }

  private static func show(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(1, bytes, bytes.count)
  }
}
