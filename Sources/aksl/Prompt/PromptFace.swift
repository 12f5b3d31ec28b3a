import AKSLInterpreter
import AKSLReports
import LineEditor

/// What stands around the lines of a prompt: where and when the session is, and what it has cost.
struct PromptFace {
  /// Below this width, a right prompt would be hidden by nearly every line.
  private static let sufficientWidth = 60

  let session: Session
  /// Whether the terminal can show something at the right.
  let hasRight: Bool

  /// `sandbox> ` with `d1 00:01:18 sandbox Running $0.013` at the right; where that has no place,
  /// `d1 00:01:18 sandbox> `.
  var prompt: Prompt {
    let time = TimeFormat.instant(session.now)
    guard hasRight else { return Prompt(first: first(time), continuation: continuation(first(time))) }
    let (wide, narrow) = (first(nil), first(time))
    return Prompt(
      first: wide, continuation: continuation(wide), right: right(time),
      narrow: .init(
        sufficientColumns: Self.sufficientWidth, first: narrow, continuation: continuation(narrow)))
  }

  private func first(_ time: String?) -> StyledText {
    var first = StyledText("")
    if let cluster = session.currentClusterName {
      if let time { first.append(time + " ", .plain) }
      first.append(cluster, LineStyle(color: .green, isBold: true))
    } else {
      first.append(time ?? "aksl", .plain)
    }
    first.append("> ", .plain)
    return first
  }

  private func continuation(_ first: StyledText) -> StyledText {
    let text = "...> "
    let padding = max(0, DisplayWidth.of(first.text) - text.utf8.count)
    return StyledText(String(repeating: " ", count: padding) + text, LineStyle(color: .grey))
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
