/// A command line that is no command of the shell's own.
package struct ShellInvocation: Sendable {
  /// The program's name, and what it gets.
  package var words: [ShellWord]
  /// The whole command, in the source.
  package var range: Range<Int>
  /// What it prints is put in somewhere: `$(…)`.
  package var isCaptured: Bool
}

/// What a shell asks of the world around it.
package enum ShellRequest: Sendable {
  /// Runs a program.
  case run(ShellInvocation)
  /// Shows what a command has printed.
  case show(String, Range<Int>)
  /// Shows why a command of the shell's own has failed.
  case complain(String, Range<Int>)
}

/// What the world answers.
package struct ShellAnswer: Sendable {
  /// What the program has printed.
  package var output: String
  /// Its exit status.
  package var status: Int32
  /// Nothing more may run.
  package var isOver: Bool

  package init(output: String = "", status: Int32 = 0, isOver: Bool = false) {
    self.output = output
    self.status = status
    self.isOver = isOver
  }
}
