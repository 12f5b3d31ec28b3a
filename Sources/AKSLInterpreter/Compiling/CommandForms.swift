import AKSLLanguage

/// The patterns of the commands that a source uses, with their words as symbols of the source: matching compares
/// numbers, and reads nothing that counts references.
///
/// A verb comes in when it first occurs.
struct CommandForms {
  /// The commands that begin with one word.
  struct Verb {
    var forms: Range<Int>
    /// Whether one of them makes a pool or a cluster.
    var makesNames = false
  }

  /// One command.
  struct Form {
    /// A number in `CommandTable.definitions`.
    var definition: Int
    var fixed: Range<Int>
    var options: Range<Int>
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

  /// A word that the source does not have.
  static let absent = Symbol(index: .max)

  private(set) var verbs: [Verb] = []
  private(set) var forms: [Form] = []
  private(set) var elements: [Element] = []
  private(set) var options: [Option] = []
  private(set) var words: [Symbol] = []
  private(set) var places: [Place] = []

  /// Takes the commands that begin with a word; gives their number in `verbs`.
  mutating func add(_ definitions: [Int], in tree: SyntaxTree) -> Int {
    let first = forms.count
    for definition in definitions { add(CommandTable.definitions[definition].pattern, definition, tree) }
    var verb = Verb(forms: first..<forms.count)
    verb.makesNames = definitions.contains { CommandTable.definitions[$0].pattern.makesNames }
    verbs.append(verb)
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
        definition: definition, fixed: firstElement..<elements.count, options: firstOption..<options.count))
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

  /// The form of a verb whose fixed words and places fit; nil when none does.
  func match(_ items: Children<ExpressionID>, _ verb: Verb, _ tree: SyntaxTree) -> Int? {
    var best: (length: Int, literals: Int, form: Int)?
    var longest = 0
    for candidate in verb.forms {
      let (length, literals) = fit(items, forms[candidate], tree)
      longest = max(longest, length)
      // Of several that fit, the longer one wins, then the one with more words of its own.
      if length == forms[candidate].fixed.count,
        length > (best?.length ?? -1) || (length == best?.length && literals > (best?.literals ?? 0))
      {
        best = (length, literals, candidate)
      }
    }
    // `show nodes of dev` fits `show nodes`; `pool dev stopp` fits nothing.
    guard let best,
      best.length >= longest || items.count == best.length
        || isOption(items[best.length], of: forms[best.form], tree)
    else { return nil }
    return best.form
  }

  /// How many items fit the beginning of a form, and how many of them are words of its own.
  func fit(_ items: Children<ExpressionID>, _ form: Form, _ tree: SyntaxTree) -> (length: Int, literals: Int)
  {
    let count = min(items.count, form.fixed.count)
    var literals = 0
    for index in 0..<count {
      guard let word = elements[form.fixed.lowerBound + index].word else { continue }
      // A quoted word is always an argument.
      guard tree.symbol(at: items[index]) == word else { return (index, literals) }
      literals += 1
    }
    return (count, literals)
  }

  private func isOption(_ item: ExpressionID, of form: Form, _ tree: SyntaxTree) -> Bool {
    tree.symbol(at: item).map { option($0, of: form) != nil } ?? false
  }
}
