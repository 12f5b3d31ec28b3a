/// The command lines that scripts use most: statements, files, or a script on standard input, without options.
///
/// They are read by hand. The argument parser takes several times as long as everything else that a one-line
/// script needs (most of it looks up protocol conformances), and it has nothing to say about these.
enum PlainInvocation {
  case statements([String])
  case files([String])
  case standardInput

  /// nil: the argument parser has to look at it.
  init?(_ arguments: [String]) {
    if arguments.isEmpty {
      guard !StandardInput.isTerminal else { return nil }
      self = .standardInput
    } else if arguments.count.isMultiple(of: 2),
      stride(from: 0, to: arguments.count, by: 2).allSatisfy({ arguments[$0] == "-e" }),
      stride(from: 1, to: arguments.count, by: 2).contains(where: { !arguments[$0].isEmpty })
    {
      self = .statements(stride(from: 1, to: arguments.count, by: 2).map { arguments[$0] })
    } else if arguments[0] == "run", arguments.count > 1,
      arguments.dropFirst().allSatisfy({ $0 == "-" || !$0.hasPrefix("-") })
    {
      self = .files(Array(arguments.dropFirst()))
    } else {
      return nil
    }
  }
}
