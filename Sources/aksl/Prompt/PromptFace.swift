import AKSLInterpreter
import AKSLReports
import LineEditor

/// What stands around the lines of a prompt: where and when the session is, and what it has cost.
struct PromptFace {
  /// Below this width, a right prompt would be hidden by nearly every line.
  private static let sufficientWidth = 60

  let session: Session
  /// The columns of the window.
  let width: Int
  /// Whether the terminal can show something at the right.
  let hasRight: Bool

  /// `sandbox> ` with `d1 00:01:18 sandbox Running $0.013` at the right; where that has no place,
  /// `d1 00:01:18 sandbox> `.
  var prompt: Prompt {
    let isShort = hasRight && width >= Self.sufficientWidth
    let time = TimeFormat.instant(session.now)
    var first = StyledText("")
    if let cluster = session.currentClusterName {
      if !isShort { first.append(time + " ", .plain) }
      first.append(cluster, LineStyle(color: .green, isBold: true))
    } else {
      first.append(isShort ? "aksl" : time, .plain)
    }
    first.append("> ", .plain)
    let continuation = "...> "
    let padding = max(0, DisplayWidth.of(first.text) - continuation.utf8.count)
    return Prompt(
      first: first,
      continuation: StyledText(
        String(repeating: " ", count: padding) + continuation, LineStyle(color: .grey)),
      right: isShort ? right(time) : "")
  }

  private func right(_ time: String) -> StyledText {
    let faint = LineStyle(color: .grey)
    var right = StyledText(time, faint)
    if let cluster = session.currentClusterName, let state = session.currentClusterState {
      right.append(" \(cluster) ", faint)
      right.append(state, session.isCurrentClusterFailed ? LineStyle(color: .red) : faint)
    }
    if let bill = session.billSoFar { right.append(" \(bill)", faint) }
    return right
  }
}
