import AKSLInterpreter
import AKSLReports
import AKSModel

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
  /// Somebody has had enough of the pace: the running statement comes to its end at once.
  private var isHurried = false

  /// How often it is painted at most, and after how long a silent computation shows where it is, in milliseconds.
  private static let frame: Int64 = 40
  private static let patience: Int64 = 300

  /// nil where nobody watches, or the terminal cannot move its cursor.
  init?(_ console: Console, style: Style) {
    guard console.isTerminal(.output), Environment.value("TERM") != "dumb" else { return nil }
    self.console = console
    self.style = style
  }

  /// A source begins to run.
  func begin() {
    (began, painted) = (WallClock.monotonic, 0)
    isHurried = false
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
        progress = Self.line(report, at: report.from, console.width ?? 80, style)
        isStale = true
        paint()
      }
      return true
    default: return false
    }
  }

  // MARK: - Pace

  /// Waits for as long as the step takes at this speed.
  private func pass(
    _ report: ClockReport, _ speed: Int64, _ isInterrupted: () -> Bool, _ forget: () -> Void
  ) {
    let begin = WallClock.monotonic
    let span = (report.until - report.from).milliseconds
    while !isHurried {
      let passed = (WallClock.monotonic - begin) * speed
      let at = report.from + TimeSpan(milliseconds: min(passed, span))
      progress = Self.line(report, at: at, console.width ?? 80, style)
      isStale = true
      paint()
      guard passed < span else { return }
      // The first Ctrl-C ends the waiting, not the work.
      let rest = (span - passed + speed - 1) / speed
      _ = poll(nil, 0, Int32(min(rest, Self.frame)))
      if isInterrupted() {
        forget()
        isHurried = true
      }
    }
  }

  /// How far something is: `stop pool dev  ████████░░░░░░░░   52 %  d1 00:00:41`.
  static func line(_ report: ClockReport, at moment: Instant, _ width: Int, _ style: Style) -> String {
    let time = TimeFormat.instant(Instant(milliseconds: moment.milliseconds / 1000 * 1000))
    guard let end = report.end, end > report.began else { return "\(report.what)  \(time)" }
    let whole = (end - report.began).milliseconds
    let share = min(max((moment - report.began).milliseconds, 0), whole) * 100 / whole
    let (done, open): (String, String) = style.glyphs == .letters ? ("#", ".") : ("█", "░")
    let room = width - 1 - DisplayWidth.of(report.what) - time.count - 11
    guard room >= 8 else { return "\(share) %  \(time)" }
    let length = min(room, 30)
    let filled = length * Int(share) / 100
    let percent = String(repeating: " ", count: 3 - String(share).count) + "\(share) %"
    return report.what + "  " + String(repeating: done, count: filled)
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
    let shown = zip(watches, times).map { "\(TimeFormat.instant($1))  \($0.name) = \($0.text)" }
    return (shown + (progress.map { [$0] } ?? [])).map { DisplayWidth.cut($0.visibleLine, to: width) }
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
    if shown > 0, lines == drawn { return }
    drawn = lines
    // One write: nothing flickers.
    console.write(clearing + lines.map { style.paint($0, as: .muted) }.joined(separator: "\n"), to: .output)
    shown = lines.count
  }

  /// To the beginning of the first line that is shown, and everything below goes.
  private var clearing: String {
    guard shown > 0 else { return "" }
    let up = shown > 1 ? "\u{1B}[\(shown - 1)A" : ""
    return "\r\(up)\u{1B}[J"
  }

  /// Makes room for something that is said.
  func erase() {
    guard shown > 0 else { return }
    console.write(clearing, to: .output)
    shown = 0
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
    shown = 0
  }
}
