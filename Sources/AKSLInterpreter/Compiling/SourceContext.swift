package import AKSLLanguage

/// Why a file could not be had, in a few words: `no such file`.
package struct LoadFailure: Error, Hashable, Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}

/// Reads the source that another one includes, by the path written there and the name of the one that includes it.
package typealias SourceLoader =
  @Sendable (_ path: String, _ includer: String) -> Result<SourceText, LoadFailure>

/// What surrounds the source that is being compiled.
struct SourceContext: Sendable {
  /// How deep files may include each other.
  static let depthLimit = 32

  /// Values for `param`, by name, as they were given.
  var parameters: [String: String] = [:]
  /// nil: nothing can be included.
  var load: SourceLoader?
  /// nil: there is only UTC.
  var loadTimeZone: TimeZoneLoader?
  /// The names of the snapshots that there are.
  var snapshots: [String] = []
  /// The sources that include each other down to this one, the outermost first.
  var chain: [String] = []
  /// Whether this one is included by another.
  var isIncluded: Bool { chain.count > 1 }
}
