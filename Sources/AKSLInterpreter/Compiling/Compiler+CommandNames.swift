import AKSLLanguage

// The names of pools and clusters that the commands of a source make, wherever they stand: known before anything
// else is looked at.
extension Compiler {
  mutating func survey() {
    for number in 0..<tree.commandCount {
      let (head, third) = tree.words(ofCommand: number)
      guard let head, let verb = verb(head), commandForms.verbs[verb].makesNames else { continue }
      for form in commandForms.verbs[verb].forms where commandForms.makesNames(form, third: third) {
        noteNames(tree.items(ofCommand: number), of: commandForms.forms[form])
      }
    }
    for line in tree.azureLines { noteNames(ofAzure: line) }
    assigned = tree.assigned
  }

  /// The commands that begin with a word: a number in `CommandForms.verbs`.
  mutating func verb(_ head: Symbol) -> Int? {
    if meanings[head].verb == Meaning.unknown {
      let definitions = CommandTable.definitions(withHead: tree.spelling(of: head))
      let isElsewhere =
        definitions.first.map { CommandTable.all[$0].isForPrompt && !takesPromptWords } ?? true
      meanings[head].verb =
        isElsewhere ? Meaning.none : Int32(commandForms.add(definitions, in: tree))
    }
    let number = meanings[head].verb
    return number >= 0 ? Int(number) : nil
  }

  private mutating func noteNames(_ items: NodeList<ExpressionID>, of form: CommandForms.Form) {
    let fixed = form.fixed
    guard items.count >= fixed.count, commandForms.fit(items, form, tree) == fixed.count else {
      return
    }
    for index in 0..<fixed.count {
      let element = commandForms.elements[fixed.lowerBound + index]
      guard element.word == nil, element.place.type.isNew else { continue }
      if element.place.type == .worldParts {
        noteNames(ofWorld: items, index..<endOfWorldParts(items, from: index, form))
        continue
      }
      // az's name for the first pool
      if element.place.type == .newCluster { environment.note(pool: "nodepool1") }
      noteName(tree[items, index], element.place.type)
    }
    for index in fixed.count..<max(fixed.count, items.count - 1) {
      guard let word = tree.symbol(at: tree[items, index]), let option = commandForms.option(word, of: form)
      else {
        continue
      }
      for place in option.places { noteName(tree[items, index + 1], commandForms.places[place].type) }
    }
  }

  private mutating func noteName(_ item: ExpressionID, _ type: CommandPattern.PlaceType) {
    guard type.isNew else { return }
    let name: String
    switch tree.expression(item) {
    case .name(let symbol): name = tree.spelling(of: symbol)
    case .text: name = tree.text(of: item)
    default:
      environment.hasComputedNames = true
      return
    }
    switch type {
    case .newPool: environment.note(pool: name)
    case .newWorkload: environment.note(workload: name)
    default: environment.note(cluster: name)
    }
  }
}
