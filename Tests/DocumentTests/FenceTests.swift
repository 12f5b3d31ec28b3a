import AKSLInterpreter
import Testing

/// What the documents show is true: every fence runs, and what stands in the `text` fence below one is what it
/// prints.
@Suite struct FenceTests {
  static let sections = (try? Repository.documents.flatMap { try Markdown.sections(of: $0) }) ?? []

  @Test func thereAreSections() {
    for document in Repository.documents {
      #expect(Self.sections.contains { $0.document == document && $0.fences.contains { $0.info == "aksl" } })
    }
  }

  /// The fences of a section run one after the other in one session, which begins in the sandbox.
  @Test(arguments: sections) func runs(_ section: Section) throws {
    var session = Session()
    var printed: String?
    for fence in section.fences {
      switch fence.info {
      case "aksl":
        let run = Run(fence.text, name: "example.aksl", in: &session)
        #expect(run.failures == [], "\(fence.testDescription)")
        printed = run.text
      case "aksl error":
        let run = Run(fence.text, name: "example.aksl", in: &session)
        #expect(run.failures.count == 1, "\(fence.testDescription): \(run.text)")
        printed = run.text
      case "sh": printed = try Shell.run(fence)
      case "text":
        if let printed { #expect(fence.text == printed, "\(fence.testDescription)") }
        printed = nil
      default: Issue.record("\(fence.testDescription): a fence says `\(fence.info)`")
      }
    }
  }
}

/// Runs the lines of a fence that begin with `aksl`.
enum Shell {
  /// What they printed. The exit code is 0, or the number after `# exit code`.
  static func run(_ fence: Fence) throws -> String {
    var printed = ""
    for line in fence.text.split(separator: "\n") where line.hasPrefix("aksl ") {
      let parts = line.split(separator: "# exit code ", maxSplits: 1)
      let result = try Program.run(String(parts[0]))
      let wanted = parts.count == 2 ? Int32(parts[1]) : 0
      #expect(result.exitCode == wanted, "\(fence.testDescription): \(line)\n\(result.text)")
      printed += result.text
    }
    return printed
  }
}
