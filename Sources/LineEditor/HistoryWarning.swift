/// Why the lines that are typed will not be kept in the history.
package struct HistoryWarning: Hashable, Sendable {
  /// The file it was to be kept in.
  package let path: String
  /// The system's reason, such as "Permission denied".
  package let reason: String
}
