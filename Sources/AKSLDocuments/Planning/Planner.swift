import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import AKSModel
import Markdown

/// Reads the blocks of a document one after the other and decides what each is for.
struct Planner {
  var plan: DocumentPlan
  let settings: PlanSettings
  /// What is read: the document, or a file that it includes.
  var file: SourceText
  var document: MarkdownDocument
  /// What includes the file, in the document; nil in the document itself.
  var anchor: SourceRange?
  /// The files that are read now, each included by the one before it.
  var chain: [String]
  /// How many bytes and files were included so far.
  var includedBytes = 0
  var includedFiles = 0
  /// The documents that were followed because others ask for them.
  var prerequisites: Set<String> = []
  /// The headings that stand open, with their levels.
  var headings: [(level: Int, text: String)] = []
  /// How many fences there were.
  var ordinal = 0
  var claimCount = 0
  var setUpCount = 0
  /// The options of a comment, for the fence that stands directly below it.
  var pending: MarkdownText?
  var similarity: Similarity?
  /// What describes the output that comes next, by Innovation Engine's comment.
  var expression: SimilarityExpression?
  /// Rules that the text tells of, for the step that comes next.
  var told: [RuleID] = []
  /// Those for which no fence has come since, by their indices in the plan.
  var openTies: [Int] = []
  /// The last fence of this section that runs.
  var lastFence: Int?
  /// The step whose output may come next.
  var awaiting: Int?
  /// A paragraph stands between it and here.
  var hasGap = false
  /// The last sentence, for the claims behind it.
  var paragraph: Range<Int>?
  /// The last list, table or other thing that is no paragraph.
  var other: Range<Int>?
  /// The next fence or claim opens a section.
  var isHeadingNew = false
  var section = 0
  var alternatives: Alternatives
  var names: [String: SourceRange] = [:]

  init(_ source: SourceText, _ settings: PlanSettings) {
    plan = DocumentPlan(empty: source)
    self.settings = settings
    file = source
    chain = [Self.plain(source.name)]
    document = MarkdownDocument(source.bytes)
    alternatives = Alternatives(document.blocks, preferring: settings.tabs)
  }

  mutating func readAll() {
    if let matter = document.frontMatter { complain(plan.options.take(frontMatter: matter)) }
    readBlocks()
    giveTold()
  }

  mutating func complain(_ diagnostics: [Diagnostic]) {
    plan.problems += diagnostics.map { PlanProblem(source: file, diagnostic: $0) }
  }

  mutating func readBlocks() {
    plan.tabs.formUnion(alternatives.names)
    for (index, block) in document.blocks.enumerated() {
      alternatives.pass(block, at: index)
      if case .fence = block.kind {} else if case .comment = block.kind {} else { giveUpPending() }
      switch block.kind {
      case .heading(let level, let text, _):
        headings.removeAll { $0.level >= level }
        headings.append((level, text))
        isHeadingNew = true
        giveTold()
        leaveOutput()
        paragraph = nil
      case .paragraph:
        if hasGap { leaveOutput() } else { hasGap = true }
        paragraph = block.range
      case .fence(let fence): take(fence, block)
      case .comment(let text): take(comment: text, block)
      case .openComment(let text): take(openComment: text, block)
      case .include(let path): include(path, SourceRange(block.range))
      case .link(let destination): requireFirst(destination, SourceRange(block.range))
      case .zone, .zoneEnd: break
      case .indentedCode:
        leaveOutput()
        other = block.range
        leaveOut(
          "", SourceRange(block.range), alternatives.reason ?? "it is only set in: code that runs has a fence"
        )
      case .thematicBreak, .other:
        leaveOutput()
        other = block.range
      }
    }
    giveUpPending()
  }

  /// What was told behind the last step of a section is about that one.
  private mutating func giveTold() {
    if !told.isEmpty, let lastFence { plan.steps[lastFence].rules += told }
    told = []
    for index in openTies where plan.ties[index].steps.isEmpty {
      let tie = plan.ties[index]
      plan.problems.append(PlanProblem(source: tie.source, diagnostic: .unshownRule(tie)))
    }
    openTies = []
    lastFence = nil
  }

  mutating func leaveOutput() {
    awaiting = nil
    hasGap = false
  }

  /// A comment with options was no fence's.
  mutating func giveUpPending() {
    similarity = nil
    expression = nil
    guard let text = pending else { return }
    pending = nil
    complain([.ownerlessComment(at: text.sourceRange)])
  }

