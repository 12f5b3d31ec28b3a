/// How far the items of a command have come in the patterns that begin with its verb.
struct CommandProgress {
  /// What an item is.
  enum Part: Hashable {
    /// The verb, a fixed word, an option.
    case verb, word, option
    case argument(CommandPattern.PlaceType)
    /// It fits nowhere.
    case unknown
  }

  /// A pattern that fits so far.
  struct Candidate {
    let definition: Int
    /// How many of its fixed elements are there.
    private(set) var fixed = 1
    /// The last of them may go on: a place that takes several items.
    private(set) var isRepeating = false
    /// The options that are given, by their numbers.
    private(set) var given: [Int] = []
    /// How many places of the last one have their argument.
    private(set) var filled = 0
    /// `as svg` was said, and the file comes next.
    private(set) var wantsFile = false

    var pattern: CommandPattern { CommandTable.all[definition].pattern }
    var summary: String { CommandTable.all[definition].summary }

    /// The place that wants its argument before anything else can come.
    var openPlace: CommandPattern.Place? {
      if wantsFile { return .init(name: "file", type: .file) }
      if let last = given.last, filled < pattern.options[last].places.count {
        return pattern.options[last].places[filled]
      }
      if fixed < pattern.fixed.count, case .place(let place) = pattern.fixed[fixed] { return place }
      return nil
    }

    /// The fixed word that has to come next.
    var openWord: String? {
      if openOption == nil, fixed < pattern.fixed.count, case .word(let word) = pattern.fixed[fixed] {
        return word
      }
      return nil
    }

    /// The word of the option whose argument is wanted.
    var openOption: String? {
      guard let last = given.last, filled < pattern.options[last].places.count else { return nil }
      return pattern.options[last].words[0]
    }

    /// The place that may have one more item.
    var repeatedPlace: CommandPattern.Place? {
      guard isRepeating, given.isEmpty, case .place(let place) = pattern.fixed[fixed - 1] else { return nil }
      return place
    }

    /// Whether a name stands there that the command makes.
    var hasNewName: Bool {
      pattern.fixed.prefix(fixed).contains {
        if case .place(let place) = $0 { return place.type.isNew }
        return false
      }
    }

    /// The options that may come now.
    var openOptions: [CommandPattern.Option] {
      guard fixed == pattern.fixed.count, openPlace == nil else { return [] }
      return pattern.options.indices.filter { !given.contains($0) }.map { pattern.options[$0] }
    }

    /// Whether the command may end here.
    var isComplete: Bool { fixed == pattern.fixed.count && openPlace == nil }

    /// Takes one more item; nil: it does not fit.
    fileprivate mutating func take(_ word: String?) -> Part? {
      if wantsFile {
        wantsFile = false
        return .argument(.file)
      }
      if openOption != nil, let place = openPlace {
        filled += 1
        wantsFile = place.type == .chartForm && word == "svg"
        return .argument(place.type)
      }
      if fixed < pattern.fixed.count {
        switch pattern.fixed[fixed] {
        case .word(let wanted):
          guard word == wanted else { return nil }
          fixed += 1
          return .word
        case .place(let place):
          fixed += 1
          isRepeating = [.words, .worldParts, .watched, .expressions].contains(place.type)
          return .argument(place.type)
        }
      }
      let option = pattern.options.indices.first { number in
        !given.contains(number) && pattern.options[number].words.contains { $0 == word }
      }
      if let option, repeatedPlace?.type != .words {
        given.append(option)
        filled = 0
        return .option
      }
      return repeatedPlace.map { .argument($0.type) }
    }
  }

  /// The patterns that fit all items.
  private(set) var candidates: [Candidate]
  /// What each item is; behind one that fits nowhere, nothing is known.
  private(set) var parts: [Part]
  /// Where the command begins that `plan` or `explain` asks about.
  private(set) var inner: Int?

  /// The words of the items; nil for one that is no bare word.
  init(_ words: [String?]) {
    let definitions = words.first.flatMap { $0 }.map(CommandTable.definitions(withHead:)) ?? []
    candidates = definitions.map { Candidate(definition: $0) }
    parts = words.isEmpty ? [] : [definitions.isEmpty ? .unknown : .verb]
    if let asked = Self.inquired(words) {
      let inside = CommandProgress(asked)
      inner = 1
      parts += inside.parts
      candidates = inside.candidates
      // `as json` is said of the question.
      let tail = words.suffix(2).map { $0 }
      if candidates.isEmpty, words.count > 3, tail[0] == "as" {
        parts.replaceSubrange((parts.count - 2)..., with: [.option, .argument(.format)])
      }
      return
    }
    for word in words.dropFirst() { take(word) }
  }

  /// The command that `plan` or `explain` asks about.
  private static func inquired(_ words: [String?]) -> [String?]? {
    guard words.count > 1, words[0] == "plan" || words[0] == "explain", let head = words[1],
      head != "plan", head != "explain", !CommandTable.definitions(withHead: head).isEmpty
    else { return nil }
    return Array(words.dropFirst())
  }

  private mutating func take(_ word: String?) {
    var parts: [Part] = []
    var next: [Candidate] = []
    for var candidate in candidates {
      guard let part = candidate.take(word) else { continue }
      next.append(candidate)
      parts.append(part)
    }
    // A word of its own tells patterns apart: `set timezone` is no setting.
    if parts.contains(.word) {
      next = zip(next, parts).filter { $0.1 == .word }.map(\.0)
      parts = [.word]
    }
    candidates = next
    self.parts.append(parts.first ?? .unknown)
  }
}
