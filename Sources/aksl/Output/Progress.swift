import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import Synchronization

/// How far a suite has come, in one line on a terminal that goes when something else is said.
///
/// It is shown only while nothing else can be: a suite of many small files would else do little but paint.
struct Progress {
  /// What the threads that run tests tell.
  final class Board: Sendable {
    private struct State {
      var tests = 0
      var current: ScenarioIdentity?
    }

    private let state = Mutex(State())

    /// A test begins.
    func begin(_ identity: ScenarioIdentity) {
      state.withLock { state in
        state.tests += 1
        state.current = identity
      }
    }

    /// How many have begun, and the one that began last.
    var tests: (count: Int, current: ScenarioIdentity?) { state.withLock { ($0.tests, $0.current) } }
  }

  let board = Board()
  private let console: Console
  private let total: Int
  private var done = 0
  private var failures = 0
  private var isShown = false

  /// nil where nobody watches standard error, or the terminal cannot erase a line.
  init?(of total: Int, on console: Console) {
    guard console.isTerminal(.errors), Environment.value("TERM") != "dumb" else { return nil }
    self.console = console
    self.total = total
  }

  /// Takes notice of a file that has ended.
  mutating func add(failures: Int) {
    done += 1
    self.failures += failures
  }

  mutating func show() {
    erase()
    let (count, current) = board.tests
    var text = "\(done)/\(total) files, \(count) tests" + (failures > 0 ? ", \(failures) failed" : "")
    if let current { text += ": \(current.place.source.name) \(current.name)" }
    // A line that wraps could not be erased.
    console.write(String(text.visibleLine.prefix((console.width ?? 80) - 1)), to: .errors)
    isShown = true
  }

  mutating func erase() {
    // To the beginning of the line, and delete to its end.
    if isShown { console.write("\r\u{1B}[K", to: .errors) }
    isShown = false
  }
}
