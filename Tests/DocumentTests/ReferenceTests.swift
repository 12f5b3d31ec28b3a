import Foundation
import Testing

@testable import AKSLInterpreter
@testable import AKSLLanguage

/// The reference leaves nothing out: each row of the tables of the program stands in it.
@Suite struct ReferenceTests {
  private let reference = (try? Repository.text("grammar/language.md")) ?? ""

  private func lacks(_ word: String) -> Bool { !reference.contains("`\(word)") }

  @Test func properties() {
    for (owner, properties) in PropertyTable.owners {
      #expect(properties.map(\.name).filter(lacks) == [], "properties of \(owner)")
    }
    #expect(WorldProperty.allCases.map(\.rawValue).filter(lacks) == [])
  }

  @Test func enumerations() {
    for enumeration in Enumeration.allCases { #expect(enumeration.spellings.filter(lacks) == []) }
  }

  @Test func functions() { #expect(Builtin.table.map(\.name).filter { lacks($0 + "(") } == []) }

  @Test func verbs() {
    for definition in CommandTable.definitions {
      #expect(!lacks(definition.pattern.head))
      let options = definition.pattern.options.map { $0.words[0] }
      #expect(options.filter { lacks($0) && !reference.contains("[\($0)") } == [])
    }
  }

  @Test func settings() {
    let rows = SettingTable.all.filter { !reference.contains("| `\($0.name)` |") }
    #expect(rows.map(\.name) == [])
    for setting in SettingTable.all {
      guard case .words(let values) = setting.kind,
        let row = reference.split(separator: "\n").first(where: { $0.hasPrefix("| `\(setting.name)` |") })
      else { continue }
      #expect(values.filter { !row.contains("`\($0)`") } == [], "\(setting.name)")
    }
  }

  @Test func words() {
    let words = Keyword.allCases.filter(\.isReserved).map(\.spelling)
    #expect(words.filter { !reference.contains("\"\($0)\"") && lacks($0) } == [])
  }

  /// The codes of everything that can be reported, as the sources have them.
  @Test func codes() throws {
    var codes: Set<String> = []
    let sources = Repository.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/"([LSRTEWAJ][0-9]{3}|DOC[0-9]{3})"/#) { codes.insert(String(match.1)) }
    }
    let named = try Self.codes(in: reference)
    #expect(codes.count > 60)
    #expect(codes.subtracting(named).sorted() == [])
  }

  /// Codes and ranges of codes: `L001 to L004`.
  private static func codes(in text: String) throws -> Set<String> {
    var codes: Set<String> = []
    for match in text.matches(of: #/\b([LSRTEWAJ]|DOC)([0-9]{3})(?: to (?:[LSRTEWAJ]|DOC)([0-9]{3}))?/#) {
      guard let first = Int(match.2), let last = Int(match.3 ?? match.2), first <= last else { continue }
      for number in first...last {
        let digits = String(number)
        codes.insert(match.1 + String(repeating: "0", count: 3 - digits.count) + digits)
      }
    }
    return codes
  }
}
