/// A script of the shell, as articles write it: simple commands one after the other, joined by `&&` and `||`.
///
/// All places are those of the source, in UTF-8.
package struct ShellScript: Sendable {
  package internal(set) var statements: [Statement] = []
  /// What cannot be read, or means something that does not run here, by place.
  package internal(set) var mistakes: [ShellMistake] = []

  /// Commands joined by `&&` and `||`; of the links, each has the word that stands before it.
  package struct Statement: Sendable {
    package internal(set) var links: [Link]

    init(links: [Link]) { self.links = links }

    init(_ command: Command) { links = [Link(condition: .always, command: command)] }
  }

  package struct Link: Sendable {
    package enum Condition: Sendable {
      /// The first of a statement.
      case always
      /// Behind `&&`.
      case success
      /// Behind `||`.
      case failure
    }

    package var condition: Condition
    package var command: Command
  }

  /// A simple command: `NAME=value … word …`.
  package struct Command: Sendable {
    package internal(set) var assignments: [Assignment] = []
    package internal(set) var words: [Word] = []
    /// `export`: the assignments are its own, and it has no words.
    package internal(set) var isExport = false
    /// What stands in it, or behind it in a pipe, and does not run here.
    package internal(set) var constructs: [Construct] = []
    package internal(set) var range: Range<Int>
  }

  /// Something that is not supported as a whole, and told among the mistakes: it is looked at, and never runs.
  package struct Construct: Sendable {
    /// The words of a condition, a loop or an array.
    package internal(set) var words: [Word] = []
    /// The words are those of `[[ … ]]`, which may ask whether a variable is set.
    package internal(set) var isCondition = false
    /// The variable of a loop.
    package internal(set) var variable: String?
    /// The name of a function.
    package internal(set) var function: String?
    /// Its commands.
    package internal(set) var statements: [Statement] = []
  }

  package struct Assignment: Sendable {
    package var name: String
    package var value: Word
    package var range: Range<Int>
  }

  /// What stands between blanks, before anything is put in.
  package struct Word: Sendable {
    package internal(set) var parts: [Part] = []
    package internal(set) var range: Range<Int>

    /// The text of a word without quotes and without anything to be put in; nil for others.
    package var bareText: String? {
      if parts.count == 1, case .literal(let text, isQuoted: false) = parts[0] { text } else { nil }
    }

    /// The text of a word without anything to be put in; nil for others.
    package var literalText: String? {
      var text = ""
      for part in parts {
        guard case .literal(let literal, _) = part else { return nil }
        text += literal
      }
      return text
    }
  }

  package enum Part: Sendable {
    case literal(String, isQuoted: Bool)
    /// `$NAME`, `${NAME}`
    case variable(String, isQuoted: Bool, Range<Int>)
    /// `$?`
    case status(isQuoted: Bool)
    /// `$(…)`, or the same in backquotes.
    case substitution([Statement], isQuoted: Bool, Range<Int>)
    /// Something that is not supported, and told among the mistakes.
    case unknown
  }
}

/// A word of a command line, as the shell hands it to a program.
package struct ShellWord: Hashable, Sendable {
  /// Quotes taken off, variables put in.
  package var text: String
  /// Where it stands, in UTF-8.
  package var range: Range<Int>
  /// A value that is not known is in it: only running shows the text.
  package var isOpaque = false

  package init(text: String, range: Range<Int>, isOpaque: Bool = false) {
    self.text = text
    self.range = range
    self.isOpaque = isOpaque
  }
}

/// What is known of a variable.
package enum ShellVariable: Hashable, Sendable {
  case missing
  /// It is there; its value comes with running.
  case opaque
  case text(String)
}
