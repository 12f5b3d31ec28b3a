import AKSLLanguage
import AKSModel
import Foundation
import Testing

@testable import AKSLInterpreter

/// `explain`: word → page, or the word that was meant.
@Suite struct ExplainTests {
  private func explain(_ topic: String) -> (text: String?, fault: FaultReport?) {
    var session = Session()
    var answer: (text: String?, fault: FaultReport?)
    _ = session.run(SourceText(name: "test", "explain \(topic)"), mode: .prompt) { event in
      switch event.kind {
      case .shown(let exhibit): answer.text = exhibit.text ?? Self.words(of: exhibit)
      case .faulted(let fault): answer.fault = fault
      default: break
      }
    }
    return answer
  }

  /// All lines, and the cells of each row behind each other.
  private static func words(of exhibit: Exhibit) -> String {
    exhibit.sections.flatMap { section in
      [section.heading].compactMap { $0 } + section.lines + section.rows.map { $0.joined(separator: " ") }
    }.joined(separator: "\n")
  }

  @Test func codes() {
    #expect(
      explain("s023").text == """
        S023: `=` where `==` compares

        `=` gives a variable its value and stands only behind the variable's name at the \
        start of a statement; `==` compares. What Azure holds is no variable: commands \
        change it.

        Wrong:

            assert dev.count = 10

        Right:

            assert dev.count == 10
        """)
    #expect(explain("StepLimit").text?.hasPrefix("E008: ") == true)
  }

  @Test func rules() {
    #expect(
      explain("D5").text?.hasPrefix(
        """
        D5: A change from mode Deallocate to Delete deletes all deallocated instances.

        It refuses nothing: it shapes what happens.
        source AKS article scale-down-mode
        evidence exact (
        """) == true)
    #expect(explain("L6").text?.contains("It refuses with InvalidParameter.") == true)
    #expect(explain("9.4").text?.hasPrefix("9.4: ") == true)
  }

  @Test(arguments: RuleBook.rules.map(\.id.description)) func everyRule(id: String) {
    #expect(explain(id).text?.hasPrefix("\(id): ") == true)
  }

  @Test func azureCodes() {
    let text = explain("NodePoolMcVersionIncompatible").text
    #expect(text?.contains("This rule refuses with it:\nU2 exact A pool is not newer") == true)
    #expect(explain("operationnotallowed").text?.contains("These rules refuse with it:") == true)
  }

  @Test func unknownWords() {
    #expect(explain("S23").fault?.help == "did you mean `explain S003`?" || explain("S23").fault?.help != nil)
    #expect(explain("OperationNotAlowed").fault?.help == "did you mean `explain OperationNotAllowed`?")
    #expect(explain("pool").fault?.help == "`help pool` tells about the command")
    #expect(explain("nonsense").fault?.code == "E004")
  }

  /// A new reason for a refusal needs an example, or `explain` does not know its rule.
  @Test func everyReasonHasAnExample() throws {
    func names<Reason>(_ reasons: [Reason]) -> Set<String> {
      Set(reasons.map { String(String(describing: $0).prefix { $0.isLetter }) })
    }
    for (file, examples) in [
      ("Refusal", names(Refusal.examples)), ("SettingRefusal", names(SettingRefusal.examples)),
    ] {
      let text = try Repository.text(of: "Sources/AKSModel/Rules/\(file).swift")
      let cases = text.matches(of: /\n  case ([a-zA-Z]+)/).map { String($0.1) }
      #expect(Set(cases).subtracting(examples).sorted() == [])
      #expect(!cases.isEmpty)
    }
  }
}