  // MARK: - Comments

  private mutating func take(comment text: MarkdownText, _ block: MarkdownBlock) {
    let words = OptionWord.words(of: text)
    guard let first = words.first else { return }
    let range = SourceRange(block.range)
    let rest = text.part(
      (text.bytes.firstRange(of: Array(first.key.utf8))?.upperBound ?? 0)..<text.bytes.count)
    if CommentWord.isMeant(by: words), first.key != "aksl-document:" {
      return complain([.unknownComment(first)])
    }
    switch first.key {
    case "aksl:":
      let word = words.dropFirst().first
      switch word?.key {
      case "assert": if !leavesOut(comment: "claim", range) { claim(rest, range) }
      case "rule": if alternatives.reason == nil { tie(words.dropFirst(2), range) }
      case let key?
      where BlockOption(rawValue: key) == nil && word?.sign == ""
        && Spelling.nearest(to: key, among: CommentWord.statements) != nil:
        let nearest = Spelling.nearest(to: key, among: CommentWord.statements) ?? ""
        if let word { complain([.unknownStatement(word, nearest: nearest)]) }
      default:
        giveUpPending()
        pending = rest
      }
    case "aksl-setup" where leavesOut(comment: "set-up", range): break
    case "aksl-setup":
      setUpCount += 1
      add(.script, "setup\(setUpCount)", rest, range, language: "aksl", isSetUp: true)
    case "aksl-document", "aksl-document:":
      complain(plan.options.take(Array(words.dropFirst())))
    case "expected_similarity":
      if let least = Double(first.value), (0...1).contains(least) {
        similarity = Similarity(least: least, range: range)
      } else {
        take(expression: text)
      }
    default: break
    }
  }

  /// `aksl: assert …`, about the sentence before it.
  private mutating func claim(_ text: MarkdownText, _ range: SourceRange) {
    guard
      text.bytes.firstRange(of: Array("assert".utf8)).map({ $0.upperBound < text.text.trimmedEnd }) ?? false
    else { return complain([.emptyClaim(at: range)]) }
    claimCount += 1
    let action = DocumentStep.Action.claim(sentence: sentence(before: range))
    var options = BlockOptions()
    // It tells of what the block before it has done.
    options.session = plan.steps.last { !$0.isSetUp }?.options.session ?? ""
    add(action, "claim\(claimCount)", text, range, language: "aksl", options: options)
  }

  /// What a comment is about; itself, where no sentence stands before it.
  private func sentence(before comment: SourceRange) -> SourceRange {
    if let other, other.contains(Int(comment.start)), other.lowerBound > paragraph?.lowerBound ?? -1 {
      return Sentence.cell(in: document.bytes, before: Int(comment.start)) ?? comment
    }
    return paragraph.flatMap { Sentence.last(in: document.bytes, $0, before: Int(comment.start)) } ?? comment
  }

  /// `aksl: rule D5`, about what stands around it.
  private mutating func tie(_ words: ArraySlice<OptionWord>, _ range: SourceRange) {
    for word in words {
      if let rule = RuleBook.rules.first(where: { $0.id.description == word.key }) {
        told.append(rule.id)
        let first = lastFence ?? plan.steps.count
        openTies.append(plan.ties.count)
        plan.ties.append(
          RuleTie(
            rule: rule.id, source: file, sentence: sentence(before: range), steps: first..<plan.steps.count))
      } else {
        let known = RuleBook.rules.map(\.id.description)
        complain([.unknownRule(word.key, at: word.keyRange, known: known)])
      }
    }
  }

  // MARK: - Fences

  private mutating func take(_ fence: MarkdownFence, _ block: MarkdownBlock) {
    ordinal += 1
    let language = FenceLanguage(fence.language)
    let range = SourceRange(block.range)
    defer {
      pending = nil
      similarity = nil
      expression = nil
    }
    if let reason = alternatives.reason {
      leaveOutput()
      if language != .other { _ = options(of: fence, isOutput: language.isOutput) }
      return leaveOut(fence, range, reason)
    }
    guard language != .other else {
      if pending != nil { giveUpPending() }
      leaveOutput()
      complainOfLanguage(of: fence)
      return leaveOut(
        fence, range, fence.language.isEmpty ? "it has no language" : "nothing runs this language")
    }
    complainOfEnd(of: fence, block)
    let options = options(of: fence, isOutput: language.isOutput)
    switch language {
    case .output(let kind): output(kind, fence, options, block)
    case .script: run(.script, fence, options, block)
    case .transcript: run(.transcript, fence, options, block)
    case .tests: run(.tests, fence, options, block)
    case .azure: run(.shell, fence, options, block)
    case .shell:
      guard options.isRun || settings.runsShellFences || plan.options.runsShellFences else {
        leaveOutput()
        plan.idle.append(step(.shell, "", fence.content, range, fence.language, options))
        return leaveOut(fence, range, "a fence of a shell runs with the option `run`, or with --shell-fences")
      }
      run(.shell, fence, options, block)
    case .other: break
    }
  }

