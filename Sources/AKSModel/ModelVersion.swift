/// The edition of the rules: the year and the month in which they were last compared with Azure's documentation.
package enum ModelVersion {
  package static let year = 2026
  package static let month = 11

  // `2026.11`
  package static var text: String { "\(year).\(month < 10 ? "0" : "")\(month)" }
}
