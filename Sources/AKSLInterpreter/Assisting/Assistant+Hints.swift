import AKSLLanguage
import AzureCLI

// What may still come, in a line, and what `?` says.
extension Assistant {
  /// How many options a hint names.
  private static let hintedOptions = 5

  /// The rest of the pattern behind a text: what comes next, and the options that are left; nil where nothing is known.
  package func hint(after text: String) -> String? {
    var known = KnownText()
    return hint(after: text, &known)
  }

  /// The same, with what is known of the text already.
  package func hint(after text: String, _ known: inout KnownText) -> String? {
    let place = known.place(in: text, at: text.utf8.count)
    switch place.surroundings {
    case .statement: return place.prefix.isEmpty ? nil : hint(afterVerb: place.prefix)
    case .command(let items): return hint(behind: items, place, text)
    case .construct(_, let items): return hint(behindConstruct: items, place)
    case .azure(let words): return hint(azure: words, text)
    case .arguments(let function, _): return hint(ofFunction: function, text)
    default: return nil
    }
  }

  /// Behind a verb without a blank: only a whole word has a pattern.
  private func hint(afterVerb word: String) -> String? {
    if CommandTable.definitions(withHead: word).isEmpty {
      return Construct.named(word).flatMap { rest(of: $0, [word]) }.map { " " + $0 }
    }
    return rest(behind: [word]).map { " " + $0 }
  }

  private func hint(behind items: [CursorPlace.Item], _ place: CursorPlace, _ text: String) -> String? {
    let words = items.map(\.word)
    if place.prefix.isEmpty { return rest(behind: words) }
    // The last word is an item as it is, or the beginning of a word of the pattern.
    let progress = CommandProgress(words)
    let source = CandidateSource(place.prefix)
    let next = progress.candidates.compactMap(\.openWord)
    let begun = next.filter { source.accepts($0) }
    if next.isEmpty || next.contains(place.prefix) || begun.isEmpty {
      // A name that is only begun is not taken for the whole.
      let known = candidates(at: place, in: text).map(\.text)
      if let name = known.first, !known.contains(where: { $0.lowercased() == place.prefix.lowercased() }) {
        guard known.count == 1 else { return nil }
        let rest = rest(behind: words + [name]).map { " " + $0 } ?? ""
        return String(name.dropFirst(place.prefix.count)) + rest
      }
      guard CommandProgress(words + [place.prefix]).parts.last != .unknown else { return nil }
      return rest(behind: words + [place.prefix]).map { " " + $0 }
    }
    guard let word = begun.first, begun.allSatisfy({ $0 == word }) else { return nil }
    let rest = rest(behind: words + [word]).map { " " + $0 } ?? ""
    return String(word.dropFirst(place.prefix.count)) + rest
  }

  /// What is left of the patterns that fit, in the order of `?`.
  private func rest(behind words: [String?]) -> String? {
    let candidates = ordered(CommandProgress(words), words)
    guard let first = candidates.first else { return nil }
    let text = candidates.count == 1 ? rest(of: first) : Self.common(candidates)
    return text.isEmpty ? nil : text
  }

  private func rest(of candidate: CommandProgress.Candidate) -> String {
    var parts: [String] = []
    var fixed = candidate.fixed
    if candidate.openOption != nil, let place = candidate.openPlace { parts.append("<\(place.name)>") }
    while fixed < candidate.pattern.fixed.count {
      switch candidate.pattern.fixed[fixed] {
      case .word(let word): parts.append(word)
      case .place(let place): parts.append("<\(place.name)>")
      }
      fixed += 1
    }
    let left = candidate.pattern.options.indices.filter { !candidate.given.contains($0) }
      .map { candidate.pattern.options[$0] }
    for option in left.prefix(Self.hintedOptions) {
      parts.append(option.places.isEmpty ? "[\(option.words[0])]" : "[\(option.words[0]) …]")
    }
    if left.count > Self.hintedOptions { parts.append("[…]") }
    return parts.joined(separator: " ")
  }

