import AKSLLanguage
import AKSModel
import Foundation
import Testing

@testable import AKSLInterpreter

/// The pages of `explain`: every code has one, and its examples do what they say.
@Suite struct CodePageTests {
  /// Codes whose sources cannot be printed on a page, or need other files; a test below makes the former.
  static let withoutExample = [
    "L001", "L004", "L014", "S018", "S019", "S020", "R020", "R025", "R041", "R043", "R044", "R045", "R046",
    "R048", "R051", "J001", "J009", "J010",
    // These are about documents, not about sources.
    "DOC001", "DOC002", "DOC003", "DOC004", "DOC005", "DOC006", "DOC007", "DOC008", "DOC009", "DOC010",
    "DOC011",
    "DOC021", "DOC022",
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// The text of every Swift source, the pages excepted.
  private static func texts() throws -> [String] {
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return try (files?.allObjects as? [URL] ?? [])
      .filter { $0.pathExtension == "swift" && !$0.lastPathComponent.hasSuffix("Pages.swift") }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  @Test func everyCodeHasOnePage() throws {
    var used: Set<String> = []
    for text in try Self.texts() {
      for match in text.matches(of: /"([LSRWTEAHJ][0-9]{3}|DOC[0-9]{3})"/) { used.insert(String(match.1)) }
    }
    let pages = CodeBook.pages.map(\.code.name)
    #expect(Set(pages).count == pages.count)
    #expect(used.subtracting(pages).sorted() == [], "codes without a page")
    #expect(Set(pages).subtracting(used).sorted() == [], "pages without a code")
    #expect(
      CodeBook.pages.filter { $0.wrong == nil || $0.right == nil }.map(\.code.name) == Self.withoutExample)
  }

  /// What a source is told: by checking, or, where that finds nothing, by running.
  static func codes(of text: String) -> [String] {
    let source = SourceText(name: "example", text)
    var session = Session()
    let found = session.check(source).map(\.code.name)
    guard found.isEmpty else { return found }
    var codes: [String] = []
    _ = session.run(source, mode: .script) { event in
      switch event.kind {
      case .diagnostic(let diagnostic): codes.append(diagnostic.code.name)
      case .assertionFailed(let failure): codes.append(failure.code.name)
      case .faulted(let report): codes.append(report.code.name)
      case .refused(let report): codes.append(report.refusal.code)
      default: break
      }
    }
    return codes
  }

  @Test(arguments: CodeBook.pages) func examples(page: CodePage) {
    #expect(!page.summary.isEmpty && page.summary.last != "." && page.explanation.last == ".")
    if let wrong = page.wrong { #expect(Self.codes(of: wrong) == [page.code.name], "\(wrong)") }
    if let right = page.right { #expect(Self.codes(of: right) == [], "\(right)") }
  }

  @Test func sourcesThatCannotBePrinted() {
    func check(_ bytes: [UInt8], _ code: String) {
      #expect(
        Session().check(SourceText(name: "example", bytes: bytes)).contains { $0.code.name == code },
        "\(code)")
    }
    check([0xff, 0xfe], "L001")
    check(Array(String(repeating: "§ ", count: 9).utf8), "L004")
    check([UInt8](repeating: 10, count: SourceText.maximumSize + 1), "L014")
    check(Array(("print " + String(repeating: "(", count: 500)).utf8), "S018")
    // The parser alone: in a debug build the stack of a test is too small to compile what is left.
    let long = SourceText(name: "example", "print 1" + String(repeating: " + 1", count: 2000))
    #expect(Parser.parse(long).diagnostics.map(\.code.name) == ["S019"])
    check(Array(String(repeating: ")\n", count: 200).utf8), "S020")
    check(Array(("print [" + String(repeating: "1, ", count: 70_000) + "1]").utf8), "R020")
  }

  @Test func faultsHaveTheNamesThatExplainKnows() throws {
    var names: Set<String> = []
    for text in try Self.texts() {
      for match in text.matches(of: /"(E[0-9]{3})", "([A-Za-z]+)"[,\s]/) where match.2 != "Operation" {
        names.insert("\(match.2) \(match.1)")
      }
    }
    let known = Set(Explanations.faultNames.map { "\($0.name) \($0.code)" })
    #expect(names.subtracting(known).sorted() == [])
    // And none that nothing raises any more.
    #expect(known.subtracting(names).sorted() == [])
  }
}
