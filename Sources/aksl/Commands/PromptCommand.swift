import AKSLReports
import LineEditor

/// `aksl` on a terminal.
struct PromptCommand: Action {
  /// The options of the program.
  let common: CommonOptions

  /// Whether the script is run that a prompt begins with.
  var readsInit = true

  private static let firstHints = [
    "First time here? `help tour` plays a guide, and `help` lists all commands.",
    "Tab completes, `?` says what may stand here, `help prompt` lists the keys.",
    "`undo` takes things back; `save session \"FILE.aksl\"` keeps what was typed.",
  ]

  private static let greeting = [
    "aksl \(Aksl.version): simulated AKS node pools. Nothing here touches Azure.",
    "Try `show pools`, `pool dev stop` or `help`. Ctrl-D or `exit` leaves.",
  ]

  func perform(_ console: Console) -> Int32 {
    let code = Runner.perform(common.settings, console) { runner in
      runner.isPrompt = true
      if readsInit { runner.runInit() }
      let isStyled = Runner.style(common.settings, console, .output).isColored
      let historyPath = Environment.historyPath()
      let isFirst = historyPath.map { !ScriptFinder.exists($0) } ?? false
      let history = HistoryStore(path: historyPath)
      if let reader = EditlineReader(program: "aksl", history: history, isStyled: isStyled) {
        if common.output == .text { console.write(greeting(console.width, isFirst), to: .output) }
        var loop = PromptLoop(reader: reader, console: console, session: runner.freshSession)
        if common.output == .text, reader.isCapable { loop.pager = Pager(variable: "AKSL_PAGER") }
        loop.run(&runner)
      } else {
        // The keyboard is a terminal but the output is not: no prompt, and no editing.
        var loop = PromptLoop(reader: PlainReader(), console: console, session: runner.freshSession)
        loop.run(&runner)
      }
    }
    // What went wrong at the prompt was seen there; leaving it is no failure. Wrong usage still is.
    return code == ExitStatus.usage || code > 128 && SignalFlags.hangup != nil ? code : ExitStatus.done
  }

  private func greeting(_ width: Int?, _ isFirst: Bool) -> String {
    (Self.greeting + (isFirst ? Self.firstHints : [])).flatMap {
      LineWrap.lines(of: $0, width: width ?? .max)
    }.map { $0 + "\n" }.joined()
  }
}
