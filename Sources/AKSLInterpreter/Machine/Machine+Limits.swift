// What keeps a script within its limits while instructions run.
extension Machine {
  /// Looks whether a loop or a recursion may go on, and for how many steps; nil: it is interrupted.
  @inline(never)
  mutating func pause(_ slack: Int, _ shouldStop: () -> Bool) throws(Fault) -> Int? {
    let steps = nextPause - slack
    if steps > stepLimit { throw .stepLimit(stepLimit) }
    nextPause = stepLimit - steps < 4096 ? stepLimit + 1 : steps + 4096
    return shouldStop() ? nil : nextPause - steps
  }

  /// Expectations end with the function that has them.
  @inline(never)
  mutating func leaveHandlers(above level: Int) { handlers.removeAll { $0.frame > level } }

  /// Gives back what no register holds any more.
  @inline(never)
  mutating func sweep(_ registers: UnsafeMutableBufferPointer<Value>) throws(Fault) {
    var roots = Array(registers)
    roots.append(contentsOf: constants)
    for text in texts { if let value = text.value { roots.append(value) } }
    for parameter in parameters { if let value = parameter.defaultValue { roots.append(value) } }
    arena.sweep(roots: roots)
    if arena.isFull { throw .memoryLimit }
  }
}
