import AKSLJSON

/// Whether what was printed is what a document says would be printed.
///
/// The expected text may leave things out and may leave them open; which marks say so is told at `TextPattern` (within
/// a line), `ExpectedLines` (whole lines) and `ExcerptReader` (parts of JSON).
package enum OutputMatching {
  /// How a text is read before it is compared.
  package enum Kind: Hashable, Sendable {
    /// Line by line.
    case text
    /// By path: what stands in objects, arrays and scalars, not how it is laid out.
    case json
    /// By path, too; the YAML that az writes.
    case yaml
    /// By rows and cells: how wide the columns are means nothing.
    case table

    /// JSON, or a table with a line of dashes below its names, if both texts are that; nil for others.
    package init?(ofData expected: String, and actual: String) {
      if [expected, actual].allSatisfy(Table.isRuled) {
        self = .table
      } else if expected.opensJSON, actual.opensJSON, (try? JSONValue(parsing: actual)) != nil {
        self = .json
      } else {
        return nil
      }
    }
  }

  /// How exactly the two have to agree.
  package enum Match: Hashable, Sendable {
    /// Subset where the expected text leaves something out, exact otherwise.
    case automatic
    case exact
    /// Of objects, only the members that are named have to be there; of lines, only those that are written.
    case subset
    /// Each line is a regular expression for all of a printed line; the output is compared as text.
    case expressions
  }

  package struct Options: Hashable, Sendable {
    package var match = Match.automatic
    /// Whether `...`, `[..]`, `<name>` and the like are marks; without, they are what they are.
    package var hasMarks = true
    /// Whether blanks at the ends of lines and in front of all lines count.
    package var areBlanksExact = false
    /// Whether lines, rows and the elements of arrays may come in any order.
    package var isOrderFree = false
    /// Values that are taken as equal to each other on both sides.
    package var normalized: Set<TypedToken> = []

    package init() {}
  }

  /// Something that is not as expected.
  package struct Difference: Hashable, Sendable {
    /// What it is: `powerState.code`, `row 2.STATE`, `line 3`.
    package var path: String
    /// What the document says; nil where it says nothing.
    package var expected: String?
    /// What was printed; nil where nothing was.
    package var actual: String?
    /// The line of the expected text that says it, from 0.
    package var line: Int
  }

  /// Something that passes, and should be written otherwise.
  package enum Remark: Hashable, Sendable {
    /// The members of an object stand in another order than az prints them.
    case memberOrder(line: Int)
  }

  package struct Comparison: Hashable, Sendable {
    package var differences: [Difference] = []
    package var remarks: [Remark] = []
    /// What the names in `<…>` stood for, those that were known before included.
    package var captures: Captures
    /// The two texts as they were compared, what is left open filled in, for a line-by-line difference.
    package var shownExpected = ""
    package var shownActual = ""

    package var isEqual: Bool { differences.isEmpty }
  }

  /// How much work regular expressions may be in one comparison: instructions times characters.
  package static let expressionLimit = 100_000_000

  /// Texts with more lines than this, multiplied, are aligned only by what they have in common at both ends.
  static let alignmentLimit = 4_000_000

  /// Compares what a document expects with what was printed.
  ///
  /// A text that cannot be read as its kind is a difference if it was printed, and is compared as lines if it is what
  /// the document says: a document may call `json` what is none.
  package static func compare(
    expected: String, actual: String, as kind: Kind, options: Options = Options(),
    captures: Captures = Captures()
  ) -> Comparison {
    switch options.match == .expressions ? .text : kind {
    case .text: textComparison(expected, actual, options, captures)
    case .json: structuredComparison(expected, actual, .json, options, captures)
    case .yaml: structuredComparison(expected, actual, .yaml, options, captures)
    case .table: tableComparison(expected, actual, options, captures)
    }
  }
}

/// What names in `<…>` stood for, in the order in which they were met.
package struct Captures: Hashable, Sendable {
  package struct Capture: Hashable, Sendable {
    package let name: String
    package let text: String
  }

  package private(set) var all: [Capture] = []

  package init() {}

  package subscript(name: String) -> String? { all.first { $0.name == name }?.text }

  /// Takes what a name stands for; false if it stands for something else already.
  mutating func take(_ name: String, _ text: String) -> Bool {
    if let known = self[name] { return known == text }
    all.append(Capture(name: name, text: text))
    return true
  }
}

extension String {
  /// A brace or a bracket comes first, behind lines that leave something out.
  fileprivate var opensJSON: Bool {
    let lines = NormalizedText(self, OutputMatching.Options()).lines.map(\.text)
    let first = lines.first { !$0.isEmpty && !ExpectedLines.isGap($0) }
    return first.map { $0.hasPrefix("{") || $0.hasPrefix("[") } ?? false
  }
}
