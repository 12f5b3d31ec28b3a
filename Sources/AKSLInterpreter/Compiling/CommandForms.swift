import AKSLLanguage

/// The patterns of the commands that a source uses, with their words as symbols of the source: matching compares
/// numbers, and reads nothing that counts references.
///
/// A verb comes in when it first occurs.
struct CommandForms {
  /// The commands that begin with one word.
  struct Verb {
    /// Those that are preferred when several fit come first.
    var forms: Range<Int>
    /// Whether one of them makes a pool or a cluster.
    var makesNames: Bool
    /// What it asks about the command behind it, if there is one.
    var question: Question?
  }

  /// `explain COMMAND` and `plan COMMAND`.
  enum Question { case explanation, plan }

  /// One command.
  struct Form {
    /// A number in `CommandTable.definitions`.
    var definition: Int
    var fixed: Range<Int>
    var options: Range<Int>
    var makesNames: Bool
  }

  /// What mostly tells a form from the verb's others: its second and its third word, `anything` where there is none.
  struct Key {
    var second: Symbol
    var third: Symbol
  }

  /// A fixed word, or a place.
  struct Element {
    /// The word; `nil` when it is a place, and a word that the source does not have is `absent`.
    var word: Symbol?
    var place: Place
  }

  struct Option {
    var words: Range<Int>
    var places: Range<Int>
    /// Under which its argument is found, or the flag: a number in the pattern's `names`.
    var name: UInt16
  }

  struct Place {
    var type: CommandPattern.PlaceType
    /// A number in the pattern's `names`.
    var name: UInt16
  }

  /// A word that the source does not have; and in a key, no word.
  static let absent = Symbol(index: .max)
  static let anything = Symbol(index: .max - 1)

  private(set) var verbs: [Verb] = []
  private(set) var forms: [Form] = []
  /// One for each form.
  private(set) var keys: [Key] = []
  private(set) var elements: [Element] = []
  private(set) var options: [Option] = []
  private(set) var words: [Symbol] = []
  private(set) var places: [Place] = []

  /// Takes the commands that begin with a word; gives their number in `verbs`.
  mutating func add(_ definitions: [Int], in tree: SyntaxTree) -> Int {
    let first = forms.count
    // Of several that fit, the longer one wins, then the one with more words of its own.
    let preferred = definitions.sorted { a, b in
      let (a, b) = (CommandTable.all[a].pattern, CommandTable.all[b].pattern)
      return (a.fixed.count, a.wordCount) > (b.fixed.count, b.wordCount)
    }
    for definition in preferred { add(CommandTable.all[definition].pattern, definition, tree) }
    let question: Question? =
      switch definitions.first.map({ CommandTable.all[$0].pattern.head }) {
      case "explain": .explanation
      case "plan": .plan
      default: nil
      }
    verbs.append(
      Verb(
        forms: first..<forms.count, makesNames: forms[first...].contains(where: \.makesNames),
        question: question))
    return verbs.count - 1
  }

  private mutating func add(_ pattern: CommandPattern, _ definition: Int, _ tree: SyntaxTree) {
    let noPlace = Place(type: .words, name: 0)
    let firstElement = elements.count
    for element in pattern.fixed {
      switch element {
      case .word(let word):
        elements.append(Element(word: tree.symbol(of: word) ?? Self.absent, place: noPlace))
      case .place(let place):
        elements.append(
          Element(word: nil, place: Place(type: place.type, name: pattern.number(of: place.name))))
      }
    }
    func word(_ index: Int) -> Symbol {
      firstElement + index < elements.count
        ? elements[firstElement + index].word ?? Self.anything : Self.anything
    }
    keys.append(Key(second: word(1), third: word(2)))
    let firstOption = options.count
    for option in pattern.options {
      let firstWord = words.count
      for word in option.words { words.append(tree.symbol(of: word) ?? Self.absent) }
      let firstPlace = places.count
      for place in option.places {
        places.append(Place(type: place.type, name: pattern.number(of: place.name)))
      }
      options.append(
        Option(
          words: firstWord..<words.count, places: firstPlace..<places.count,
          name: pattern.number(of: option.name)))
    }
    forms.append(
      Form(
        definition: definition, fixed: firstElement..<elements.count, options: firstOption..<options.count,
        makesNames: pattern.makesNames))
  }

  /// The option of a form that a word begins.
  func option(_ word: Symbol, of form: Form) -> Option? {
    for option in form.options {
      for number in options[option].words where words[number] == word { return options[option] }
    }
    return nil
  }

  /// The place of an option in its pattern.
  func number(of option: Option, in form: Form) -> Int {
    form.options.firstIndex { options[$0].words == option.words }.map { $0 - form.options.lowerBound } ?? 0
  }

  // MARK: - Matching

  /// Whether a form makes a pool or a cluster, and a command with this third word may fit it: `pool dev add`.
  func makesNames(_ number: Int, third: Symbol?) -> Bool {
    forms[number].makesNames && (keys[number].third == Self.anything || keys[number].third == third)
  }

  /// The form of a verb whose fixed words and places fit; nil when none does.
  func match(_ items: NodeList<ExpressionID>, _ verb: Verb, _ tree: SyntaxTree) -> Int? {
    var longest = 0
    let second = word(1, of: items, tree)
    let third = word(2, of: items, tree)
    for candidate in verb.forms {
      let key = keys[candidate]
      if key.second != Self.anything, key.second != second {
        longest = max(longest, 1)
        continue
      }
      if key.third != Self.anything, key.third != third {
        longest = max(longest, min(items.count, 2))
        continue
      }
      let form = forms[candidate]
      let length = fit(items, form, tree)
      if length < form.fixed.count {
        longest = max(longest, length)
        continue
      }
      // `show nodes of dev` fits `show nodes`; `pool dev stopp` fits nothing.
      let isWhole =
        length >= longest || items.count == length || isOption(tree[items, length], of: form, tree)
      return isWhole ? candidate : nil
    }
    return nil
  }

  /// An item, if it is there and a bare word.
  private func word(_ index: Int, of items: NodeList<ExpressionID>, _ tree: SyntaxTree) -> Symbol {
    index < items.count ? tree.symbol(at: tree[items, index]) ?? Self.absent : Self.absent
  }

  /// How many items fit the beginning of a form, whose first word is known to fit.
  func fit(_ items: NodeList<ExpressionID>, _ form: Form, _ tree: SyntaxTree) -> Int {
    let count = min(items.count, form.fixed.count)
    for index in 1..<max(count, 1) {
      guard let word = elements[form.fixed.lowerBound + index].word else { continue }
      // A quoted word is always an argument.
      guard tree.symbol(at: tree[items, index]) == word else { return index }
    }
    return count
  }

  private func isOption(_ item: ExpressionID, of form: Form, _ tree: SyntaxTree) -> Bool {
    tree.symbol(at: item).map { option($0, of: form) != nil } ?? false
  }
}
