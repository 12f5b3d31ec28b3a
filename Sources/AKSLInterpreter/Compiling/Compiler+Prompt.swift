import AKSLLanguage

// What only a prompt takes: `load file.aksl`, `exit()`.
extension Compiler {
  /// `load file.aksl`: the same at a prompt, whenever it is said.
  mutating func load(_ items: NodeList<ExpressionID>, at index: Int, _ range: SourceRange) {
    if index + 1 < items.count {
      let more = tree[items, index + 1]
      return report(
        .unexpectedItem(
          tree.spelling(of: more), expected: "the end of the line",
          help: "`load` takes one file: `load FILE; load FILE`", at: tree.range(of: more)))
    }
    let file = tree[items, index]
    guard isAtTopLevel else {
      report(.notAtTopLevel("`load`", at: range))
      return
    }
    let place = tree.range(of: file)
    let path: String
    if case .text = tree.expression(file) {
      path = tree.text(of: file)
    } else if let name = bareFileName(file) ?? tree.symbol(at: file).map(tree.spelling) {
      path = name
    } else {
      report(
        .unexpectedItem(
          tree.spelling(of: file), expected: CommandPattern.PlaceType.script.expectation, help: nil, at: place
        ))
      return
    }
    let help = "`load` takes the path of a file, as seen from where aksl was started; Tab lists the files"
    guard let source = source(path, at: place, help: help) else { return }
    environment.included = [source.name]
    compile(source, includedAt: place)
  }

  /// `exit()` and `quit()`, as some other prompts want it; false: it is no such call.
  mutating func leaves(_ id: ExpressionID) -> Bool {
    guard takesPromptWords, case .call(let callee, let arguments) = tree.expression(id), arguments.isEmpty,
      let word = tree.symbol(at: callee), ["exit", "quit"].contains(tree.spelling(of: word)),
      function(word) == nil, let verb = verb(word)
    else { return false }
    let form = commandForms.forms[commandForms.verbs[verb].forms.lowerBound]
    finish(
      CommandSite(
        definition: UInt16(form.definition), firstArgument: UInt32(truncatingIfNeeded: unit.arguments.count)))
    return true
  }
}
