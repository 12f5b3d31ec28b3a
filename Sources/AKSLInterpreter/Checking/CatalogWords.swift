import AKSLLanguage
import AKSModel
import AzureCLI
import Shell

/// W013: sizes of virtual machines and regions that no table here has.
///
/// Azure adds new ones, so they are no errors. Of sizes, which are many, only those are told that are nearly one
/// that is known.
enum CatalogWords {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] { warnings(in: source.tree) }

  static func warnings(in tree: SyntaxTree) -> [Diagnostic] {
    tree.commands.flatMap { warnings(in: $0, tree) } + tree.azureLines.flatMap { warnings(inAzure: $0, tree) }
  }

  private static func warnings(in command: NodeList<ExpressionID>, _ tree: SyntaxTree) -> [Diagnostic] {
    let items = tree.elements(of: command)
    return zip(items, items.dropFirst()).compactMap { option, item in
      guard let type = type(of: tree.spelling(of: option), ofCommand: tree.spelling(of: items[0])),
        let word = literal(item, tree)
      else { return nil }
      let range = tree.range(of: item)
      return switch type {
      case .vmSize: warning(ofSize: word, at: range)
      case .region: warning(ofRegion: word, at: range)
      default: nil
      }
    }
  }

  /// Of a line of az, the same words.
  private static func warnings(inAzure line: SourceRange, _ tree: SyntaxTree) -> [Diagnostic] {
    let text = tree.source.text(in: line)
    guard text.contains("-l") || text.contains("-s") || text.contains("--node-vm-size"),
      let arguments = AzureReading(text, variable: { _ in .opaque }).arguments
    else { return [] }
    return warnings(in: arguments, behind: line.start, of: tree.source)
  }

  /// Of a script of the shell, the same in its lines of az, as far as their words are known.
  static func warnings(
    in script: ShellScript, of source: SourceText, knowing variables: [String: ShellVariable]
  ) -> [Diagnostic] {
    var check = ShellCheck(knowing: variables)
    var warnings: [Diagnostic] = []
    check.check(script) { invocation in
      guard ShellProgram(rawValue: invocation.words[0].text) == .az,
        let arguments = AzureReading(words: invocation.words).arguments
      else { return }
      warnings += self.warnings(in: arguments, behind: 0, of: source)
    }
    return warnings.inSourceOrder
  }

  private static func warnings(
    in arguments: AzureArguments, behind start: UInt32, of source: SourceText
  ) -> [Diagnostic] {
    func word(_ option: String, _ warning: (String, SourceRange) -> Diagnostic?) -> Diagnostic? {
      let value = arguments.valuePlaces[option]
      guard let word = arguments.text(option), !word.isEmpty, let place = value ?? arguments.places[option]
      else {
        return nil
      }
      var found = warning(word, SourceRange(place, behind: start))
      // Of `--location=eastsu`, not all is the region, and of `$REGION` nothing is.
      if let range = found?.fixIt?.range, source.text(in: range) != word { found?.fixIt = nil }
      return found
    }
    return [word("--location", warning(ofRegion:at:)), word("--node-vm-size", warning(ofSize:at:))]
      .compactMap(\.self)
  }

  /// What does not begin as all sizes do, Azure refuses by itself.
  private static func warning(ofSize word: String, at range: SourceRange) -> Diagnostic? {
    guard word.lowercased().hasPrefix("standard_"), VMSize.named(word) == nil,
      !PriceList.sizes.contains(where: { same($0, word) }), let nearest = nearestSize(to: word)
    else { return nil }
    return .unknownSize(word, nearest, at: range)
  }

  private static func warning(ofRegion word: String, at range: SourceRange) -> Diagnostic? {
    Region.isKnown(word)
      ? nil : .unknownRegion(word, Spelling.nearest(to: word, among: Region.names), at: range)
  }

  /// What stands behind an option of a command.
  private static func type(of option: String, ofCommand head: String) -> CommandPattern.PlaceType? {
    for number in CommandTable.definitions(withHead: head) {
      let options = CommandTable.all[number].pattern.options
      if let places = options.first(where: { $0.words.contains(option) })?.places {
        return places.first?.type
      }
    }
    return nil
  }

  private static func literal(_ item: ExpressionID, _ tree: SyntaxTree) -> String? {
    switch tree.expression(item) {
    case .name: tree.spelling(of: item)
    case .text: tree.text(of: item)
    default: nil
    }
  }

  private static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.lowercased() == b.lowercased()
  }

  /// By what stands behind `Standard_`, which is half of every name.
  private static func nearestSize(to word: String) -> String? {
    Spelling.nearest(to: String(word.dropFirst(prefix.count)), among: shortSizes).map { prefix + $0 }
  }

  private static let prefix = "Standard_"
  private static let shortSizes = PriceList.sizes.map { String($0.dropFirst(prefix.count)) }
}

extension Diagnostic {
  static func unknownSize(_ size: String, _ nearest: String?, at range: SourceRange) -> Diagnostic {
    unknownToTables(
      "size `\(size)`", nearest, "a new size is accepted, without a price and without limits", at: range)
  }

  static func unknownRegion(_ region: String, _ nearest: String?, at range: SourceRange) -> Diagnostic {
    unknownToTables("region `\(region)`", nearest, "a new region is accepted, without prices", at: range)
  }

  private static func unknownToTables(
    _ what: String, _ nearest: String?, _ consequence: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "W013", severity: .warning, title: "nothing is known of the \(what)", range: range,
      label: "in none of the tables",
      help: nearest.map { "did you mean `\($0)`? (\(consequence))" } ?? consequence,
      fixIt: nearest.map { FixIt(range: range, replacement: $0, isGuess: true) })
  }
}
