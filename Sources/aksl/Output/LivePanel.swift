import AKSLInterpreter
import AKSLReports
import AKSModel
import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a terminal shows while simulated time passes, below everything that is said: a line for each value that is
/// watched, and how far the running statement is.
///
/// Its lines go whenever something is said, and come back. What is watched stays at the end.
final class LivePanel {
  private let console: Console
  private let style: Style
  private var watches: [WatchReport] = []
  private var times: [Instant] = []
  private var progress: String?
  /// How many lines are on the screen, and those that were painted last.
  private var shown = 0
  private var drawn: [String] = []
  /// Something is to be painted that is not.
  private var isStale = false
  private var began: Int64 = 0
  private var painted: Int64 = 0
  /// Somebody has had enough of the pace: what comes to its end at once, when that is, and when it was said.
  private var hurried: (what: String, end: Instant?, at: Int64)?

  /// How often it is painted at most, after how long a silent computation shows where it is, and what can only be a
  /// stop of the program when it lies between two frames, in milliseconds.
  private static let frame: Int64 = 40
  private static let patience: Int64 = 300
  private static let longestFrame: Int64 = 1000
  /// How long after a Ctrl-C another one ends the work, and not the next wait, in milliseconds.
  private static let secondThought: Int64 = 2000

  /// nil where nobody watches, or the terminal cannot move its cursor.
  init?(_ console: Console, style: Style) {
    guard console.isTerminal(.output), Environment.value("TERM") != "dumb" else { return nil }
    self.console = console
    self.style = style
  }

  /// A source begins to run.
  func begin() {
    (began, painted) = (WallClock.monotonic, 0)
    hurried = nil
  }

  /// Takes an event that is its own.
  ///
  /// `isInterrupted` tells of Ctrl-C, and `forget` that it has been answered.
  func take(_ event: RunEvent, isInterrupted: () -> Bool, forget: () -> Void) -> Bool {
    switch event.kind {
    case .watched(let report):
      note(report, at: event.at)
      return true
    case .clock(let report):
      if let speed = report.speed {
        pass(report, speed, isInterrupted, forget)
      } else if WallClock.monotonic - began > Self.patience {
        show(report, at: report.from)
      }
      return true
    default: return false
    }
  }

  // MARK: - Pace

  /// Waits for as long as the step takes at this speed.
  ///
  /// Ctrl-C ends the waiting for the running operation, and so for each; one that follows at once is left to end the
  /// work.
  private func pass(
    _ report: ClockReport, _ speed: Int64, _ isInterrupted: () -> Bool, _ forget: () -> Void
  ) {
    if let hurried, (hurried.what, hurried.end) == (report.what, report.end) { return }
    let span = (report.until - report.from).milliseconds
    var last = WallClock.monotonic
    var passed: Int64 = 0
    while true {
      let isLast = hurried.map { WallClock.monotonic - $0.at < Self.secondThought } ?? false
      show(
        report, at: report.from + TimeSpan(milliseconds: min(passed, span)),
        hint: isLast ? "^C stops" : "^C skips")
      guard passed < span else { return }
      let rest = (span - passed + speed - 1) / speed
      _ = poll(nil, 0, Int32(min(rest, Self.frame)))
      if isInterrupted() {
        if isLast { return }
        forget()
        hurried = (report.what, report.end, WallClock.monotonic)
        return
      }
      // Whoever stops the program stops its clock.
      let now = WallClock.monotonic
      if now - last < Self.longestFrame { passed += (now - last) * speed }
      last = now
    }
  }

  private func show(_ report: ClockReport, at moment: Instant, hint: String = "") {
    progress = Self.line(report, at: moment, hint: hint, console.width ?? 80, style)
    isStale = true
    paint()
  }

  /// How far something is, and what somebody can do: `stop pool dev  ████████░░░░░░░░   52 %  d1 00:00:41  ^C skips`.
  ///
  /// Where there is little room, the bar goes first, then the hint's words, then the time, then the name; the keys stay.
  static func line(
    _ report: ClockReport, at moment: Instant, hint: String = "", _ width: Int, _ style: Style
  ) -> String {
    let time = TimeFormat.instant(Instant(milliseconds: moment.milliseconds / 1000 * 1000))
    let keys = hint.prefix { $0 != " " }
    let hints = hint.isEmpty ? [""] : ["  " + hint, "  " + keys]
    let share = share(of: report, at: moment)
    if let share {
      for hint in hints {
        if let bar = bar(report.what, share, time, width - hint.count, style) { return bar + hint }
      }
    }
    let what = report.what
    let said =
      share.map { ["\(what)  \($0) %  \(time)", "\(what)  \($0) %", "\($0) %"] } ?? [
        "\(what)  \(time)", time,
      ]
    let lines = said.flatMap { said in hints.map { said + $0 } }
    return lines.first { DisplayWidth.of($0) < width } ?? lines[lines.count - 1]
  }

