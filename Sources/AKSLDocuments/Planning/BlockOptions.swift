package import AKSLLanguage
package import AKSModel
import JMESPath

/// What the options of a block ask for.
package struct BlockOptions: Hashable, Sendable {
  package enum Match: String, Hashable, Sendable { case exact, subset, regex }

  /// What `capture=name:path` asks for.
  package struct Capture: Hashable, Sendable {
    package var name: String
    /// A JMESPath into the result.
    package var path: String
    package var range: SourceRange
  }

  package var name: String?
  package var skip: String?
  package var todo: String?
  package var isOnlyChecked = false
  package var ignoresOutput = false
  package var error: String?
  package var exit: Int32?
  package var session = ""
  package var resets = false
  package var restore: String?
  package var when: VersionCondition?
  package var longest: TimeSpan?
  /// nil: as it is usual for the kind of block.
  package var settles: Bool?
  package var captures: [Capture] = []
  package var isHidden = false
  package var isRun = false
  package var isExpected = false
  package var elides = true
  package var isExactAboutBlanks = false
  package var isInAnyOrder = false
  package var match: Match?
  /// Where they are written.
  package var places: [BlockOption: SourceRange] = [:]

  /// Takes options from one of the two channels; the answer is what is wrong with them.
  mutating func take(_ words: [OptionWord], forOutput: Bool) -> [Diagnostic] {
    words.compactMap { take($0, forOutput: forOutput) }
  }

  private mutating func take(_ word: OptionWord, forOutput: Bool) -> Diagnostic? {
    if word.isOpen { return .openQuote(word) }
    guard let option = BlockOption(rawValue: word.key) else { return .unknownOption(word) }
    if places[option] != nil, !option.isRepeatable { return .duplicateOption(word, first: places[option]) }
    guard !forOutput || option.isForOutput else { return .optionForRuns(word) }
    let wanted =
      switch option.shape {
      case .flag: ""
      case .duration: "<="
      default: "="
      }
    guard word.sign == wanted, word.value.isEmpty == wanted.isEmpty, set(option, word) else {
      return .wrongOption(word, option)
    }
    places[option] = word.range
    return nil
  }

  /// False: the value is none.
  private mutating func set(_ option: BlockOption, _ word: OptionWord) -> Bool {
    let value = word.value
    switch option.shape {
    case .word where !Self.isWord(value): return false
    case .choice(let words) where !words.contains(value): return false
    default: break
    }
    switch option {
    case .name: name = value
    case .skip: skip = value
    case .todo: todo = value
    case .norun: isOnlyChecked = true
    case .pass: ignoresOutput = true
    case .error: error = value
    case .exit:
      guard let number = Int32(value), (0...255).contains(number) else { return false }
      exit = number
    case .session: session = value
    case .reset: resets = true
    case .restore: restore = value
    case .when:
      guard let condition = VersionCondition(value) else { return false }
      when = condition
    case .takes:
      guard let span = Self.span(value) else { return false }
      longest = span
    case .wait: settles = value == "settle"
    case .capture:
      let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, Self.isWord(parts[0]), (try? JMESPath(parts[1])) != nil else { return false }
      captures.append(Capture(name: parts[0], path: parts[1], range: word.valueRange))
    case .hidden: isHidden = true
    case .run: isRun = true
    case .expect: isExpected = true
    case .elide: elides = value == "on"
    case .ws: isExactAboutBlanks = value == "exact"
    case .order: isInAnyOrder = value == "any"
    case .match: match = Match(rawValue: value)
    }
    return true
  }

  /// What is given and says nothing about such a block.
  func idle(for action: DocumentStep.Action) -> [Diagnostic] {
    var idle: [BlockOption] = []
    var subject = ""
    if isOnlyChecked {
      (idle, subject) = ([.exit, .capture, .wait, .takes, .restore], "a block that does not run")
    } else if action == .transcript {
      (idle, subject) = ([.error, .exit, .capture, .wait], "a transcript, which shows itself what is said")
    } else if action == .tests {
      (idle, subject) = ([.todo], "a fence of scenarios, which have their own")
    }
    return idle.compactMap { option in
      places[option].map { .idleOption(option, subject, at: $0) }
    }
  }

  /// Why a block with these options does not run.
  var reasonNotToRun: String? {
    if let skip { return skip }
    if let when, !when.holds { return when.reason }
    return nil
  }

  static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & ~0x20) || "-_.".utf8.contains(byte)
      }
  }

  /// `10m`, as a script writes it.
  private static func span(_ text: String) -> TimeSpan? {
    let parsed = Parser.parse(SourceText(name: "", text))
    guard parsed.diagnostics.isEmpty, let statement = parsed.tree.statements(of: parsed.tree.root).first,
      case .expression(let expression) = parsed.tree.statement(statement),
      case .quantity(let quantity) = parsed.tree.expression(expression)
    else { return nil }
    switch quantity {
    case .duration(let milliseconds): return TimeSpan(milliseconds: milliseconds)
    case .minutesOrThousandths(let count):
      let (milliseconds, isTooLong) = count.multipliedReportingOverflow(by: 60_000)
      return isTooLong ? nil : TimeSpan(milliseconds: milliseconds)
    default: return nil
    }
  }

  /// What the fence of the expected output says goes before what the block says whose output it is.
  func comparing(_ output: BlockOptions) -> BlockOptions {
    var options = self
    let given = output.places
    if given[.elide] != nil { options.elides = output.elides }
    if given[.ws] != nil { options.isExactAboutBlanks = output.isExactAboutBlanks }
    if given[.order] != nil { options.isInAnyOrder = output.isInAnyOrder }
    if given[.match] != nil { options.match = output.match }
    options.ignoresOutput = ignoresOutput || output.ignoresOutput || output.skip != nil
    return options
  }
}
