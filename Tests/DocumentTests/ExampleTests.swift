import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// The scripts in `examples/`, and the one-liners that `help` shows.
@Suite struct ExampleTests {
  @Test func thereAreExamples() { #expect(Repository.examples.count >= 3) }

  @Test(arguments: Repository.examples) func runs(_ example: String) throws {
    let run = Run(try Repository.text(example), name: example)
    #expect(run.failures == [])
    #expect(run.outcome.exitCode == 0)
  }

  @Test(arguments: Repository.examples) func programRuns(_ example: String) throws {
    let result = try Program.run("aksl run \(example)")
    #expect(result.exitCode == 0, "\(result.text)")
  }

  /// Whoever copies from a page copies the canonical layout.
  @Test(arguments: GrammarTests.sources) func isLaidOut(_ source: Fence) {
    let result = Parser.parse(SourceText(name: source.testDescription, source.text))
    #expect(Formatter.format(result) == source.text)
  }

  @Test(arguments: CommandTable.definitions.indices) func commandExamplesRun(_ number: Int) {
    let definition = CommandTable.definitions[number]
    #expect(!definition.examples.isEmpty)
    for example in definition.examples {
      #expect(Run(example, name: definition.pattern.usage, mode: .prompt).failures == [])
      #expect(example.contains(definition.pattern.head))
    }
  }

  @Test(arguments: Builtin.table.indices) func functionExamplesHold(_ number: Int) {
    let function = Builtin.table[number]
    #expect(Run("assert " + function.example, name: function.name).failures == [])
  }
}
