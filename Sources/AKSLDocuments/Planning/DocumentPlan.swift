package import AKSLInterpreter
package import AKSLLanguage
package import AKSLScenarios
package import AKSModel
package import Markdown
package import RegularExpressions

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
  /// The tabs and zones of which one is taken.
  package internal(set) var tabs: Set<String> = []
  /// What is wrong with the document itself.
  var problems: [PlanProblem] = []

  package var diagnostics: [Diagnostic] { problems.map(\.diagnostic) }

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
      .map { SourceText(name: $0.source.name, bytes: $0.text.bytes) }
  }

  init(empty source: SourceText) { self.source = source }
}

/// An error in a document, or in a file that it includes.
struct PlanProblem: Sendable {
  var source: SourceText
  var diagnostic: Diagnostic
  /// Nothing of the document runs.
  var isFatal = true
}

/// A sentence that tells of a rule of the model.
struct RuleTie: Sendable {
  var rule: RuleID
  var source: SourceText
  var sentence: SourceRange
  /// The steps around it, of which one exercises the rule: from the fence before it to the one behind it, as far as
  /// they stand in its section.
  var steps: Range<Int>
}

/// How the documents of a run are read.
package struct PlanSettings: Sendable {
  /// As if every document said `expect: following`.
  package var expectsFollowing = false
  /// Fences of shells run without the option `run`.
  package var runsShellFences = false
  /// Of the tabs and zones that stand for each other, these are taken where they are there, the first before the
  /// others; `azure-cli` comes next.
  package var tabs: [String] = []
  /// Reads the files that documents include; nil: they are named and not followed.
  package var load: SourceLoader?
  /// Documents that are linked below a heading `Prerequisites` run first, as Innovation Engine has it.
  package var followsPrerequisites = false

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
  /// The document, or a file that it includes.
  package var source: SourceText
  /// The fence or the comment in there.
  package var range: SourceRange
  /// Where it stands in the document: itself, or what includes its file.
  package var anchor: SourceRange
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
  /// The same with an expression: it describes a part of what is printed, and the fence is for readers.
  package var expression: SimilarityExpression?
}

/// `expected_similarity="…"`.
package struct SimilarityExpression: Hashable, Sendable {
  package var expression: RegularExpression
  /// Where it is written.
  package var range: SourceRange
}

/// The score that Innovation Engine asks for.
package struct Similarity: Hashable, Sendable {
  /// From 0 to 1.
  package var least: Double
  package var range: SourceRange
}
