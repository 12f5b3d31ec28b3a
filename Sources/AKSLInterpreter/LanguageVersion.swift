/// The edition of the language, as `requires aksl` compares it.
package enum LanguageVersion {
  package static let major = 0
  package static let minor = 1

  // `0.1`
  package static var text: String { "\(major).\(minor)" }
}