  /// How much of it is over, of a hundred; nil: nobody knows its end.
  private static func share(of report: ClockReport, at moment: Instant) -> Int64? {
    guard let end = report.end, end > report.began else { return nil }
    let whole = (end - report.began).milliseconds
    return min(max((moment - report.began).milliseconds, 0), whole) * 100 / whole
  }

  /// nil where there is no room for it.
  private static func bar(
    _ what: String, _ share: Int64, _ time: String, _ width: Int, _ style: Style
  ) -> String? {
    let (done, open): (String, String) = style.glyphs == .letters ? ("#", ".") : ("█", "░")
    let room = width - 1 - DisplayWidth.of(what) - time.count - 11
    guard room >= 8 else { return nil }
    let length = min(room, 30)
    let filled = length * Int(share) / 100
    let percent = String(repeating: " ", count: 3 - String(share).count) + "\(share) %"
    return what + "  " + String(repeating: done, count: filled)
      + String(repeating: open, count: length - filled) + "  \(percent)  \(time)"
  }

  // MARK: - Lines

  private func note(_ report: WatchReport, at moment: Instant) {
    if watches.first?.count != report.count {
      commit()
      watches = []
      times = []
    }
    if let place = watches.firstIndex(where: { $0.number == report.number }) {
      (watches[place], times[place]) = (report, moment)
    } else {
      watches.append(report)
      times.append(moment)
    }
    isStale = true
    paint()
  }

  private var lines: [String] {
    let width = max(1, (console.width ?? 80) - 1)
    let shown = zip(watches, times).map { Self.line($0.name, $0.text, at: $1, width) }
    return shown + (progress.map { [DisplayWidth.cut($0.visibleLine, to: width)] } ?? [])
  }

  /// A value that is watched: where there is little room, the time goes first, then the name; the value is cut last.
  static func line(_ name: String, _ value: String, at moment: Instant, _ width: Int) -> String {
    let (name, value) = (name.visibleLine, value.visibleLine)
    let line = "\(name) = \(value)"
    let whole = "\(TimeFormat.instant(moment))  \(line)"
    if DisplayWidth.of(whole) <= width { return whole }
    let room = width - DisplayWidth.of(value) - 3
    if DisplayWidth.of(line) <= width || room < 2 {
      return DisplayWidth.cut(room < 2 ? value : line, to: width)
    }
    return "\(DisplayWidth.cut(name, to: room)) = \(value)"
  }

  /// Paints what has changed, unless that was done a moment ago.
  private func paint() {
    let now = WallClock.monotonic
    guard isStale, now - painted >= Self.frame else { return }
    painted = now
    draw()
  }

  private func draw() {
    let lines = lines
    isStale = false
    // The shell has written below, and what was shown is erased.
    if SignalFlags.takeContinue() { shown = 0 }
    if shown > 0, lines == drawn { return }
    let clearing = clearing
    (drawn, shown) = (lines, lines.count)
    TerminalHold.rowsToErase = rows
    // One write: nothing flickers.
    console.write(clearing + lines.map { style.paint($0, as: .muted) }.joined(separator: "\n"), to: .output)
  }

  /// The rows that the terminal makes of what is shown: it wraps lines anew when its window gets narrower.
  private var rows: Int {
    let width = max(1, console.width ?? 80)
    return drawn.prefix(shown).reduce(0) { $0 + max(1, (DisplayWidth.of($1) + width - 1) / width) }
  }

  /// To the beginning of the first line that is shown, and everything below goes.
  ///
  /// Nothing is erased from the screen's corner on: some terminals keep a copy of what they take for a whole screen.
  private var clearing: String {
    guard shown > 0 else { return "" }
    let rows = rows
    let up = rows > 1 ? "\u{1B}[\(rows - 1)A" : ""
    return "\r\(up)\u{1B}[K\u{1B}[C\u{1B}[J\r"
  }

  /// Makes room for something that is said.
  func erase() {
    guard shown > 0 else { return }
    console.write(clearing, to: .output)
    (shown, TerminalHold.rowsToErase) = (0, 0)
    isStale = true
  }

  /// The source has ended: what is watched stays there, and nothing else.
  func finish() {
    progress = nil
    commit()
    (watches, times) = ([], [])
  }

  private func commit() {
    guard isStale || shown > 0 else { return }
    if watches.isEmpty { return erase() }
    draw()
    console.write("\n", to: .output)
    (shown, TerminalHold.rowsToErase) = (0, 0)
  }
}