  /// What comes next in several patterns: the words of all, or the place that they have in common.
  private static func common(_ candidates: [CommandProgress.Candidate]) -> String {
    var words: [String] = []
    for candidate in candidates {
      let next = candidate.openWord ?? candidate.openPlace.map { "<\($0.name)>" }
      if let next, !words.contains(next) { words.append(next) }
    }
    if words.count == 1, words[0].hasPrefix("<") {
      // `pool <pool> add|update|…`
      let behind = candidates.compactMap { candidate -> String? in
        let next = candidate.fixed + 1
        guard next < candidate.pattern.fixed.count, case .word(let word) = candidate.pattern.fixed[next]
        else {
          return nil
        }
        return word
      }
      var unique: [String] = []
      for word in behind where !unique.contains(word) { unique.append(word) }
      return unique.isEmpty ? words[0] : words[0] + " " + alternatives(unique)
    }
    return alternatives(words)
  }

  private static func alternatives(_ words: [String]) -> String {
    words.prefix(6).joined(separator: "|") + (words.count > 6 ? "|…" : "")
  }

  // MARK: - Constructs, az, functions

  private func hint(behindConstruct items: [CursorPlace.Item], _ place: CursorPlace) -> String? {
    var words = items.map(\.word)
    guard place.prefix.isEmpty, let first = words.first.flatMap({ $0 }),
      let construct = Construct.named(first)
    else {
      return nil
    }
    words[0] = first
    return rest(of: construct, words)
  }

  /// What the form of a construct has behind some items: words must be its own, anything fits what is in capitals.
  private func rest(of construct: Construct, _ words: [String?]) -> String? {
    let form = construct.form.split(separator: " ").map(String.init)
    guard words.count < form.count, words[0] == form[0] else { return nil }
    for (word, part) in zip(words, form).dropFirst() {
      let isFree = part.first?.isUppercase ?? false
      guard isFree || part == word else { return nil }
    }
    let rest = form[words.count...].joined(separator: " ")
    // That there may be more is no news.
    return rest == "…" ? nil : rest
  }

  private func hint(azure words: [String], _ text: String) -> String? {
    guard words.last == "" else { return nil }
    let missing = AzureCompletion.missingOptions(in: words.dropLast().map { $0 })
    // Behind an option its value comes first.
    if words.dropLast().last?.hasPrefix("-") ?? false { return nil }
    return missing.isEmpty ? nil : missing.map { "\($0) …" }.joined(separator: " ")
  }

  /// Right behind the bracket of a call: what it takes.
  private func hint(ofFunction name: String, _ text: String) -> String? {
    guard text.hasSuffix("("), let function = Builtin.table.first(where: { $0.name == name }) else {
      return nil
    }
    return String(function.form.dropFirst(name.count + 1))
  }

  // MARK: - `?`

  /// How many lines `?` has at most.
  private static let possibilityLimit = 40

  /// How many patterns `?` tells, and how many of the options of each where there are several.
  private static let (patternLimit, toldOptions) = (5, 3)

  /// The patterns that fit: a single one as a whole, of several what tells them apart, of many where they stand.
  ///
  /// What comes next in each is among the possibilities, with what it does.
  private static func patterns(of candidates: [CommandProgress.Candidate]) -> [String] {
    guard candidates.count > 1 else { return candidates.map(\.pattern.usage) }
    let head = candidates[0].pattern.head
    if candidates.count > patternLimit {
      return ["\(head) …: `help \(head)` has its \(candidates.count) patterns"]
    }
    return candidates.map { candidate in
      let pattern = candidate.pattern
      let told = pattern.options.prefix(toldOptions).map { option in
        "[" + ([option.words[0]] + option.places.map { "<\($0.name)>" }).joined(separator: " ") + "]"
      }
      return ([pattern.form] + told + (pattern.options.count > toldOptions ? ["[…]"] : [])).joined(
        separator: " ")
    }
  }

