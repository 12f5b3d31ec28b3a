import AKSLReports

/// How far a suite has come, in one line on a terminal that goes when something else is said.
struct Progress {
  private let console: Console
  private let total: Int
  private var done = 0
  private var failures = 0
  private var isShown = false

  /// nil where nobody watches standard error, or the terminal cannot erase a line.
  init?(of total: Int, on console: Console) {
    guard total > 1, console.isTerminal(.errors), Environment.value("TERM") != "dumb" else { return nil }
    self.console = console
    self.total = total
    show()
  }

  /// Takes notice of a file that has ended.
  mutating func add(failures: Int) {
    done += 1
    self.failures += failures
  }

  mutating func show() {
    guard done < total else { return }
    erase()
    let failed = failures > 0 ? ", \(failures) failed" : ""
    console.write("\(done)/\(total) files\(failed)", to: .errors)
    isShown = true
  }

  mutating func erase() {
    // To the beginning of the line, and delete to its end.
    if isShown { console.write("\r\u{1B}[K", to: .errors) }
    isShown = false
  }
}
