import AKSLInterpreter
import AKSLLanguage
import Markdown

extension DocumentPlan {
  /// The languages in which the steps of a document can be taken out of it.
  package enum ScriptLanguage: String, CaseIterable, Sendable {
    case aksl
    case shell
  }

  /// The steps of the document as one script, each behind a comment with its place.
  ///
  /// What the other language has to say stands there as a comment.
  package func script(in language: ScriptLanguage) -> String {
    var text = language == .shell ? "#!/usr/bin/env bash\n" : ""
    for step in steps {
      let line = LineMap(step.source).position(of: step.range.start).line
      text += "\(text.isEmpty ? "" : "\n")# \(step.source.name):\(line): \(step.name)\n"
      let body = step.lines
      let isOwn = language == .shell ? step.action == .shell : step.runs
      for option in step.options.untold(in: language) { text += "# \(option) has no form here\n" }
      if language == .aksl, let snapshot = step.options.restore { text += "restore \(snapshot)\n" }
      defer { if language == .aksl, step.options.settles == true { text += "wait\n" } }
      if step.options.reasonNotToRun != nil || step.options.isOnlyChecked || !isOwn {
        text += body.map { "# \($0)\n" }.joined()
      } else if language == .aksl, let code = step.options.error {
        text += "expect error \(code) {\n" + body.map { "  \($0)\n" }.joined() + "}\n"
      } else {
        text += body.map { $0 + "\n" }.joined()
      }
    }
    return text
  }
}

extension BlockOptions {
  /// Options that change what runs and that a script cannot say.
  fileprivate func untold(in language: DocumentPlan.ScriptLanguage) -> [String] {
    var told: [String] = []
    if !session.isEmpty { told.append("session=\(session)") }
    if resets { told.append("reset") }
    if settles == false { told.append("wait=none") }
    if let exit { told.append("exit=\(exit)") }
    if language == .shell, let error { told.append("error=\(error)") }
    told += captures.map { "capture=\($0.name):\($0.path)" }
    if language == .shell {
      if let restore { told.append("restore=\(restore)") }
      if settles == true { told.append("wait=settle") }
    }
    return told
  }
}

extension DocumentStep {
  /// What is to run, line by line, without prompts and without empty lines at the ends.
  fileprivate var lines: [String] {
    let whole: String
    switch action {
    case .transcript:
      whole = TranscriptExchange.all(in: text).map { exchange in
        let input = exchange.input.text.printingValues
        return exchange.input.bytes.last == UInt8(ascii: "\n") ? input : input + "\n"
      }.joined()
    case .shell:
      let commands = SourceText.typed(at: text.bytes)
      // Where prompts were, blanks stand now, and nothing where answers were.
      let lines = String(decoding: commands, as: UTF8.self).split(whereSeparator: \.isNewline)
      whole =
        commands == text.bytes
        ? text.text
        : lines.filter { !$0.allSatisfy { $0 == " " } }.map { $0.dropFirst(2) }.joined(separator: "\n")
    case .script, .tests, .claim: whole = text.text
    }
    let lines = whole.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
    let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
    let last = lines.lastIndex { !$0.isEmpty } ?? first
    var wanted = first < lines.endIndex ? Array(lines[first...last]) : []
    if case .claim = action { wanted = [wanted.joined(separator: " ").trimmingFirst] }
    return wanted
  }

  /// It is of the language, or lines of az alone, which the language has, too.
  fileprivate var runs: Bool {
    guard action == .shell else {
      // The error of a source that does not compile is no error that a script can expect.
      return !(options.error?.isDiagnosticCode ?? false)
    }
    let parsed = Parser.parse(SourceText(name: "", lines.joined(separator: "\n")))
    return options.exit == nil && !parsed.diagnostics.contains { $0.severity == .error }
      && parsed.tree.statements(of: parsed.tree.root).allSatisfy { parsed.tree.statement($0) == .azure }
      && !lines.contains { $0.contains("$") || $0.contains("`") }
  }
}

extension String {
  fileprivate var trimmingFirst: String { String(drop { $0 == " " }) }

  /// The statements of a prompt as a script has them: a prompt shows a value that stands alone, a script has to be asked to.
  fileprivate var printingValues: String {
    let tree = Parser.parse(SourceText(name: "", self)).tree
    var bytes = Array(utf8)
    for statement in tree.statements(of: tree.root).reversed() {
      guard case .expression(let value) = tree.statement(statement) else { continue }
      if case .call = tree.expression(value) { continue }
      let start = min(bytes.count, Int(tree.range(of: statement).start))
      bytes.insert(contentsOf: "print ".utf8, at: start)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A code of the lexer, the parser, the resolver or az.
  fileprivate var isDiagnosticCode: Bool {
    utf8.count == 4 && "LSRAH".contains(prefix(1)) && dropFirst().allSatisfy(\.isNumber)
  }
}