  /// The patterns that go on with what is being typed; where none does, all that fit.
  private func patterns(begunBy prefix: String, _ progress: CommandProgress, _ words: [String?])
    -> [CommandProgress.Candidate]
  {
    let source = CandidateSource(prefix)
    let candidates = ordered(progress, words)
    let begun = candidates.filter { candidate in
      if let word = candidate.openWord { return source.accepts(word) }
      return candidate.openPlace != nil || candidate.repeatedPlace != nil
        || candidate.openOptions.contains { $0.words.contains(where: source.accepts) }
    }
    return prefix.isEmpty || begun.isEmpty ? candidates : begun
  }

  /// What `?` says behind an item that fits nowhere: what would.
  private func possibilities(
    behindUnfit words: [String?], _ progress: CommandProgress, _ cursor: CursorPlace
  ) -> [String] {
    guard let place = progress.parts.firstIndex(of: .unknown) else { return [] }
    let word = words[place].map { "`\($0)`" } ?? "a value"
    guard place > 0 else {
      guard let head = words[0] else { return [] }
      if words.count == 1, isName(head, cursor) { return Self.operators.map { "\($0)  \($1)" } }
      let nearest = Spelling.nearest(to: head, among: Self.statementWords.map(\.text))
      return [
        "there is no command \(word)" + (nearest.map { ": did you mean `\($0)`?" } ?? "; `help` lists them")
      ]
    }
    let before = CommandProgress(Array(words[..<place]))
    let written = words[..<place].map { $0 ?? "…" }.joined(separator: " ")
    return ["\(word) does not fit behind `\(written)`"] + Self.patterns(of: before.candidates)
  }

  /// Whether a word names something that has a value.
  private func isName(_ word: String, _ place: CursorPlace) -> Bool {
    var source = CandidateSource(word)
    addNames(to: &source, place)
    return source.candidates.contains { $0.text.lowercased() == word.lowercased() }
  }

  /// What may stand at the cursor, for people: the pattern first, then each possibility with its line of help; nothing
  /// where anything may stand.
  package func possibilities(in text: String, at cursor: Int) -> [String] {
    let place = CursorPlace(in: text, at: cursor)
    var lines: [String] = []
    var expected: [String] = []
    switch place.surroundings {
    case .anything: return []
    case .command(let items):
      let words = items.map(\.word)
      let progress = CommandProgress(words)
      let fitting = patterns(begunBy: place.prefix, progress, words)
      lines =
        fitting.isEmpty ? possibilities(behindUnfit: words, progress, place) : Self.patterns(of: fitting)
      for candidate in fitting {
        guard let open = candidate.openPlace ?? candidate.repeatedPlace else { continue }
        let setting = open.type == .setting ? SettingTable.all.first { $0.name == words.last } : nil
        let line = "<\(open.name)>: \(setting?.values ?? open.type.expectation)"
        if !expected.contains(line) { expected.append(line) }
      }
    case .construct(_, let items):
      lines = items.first?.word.flatMap(Construct.named).map { ["\($0.form): \($0.summary)"] } ?? []
    case .azure(let words):
      let missing = AzureCompletion.missingOptions(in: words.dropLast().map { $0 })
      if !missing.isEmpty { lines = ["az … " + missing.map { "\($0) …" }.joined(separator: " ")] }
    case .arguments(let name, _):
      lines = Builtin.table.filter { $0.name == name }.map { "\($0.form): \($0.summary)" }
    default: break
    }
    let candidates = candidates(at: place, in: text)
    let width = min(28, candidates.prefix(Self.possibilityLimit).map { $0.text.count }.max() ?? 0)
    let rows = candidates.prefix(Self.possibilityLimit).map { candidate in
      let blanks = String(repeating: " ", count: max(2, width + 2 - candidate.text.count))
      return candidate.help.isEmpty ? "  " + candidate.text : "  " + candidate.text + blanks + candidate.help
    }
    let more = candidates.count - rows.count
    return lines + expected + rows + (more > 0 ? ["  … \(more) more"] : [])
  }
}
