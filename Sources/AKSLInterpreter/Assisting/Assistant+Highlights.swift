import AKSLLanguage
import AKSModel
import AzureCLI

// What the parts of a text are, and which of them would be refused.
extension Assistant {
  /// The parts of a text with their roles, in order and without overlaps; blanks between them are left out, unless they
  /// are part of a mistake.
  ///
  /// What is wrong is what a check of the text would find, without what is only not finished: nothing that a further
  /// line could still bring, and nothing at the cursor that could still become right. A text that is finished has no
  /// cursor.
  package func highlights(of text: String, cursor: Int? = nil) -> [Highlight] {
    var known = KnownText()
    return highlights(of: text, cursor: cursor, &known)
  }

  /// The same, with what is known of the text already.
  package func highlights(of text: String, cursor: Int?, _ known: inout KnownText) -> [Highlight] {
    let reading = known.reading(of: text)
    var reader = RoleReader(reading, self)
    var parts = reader.read()
    if let quote = reading.openText {
      parts.removeAll { $0.range.lowerBound >= quote }
      parts.append(Highlight(range: quote..<text.utf8.count, role: .text, isError: false))
    }
    let errors = mistakes(in: reading, text, cursor: cursor, &known)
    return Self.marking(parts, errors)
  }

  /// The ranges that are wrong, in order and without overlaps.
  private func mistakes(
    in reading: TextReading, _ text: String, cursor: Int?, _ known: inout KnownText
  ) -> [Range<Int>] {
    let (parsed, source) = (reading.parsed, reading.source)
    var found = parsed.isIncomplete && cursor != nil ? [] : parsed.diagnostics
    if !readsFiles(parsed.tree) {
      let compiled = Compiler.compile(
        parsed.tree, mode: .prompt, world: session.world, environment: session.environment,
        machine: session.machine, context)
      found = Diagnostic.joined(found, compiled.diagnostics, in: source)
    }
    found.removeAll { $0.severity != .error }
    guard !found.isEmpty else { return [] }
    let unfinished = cursor.map { Unfinished(text, $0, known.place(in: text, at: $0), self) }
    var ranges: [Range<Int>] = []
    for diagnostic in found where !(unfinished?.excuses(diagnostic) ?? false) {
      var range = Self.visible(diagnostic.range, source.bytes)
      // What is missing behind a word that can become nothing is the word's mistake.
      if diagnostic.range.start == diagnostic.range.end, let word = unfinished?.word,
        word.contains(range.lowerBound)
      {
        range = word
      }
      if let last = ranges.last, range.lowerBound < last.upperBound { continue }
      if !range.isEmpty { ranges.append(range) }
    }
    return ranges
  }

  /// Whether a text means something only with files, which are not read while somebody types: then names may come
  /// from there.
  private func readsFiles(_ tree: SyntaxTree) -> Bool {
    if tree.hasIncludes { return true }
    return tree.commands.contains { items in
      guard items.count > 1 else { return false }
      let words = tree.elements(of: items).map { tree.symbol(at: $0).map(tree.spelling) }
      return CommandProgress(words).parts.contains {
        [.argument(.worldParts), .argument(.traceFile), .argument(.script)].contains($0)
      }
    }
  }

  /// What of a mistake can be underlined: where something is missing, the last character before it.
  private static func visible(_ range: SourceRange, _ bytes: [UInt8]) -> Range<Int> {
    let start = min(Int(range.start), bytes.count)
    let end = min(max(Int(range.end), start), bytes.count)
    if start < end { return start..<end }
    var place = start
    while place > 0, bytes[place - 1] == UInt8(ascii: " ") || bytes[place - 1] == UInt8(ascii: "\n") {
      place -= 1
    }
    guard place > 0 else { return 0..<0 }
    var first = place - 1
    while first > 0, bytes[first] & 0xc0 == 0x80 { first -= 1 }
    return first..<place
  }

  /// Cuts the parts where mistakes begin and end; between parts, a mistake is a part of its own.
  private static func marking(_ parts: [Highlight], _ errors: [Range<Int>]) -> [Highlight] {
    if errors.isEmpty { return parts }
    var result: [Highlight] = []
    var next = 0
    func add(_ range: Range<Int>, _ role: HighlightRole, _ isError: Bool) {
      if !range.isEmpty { result.append(Highlight(range: range, role: role, isError: isError)) }
    }
    /// Adds what lies within a range, wrong where a mistake is.
    func addSplit(_ range: Range<Int>, _ role: HighlightRole?) {
      var start = range.lowerBound
      while next < errors.count, errors[next].lowerBound < range.upperBound {
        let error = errors[next].clamped(to: start..<range.upperBound)
        if let role { add(start..<max(start, error.lowerBound), role, false) }
        add(error, role ?? .plain, true)
        start = max(start, error.upperBound)
        if errors[next].upperBound > range.upperBound { break }
        next += 1
      }
      if let role { add(start..<range.upperBound, role, false) }
    }
    var place = 0
    for part in parts {
      addSplit(place..<max(place, part.range.lowerBound), nil)
      addSplit(part.range, part.role)
      place = part.range.upperBound
    }
    if next < errors.count { addSplit(place..<max(place, errors[errors.count - 1].upperBound), nil) }
    return result
  }
}

/// What of a text somebody is still typing: a mistake there is none yet.
private struct Unfinished {
  let word: Range<Int>
  /// The word may become one that fits, or a longer number.
  private let isOpen: Bool
  /// Where what stands before the word ends.
  private let previousEnd: Int
  private let cursor: Int

  init(_ text: String, _ cursor: Int, _ place: CursorPlace, _ assistant: Assistant) {
    let bytes = Array(text.utf8)
    self.cursor = cursor
    word = place.word
    previousEnd =
      bytes[..<word.lowerBound].lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
      .map { $0 + 1 } ?? 0
    // In the middle of a word nobody is at its end.
    let next = cursor < bytes.count ? bytes[cursor] : UInt8(ascii: " ")
    let isAtEnd =
      !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
      && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next)
      && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
    guard isAtEnd else {
      isOpen = false
      return
    }
    let isNumber =
      place.prefix.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    if isNumber || place.prefix.isEmpty {
      isOpen = true
      return
    }
    switch place.surroundings {
    case .anything, .key, .file: isOpen = true
    case _ where place.takesNewName: isOpen = true
    default:
      let candidates = assistant.candidates(at: place, in: text)
      isOpen =
        candidates.contains { $0.text.utf8.count > place.prefix.utf8.count }
        || candidates.contains { $0.text == place.prefix }
    }
  }

  /// Whether a mistake may go away with the next key.
  func excuses(_ diagnostic: Diagnostic) -> Bool {
    let (start, end) = (Int(diagnostic.range.start), Int(diagnostic.range.end))
    guard isOpen, start <= cursor else { return false }
    // It is about the word, or about what is missing before it.
    if end >= word.lowerBound, end <= max(cursor, word.upperBound), !word.isEmpty { return true }
    if start >= previousEnd, end <= cursor { return true }
    // The words of az are judged together, and so is a whole command that lacks something.
    return end >= previousEnd && diagnostic.code.name.hasPrefix("A")
  }
}
