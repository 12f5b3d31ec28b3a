/// A reason from outside to end.
package enum HangupSignal: Int32, Hashable, Sendable {
  /// SIGHUP, or a terminal that answers no more.
  case hangup = 1
  /// SIGTERM.
  case terminate = 15

  /// The status by which shells report such an end: 129 or 143.
  package var exitStatus: Int32 { 128 + rawValue }
}
