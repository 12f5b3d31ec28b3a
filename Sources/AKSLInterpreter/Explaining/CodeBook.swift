package import AKSLLanguage

/// The pages of all diagnostic codes; each pass keeps its own beside its codes.
package enum CodeBook {
  /// By pass, and by number within it.
  package static let pages: [CodePage] =
    CodePage.lexical + CodePage.syntax + CodePage.resolver + CodePage.azure + CodePage.shell + CodePage.bodies
    + CodePage.warnings
    + CodePage.tests + CodePage.faults + CodePage.documents

  /// The page of a code, in whatever case it is written.
  package static func page(on code: String) -> CodePage? {
    let code = code.uppercased()
    return pages.first { $0.code.name == code }
  }
}