  private mutating func run(
    _ action: DocumentStep.Action, _ fence: MarkdownFence, _ options: BlockOptions, _ block: MarkdownBlock
  ) {
    let name = options.name ?? "b\(ordinal)"
    complain(options.idle(for: action))
    if action == .transcript { complainOfPrompts(of: fence) }
    add(action, name, fence.content, SourceRange(block.range), language: fence.language, options: options)
    awaiting = plan.steps.count - 1
    lastFence = awaiting
    openTies = []
    hasGap = false
  }

  private mutating func output(
    _ kind: OutputKind, _ fence: MarkdownFence, _ options: BlockOptions, _ block: MarkdownBlock
  ) {
    let range = SourceRange(block.range)
    let isMarked = options.isExpected || similarity != nil || expression != nil
    guard let step = awaiting, plan.steps[step].output == nil else {
      if options.isExpected { return complain([.ownerlessOutput(at: range)]) }
      leaveOutput()
      return leaveOut(fence, range, "no fence that runs stands directly before it")
    }
    leaveOutput()
    guard isMarked || settings.expectsFollowing || plan.options.expectsFollowing else {
      return leaveOut(
        fence, range, "not marked as the output of the fence before it (`expect`, or --expect-following)")
    }
    if let reason = options.skip { return leaveOut(fence, range, reason) }
    let owner = plan.steps[step].options
    if let reason = owner.reasonNotToRun ?? (owner.isOnlyChecked ? "`norun`" : nil) {
      return leaveOut(fence, range, "the block that prints it does not run: \(reason)")
    }
    plan.steps[step].output = ExpectedOutput(
      kind: kind, language: fence.language, text: fence.content, range: range, options: options,
      similarity: similarity, expression: expression)
    check(plan.steps[step].options.comparing(options), of: fence.content)
  }

  private mutating func leaveOut(_ fence: MarkdownFence, _ range: SourceRange, _ reason: String) {
    leaveOut(fence.language, range, reason)
  }

  mutating func leaveOut(_ language: String, _ range: SourceRange, _ reason: String) {
    plan.unrun.append(
      UnrunFence(
        range: anchor ?? range, language: language, reason: reason,
        included: anchor == nil ? nil : Place(source: file, range: range)))
  }

  private mutating func add(
    _ action: DocumentStep.Action, _ name: String, _ text: MarkdownText, _ range: SourceRange,
    language: String, options: BlockOptions = BlockOptions(), isSetUp: Bool = false
  ) {
    if let first = names[name] {
      complain([.equalNames(name, at: options.places[.name] ?? range, first: first)])
    }
    names[name] = range
    if isHeadingNew {
      section += 1
      isHeadingNew = false
    }
    var step = step(action, name, text, range, language, options)
    step.rules = isSetUp ? [] : told
    step.isSetUp = isSetUp
    plan.steps.append(step)
    for index in openTies { plan.ties[index].steps = plan.ties[index].steps.lowerBound..<plan.steps.count }
    if !isSetUp { told = [] }
  }
}

extension Planner {
  private func step(
    _ action: DocumentStep.Action, _ name: String, _ text: MarkdownText, _ range: SourceRange,
    _ language: String, _ options: BlockOptions
  ) -> DocumentStep {
    let line = text.text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
    let command = (line ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return DocumentStep(
      action: action, name: name, source: file, range: range, anchor: anchor ?? range, text: text,
      options: options,
      block: DocumentBlock(language: language, headings: headings.map(\.text), command: command),
      section: section)
  }
}

extension String {
  /// How many bytes it has without blanks at its end.
  fileprivate var trimmedEnd: Int {
    let bytes = Array(utf8)
    return bytes.lastIndex { !" \t\r\n".utf8.contains($0) }.map { $0 + 1 } ?? 0
  }
}
