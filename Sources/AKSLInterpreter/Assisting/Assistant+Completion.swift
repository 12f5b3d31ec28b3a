import AKSLLanguage
import AKSModel
import AzureCLI

// What may stand at a place.
extension Assistant {
  /// What may stand at the cursor, and what of the text it takes the place of; offsets count bytes of UTF-8.
  ///
  /// What stands behind the cursor stays, and says nothing.
  package func completion(of text: String, at cursor: Int) -> Completion {
    let place = CursorPlace(in: text, at: cursor)
    return Completion(range: place.word, candidates: candidates(at: place, in: text))
  }

  func candidates(at place: CursorPlace, in text: String) -> [Candidate] {
    if case .azure(let words) = place.surroundings {
      return session.azureCompletions(for: words).map {
        Candidate($0.text, $0.help, ending: $0.text.hasSuffix("=") ? "" : " ")
      }
    }
    var source = adding(place.surroundings, to: CandidateSource(place.prefix), place, text)
    source.removeDoubles()
    return source.candidates
  }

  func adding(
    _ surroundings: CursorPlace.Surroundings, to source: CandidateSource, _ place: CursorPlace, _ text: String
  ) -> CandidateSource {
    var source = source
    switch surroundings {
    case .anything: break
    case .key(let items): addKeys(behind: items.map(\.word), to: &source)
    case .statement: addStatements(to: &source, place, text)
    case .command(let items): addItems(behind: items, to: &source, place)
    case .construct(let keyword, let items): addParts(of: keyword, items, to: &source, place, text)
    case .expression(let isComplete):
      if isComplete { addOperators(to: &source) } else { addOperands(to: &source, place, text) }
    case .arguments(_, let isComplete):
      if isComplete { addOperators(to: &source) } else { addOperands(to: &source, place, text) }
    case .property: addProperties(before: place.word.lowerBound - 1, in: text, to: &source)
    case .azure: break
    case .file(let items): addFiles(behind: items, to: &source, place, text)
    }
    return source
  }

  // MARK: - Statements

  /// Verbs and constructs; names, once a letter of them was typed.
  private func addStatements(to source: inout CandidateSource, _ place: CursorPlace, _ text: String) {
    var words = Self.statementWords
    words.removeAll { !source.accepts($0.text) }
    for word in words { source.add(word.text, word.help, ending: word.ending) }
    if session.options.isAtPrompt {
      for head in CommandTable.promptHeads {
        source.add(head, HelpPages.summary(ofVerb: head), ending: head == "load" ? " " : "")
      }
    }
    if !place.prefix.isEmpty { addNames(to: &source, place) }
  }

  /// The first words of all statements, in the order of their letters.
  static let statementWords: [Candidate] = {
    var words = CommandTable.heads.map { Candidate($0, HelpPages.summary(ofVerb: $0)) }
    for construct in Construct.all {
      for word in construct.words where !words.contains(where: { $0.text == word }) {
        words.append(Candidate(word, construct.summary))
      }
    }
    words.append(Candidate("az", "a command of the Azure CLI: `help az` lists them"))
    return words.sorted { $0.text < $1.text }
  }()

  /// The names that the text, the session and the world have given.
  func addNames(to source: inout CandidateSource, _ place: CursorPlace) {
    source.add(place.variables, "a variable")
    let names = variables(acceptedBy: source)
    let isDescribed = names.count <= Self.describedCount
    for name in names { source.take(Candidate(name, isDescribed ? variableHelp(name) : "a variable")) }
    source.add(place.functions, "a function of this text", ending: "(")
    for name in session.environment.functions.keys.sorted() {
      source.add(name, "a function of yours", ending: "(")
    }
    addPools(to: &source)
    addClusters(to: &source)
    addWorkloads(to: &source)
    for property in WorldProperty.allCases { source.add(property.rawValue, property.summary) }
    for function in Builtin.table {
      source.add(function.name, "\(function.form): \(function.summary)", ending: "(")
    }
  }

  /// What a variable holds, if that is short.
  private func variableHelp(_ name: String) -> String {
    guard let variable = session.environment.variables[name],
      session.machine.registers.indices.contains(variable.register)
    else { return "a variable" }
    let text = ValueFormat.literal(
      session.machine.registers[variable.register], session.world, session.machine.arena)
    return text.utf8.count > 60 || text.contains("\n") ? "a variable" : "= \(text)"
  }

  // MARK: - Commands

  /// Words that talk with who types, or of what was typed: nobody expects them to be refused.
  private static let neverRefused: Set<String> = Set(
    CommandTable.promptHeads + ["help", "tour", "undo", "redo", "watch", "unwatch"])

  private func addItems(
    behind items: [CursorPlace.Item], to source: inout CandidateSource, _ place: CursorPlace
  ) {
    let words = items.map(\.word)
    if words.contains("expect") { return addErrorCodes(behind: words, to: &source) }
    if words == ["wait"] { source.add("until", "a condition: wait until … within 30m") }
    if (words[0] == "help" || words[0] == "plan" || words[0] == "explain") && words.count > 1
      && words[1] == "az"
    {
      let asked = words.dropFirst(2).map { $0 ?? "" } + [place.prefix]
      source.add(session.azureCompletions(for: asked).map(\.text), "")
      return
    }
    let progress = CommandProgress(words)
    var given: [String] = []
    for candidate in ordered(progress, words) {
      if let word = candidate.openWord { source.add(word, candidate.summary) }
      if let open = candidate.openPlace {
        addValues(for: open, words, option: candidate.openOption, to: &source, place)
      }
      if let open = candidate.repeatedPlace { addValues(for: open, words, option: nil, to: &source, place) }
      for option in candidate.openOptions where !given.contains(option.words[0]) {
        given.append(option.words[0])
        // The first word is the one to learn.
        let word = option.words.first { source.accepts($0) } ?? option.words[0]
        source.add(word, option.summary)
      }
    }
    if progress.inner != nil, words.count > 1, !words.contains("as"),
      progress.candidates.contains(where: \.isComplete)
    {
      source.add("as", "the form of the answer: table, json, yaml or csv")
    }
    if progress.candidates.contains(where: \.isComplete), !Self.neverRefused.contains(words[0] ?? "") {
      source.add("expect", "the command must be refused: `expect error CODE`")
    }
  }

