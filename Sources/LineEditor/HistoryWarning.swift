/// Why the history of this session will not be kept.
package struct HistoryWarning: Hashable, Sendable {
  /// The file it was to be kept in.
  package let path: String
  /// The system's reason, such as "Permission denied".
  package let reason: String
}
