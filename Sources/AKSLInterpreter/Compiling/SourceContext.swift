package import AKSLLanguage

/// Why a file could not be had, in a few words: `no such file`.
package struct LoadFailure: Error, Hashable, Sendable {
  package let reason: String

  package init(reason: String) { self.reason = reason }
}

/// Reads the source that another one includes, by the path written there and the name of the one that includes it.
package typealias SourceLoader =
  @Sendable (_ path: String, _ includer: String) -> Result<SourceText, LoadFailure>

/// The names of what is in a folder, folders with a slash behind them; the folder as it was typed, with its slash, or
/// nothing for the one where paths begin.
package typealias FileLister = @Sendable (_ folder: String) -> [String]

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
  /// Mistakes come with the word that was probably meant; without, where only their places are wanted.
  var givesAdvice = true
  /// Somebody types at a prompt, which has words of its own.
  var isAtPrompt = false
  /// Whether this one is included by another.
  var isIncluded: Bool { chain.count > 1 }
}