  /// The patterns that fit, those first that speak of what there is: what makes a name is of use where nothing has it.
  func ordered(_ progress: CommandProgress, _ words: [String?]) -> [CommandProgress.Candidate] {
    let command = words.dropFirst(progress.inner ?? 0).prefix(2)
    guard command.count == 2, let name = command.last ?? nil else { return progress.candidates }
    let isTaken = isThing(name)
    return progress.candidates.filter { $0.hasNewName != isTaken }
      + progress.candidates.filter { $0.hasNewName == isTaken }
  }

  /// Whether a pool of the current cluster, a cluster or a workload has a name.
  private func isThing(_ name: String) -> Bool {
    let (simulation, environment) = (session.world.simulation, session.environment)
    let isPool = session.world.currentCluster.map { simulation.pool(named: name, in: $0) != nil } ?? false
    return isPool || environment.clusters[name.lowercased()] != nil || environment.workloads.contains(name)
  }

  /// The keys of a map that a command takes.
  private func addKeys(behind words: [String?], to source: inout CandidateSource) {
    guard words.first != nil else { return }
    for case .profile? in CommandProgress(words).candidates.map(\.openPlace?.type) {
      for (key, text) in AzureTerm.named("cluster-autoscaler-profile")?.values ?? [] {
        source.add(key, text, ending: ": ")
      }
    }
  }

  func addErrorCodes(behind words: [String?], to source: inout CandidateSource) {
    switch words.last {
    case "expect": source.add("error", "the command must be refused with a code")
    case "error":
      for code in Explanations.expectableCodes { source.add(code, CodeBook.page(on: code)?.summary ?? "") }
    default: break
    }
  }

  // MARK: - Expressions

  static let operators = [
    ("and", "both hold"), ("or", "one of them holds"), ("in", "is an element of"),
    ("not", "not in: is no element of"),
    ("where", "those of which something holds: dev.nodes where .state == Running"),
    ("then", "if a then b else c"), ("else", "if a then b else c"),
    ("for", "[x for x in list if condition]"), ("if", "[x for x in list if condition]"),
  ]

  private func addOperators(to source: inout CandidateSource) {
    for (word, help) in Self.operators { source.add(word, help) }
  }

  private func addOperands(to source: inout CandidateSource, _ place: CursorPlace, _ text: String) {
    if isAmongSnapshots(before: place.word.lowerBound, in: text) {
      source.add(WorldProperty.now.rawValue, "the world as it is")
      source.add(session.snapshots.map(\.name), "a snapshot")
      return
    }
    let enumeration = comparedEnumeration(before: place.word.lowerBound, in: text)
    if let enumeration { source.add(enumeration.spellings, enumeration.name) }
    addNames(to: &source, place)
    for (word, help) in Self.constants { source.add(word, help) }
    if place.prefix.isEmpty || enumeration != nil { return }
    for spelling in SymbolTable.spellings {
      source.add(spelling, SymbolTable.value(of: spelling).map { SymbolTable.kind(of: $0) } ?? "")
    }
  }

  /// Within the brackets of `compare [calm, now] over 1d`.
  private func isAmongSnapshots(before offset: Int, in text: String) -> Bool {
    let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
    let statement = before.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "\n" }.last ?? ""
    return statement.drop { $0 == " " }.hasPrefix("compare [") && !statement.contains("]")
  }

  private static let constants = [
    ("true", ""), ("false", ""), ("null", "no value"), ("not", "the opposite"), ("if", "if a then b else c"),
  ]

  /// The enumeration of what stands before `==` or `!=`.
  private func comparedEnumeration(before offset: Int, in text: String) -> Enumeration? {
    let bytes = Array(text.utf8.prefix(offset))
    guard let end = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") }), end > 1,
      bytes[end] == UInt8(ascii: "="),
      bytes[end - 1] == UInt8(ascii: "=") || bytes[end - 1] == UInt8(ascii: "!"),
      let operand = bytes[..<(end - 1)].lastIndex(where: { $0 != UInt8(ascii: " ") })
    else { return nil }
    return type(ofValueBefore: operand + 1, in: bytes)?.enumeration
  }

  private func addProperties(before dot: Int, in text: String, to source: inout CandidateSource) {
    guard let type = type(ofValueBefore: dot, in: text.utf8) else { return }
    if let owner = PropertyTable.owner(of: type),
      let properties = PropertyTable.owners.first(where: { $0.owner == owner })?.properties
    {
      for property in properties { source.add(property.name, property.summary, ending: "") }
      return
    }
    switch type.base {
    case .text, .range: source.add("length", "how long it is", ending: "")
    case .list: source.add("length", "how many elements it has", ending: "")
    case .map, .unknown:
      for key in keys(before: dot, in: text) { source.add(key, "a key of the map", ending: "") }
    default: break
    }
  }

  /// The keys of the map that a variable holds.
  private func keys(before dot: Int, in text: String) -> [String] {
    let place = CursorPlace(in: text, at: dot)
    guard let variable = session.environment.variables[place.prefix],
      session.machine.registers.indices.contains(variable.register)
    else { return [] }
    let value = session.machine.registers[variable.register]
    return value.tag == .map ? session.machine.arena.map(value).keys : []
  }
}
