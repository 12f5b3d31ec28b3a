/// A zone file that cannot be used, and why.
package struct TimeZoneError: Error, Hashable, Sendable {
  /// In a few words, lower case: `not a TZif file`.
  package let reason: String
}
