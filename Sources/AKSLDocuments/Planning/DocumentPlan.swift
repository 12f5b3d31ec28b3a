package import AKSLLanguage
package import AKSLScenarios
package import AKSModel
package import Markdown

/// What of a document runs, in its order, and what doesn't and why.
package struct DocumentPlan: Sendable {
  package let source: SourceText
  package internal(set) var options = DocumentOptions()
  package internal(set) var steps: [DocumentStep] = []
  /// Fences that do not run.
  package internal(set) var unrun: [UnrunFence] = []
  /// Those of them that are scripts of a shell, which later blocks may need.
  var idle: [DocumentStep] = []
  /// What its sentences say of the rules of the model.
  var ties: [RuleTie] = []
  /// Errors of the document itself: nothing of it runs then.
  package internal(set) var diagnostics: [Diagnostic] = []

  package init(_ source: SourceText, _ settings: PlanSettings = PlanSettings()) {
    var planner = Planner(source, settings)
    planner.readAll()
    self = planner.plan
  }

  /// The largest document that is read, in bytes.
  package static let maximumSize = MarkdownDocument.maximumSize

  /// What of it is the language, for those who look for names in it.
  package var scripts: [SourceText] {
    steps.filter { $0.action == .script || $0.action == .tests }
      .map { SourceText(name: source.name, bytes: $0.text.bytes) }
  }

  init(empty source: SourceText) { self.source = source }
}

/// A sentence that tells of a rule of the model.
struct RuleTie: Hashable, Sendable {
  var rule: RuleID
  var sentence: SourceRange
  /// The steps around it, of which one exercises the rule: from the fence before it to the one behind it, as far as
  /// they stand in its section.
  var steps: Range<Int>
}

/// How the documents of a run are read.
package struct PlanSettings: Hashable, Sendable {
  /// As if every document said `expect: following`.
  package var expectsFollowing = false
  /// Fences of shells run without the option `run`.
  package var runsShellFences = false
  /// Of the tabs and zones that stand for each other, these are taken where they are there, the first before the
  /// others; `azure-cli` comes next.
  package var tabs: [String] = []

  package init() {}
}

/// Something of a document that runs.
package struct DocumentStep: Sendable {
  package enum Action: Hashable, Sendable {
    /// Statements of the language, in a fence or in a comment of the set-up.
    case script
    case transcript
    case tests
    /// Command lines of az, or of a shell.
    case shell
    /// An assertion that proves the sentence here.
    case claim(sentence: SourceRange)
  }

  package var action: Action
  package var name: String
  /// The fence or the comment.
  package var range: SourceRange
  package var text: MarkdownText
  package var options = BlockOptions()
  package var block: DocumentBlock
  package var output: ExpectedOutput?
  /// The rules that the text around it tells of, which it exercises.
  package var rules: [RuleID] = []
  /// No fence, so that no reader sees it.
  package var isSetUp = false
  /// The number of its section: of a heading that has fences of its own.
  package var section = 0
}

/// What a step should print.
package struct ExpectedOutput: Hashable, Sendable {
  package var kind: OutputKind
  /// The first word of its info string.
  package var language = ""
  package var text: MarkdownText
  /// The fence.
  package var range: SourceRange
  package var options: BlockOptions
  /// `expected_similarity`, as Innovation Engine's documents give it.
  package var similarity: Similarity?
}

/// The score that Innovation Engine asks for.
package struct Similarity: Hashable, Sendable {
  /// From 0 to 1.
  package var least: Double
  package var range: SourceRange
}
