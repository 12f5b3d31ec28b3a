/// What a command of the program does.
protocol Action {
  /// Does it, and gives the exit code.
  func perform(_ console: Console) -> Int32
}
