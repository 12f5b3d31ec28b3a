import AKSLLanguage

// The code of a machine: blocks that were written, one behind the other.
extension Machine {
  /// Makes room for so many more functions.
  mutating func reserve(functions count: Int) {
    functions.reserveCapacity(functions.count + count)
    places.reserveCapacity(places.count + count + 1)
  }

  /// Gives all code away, or takes it back: somebody writes right behind it.
  mutating func exchangeCode(with written: inout WrittenCode) {
    swap(&code, &written.instructions)
    swap(&origins, &written.origins)
  }

  /// Takes a block, whose code has been checked; gives its number.
  mutating func add(_ block: BlockPlace) -> Int {
    places.append(block)
    return places.count - 1
  }

  /// Takes the code of blocks that were added already, from a number on, behind all other code.
  ///
  /// Jumps say how far they go, and everything else counts from the beginning of the machine's own rows: code means
  /// the same wherever it stands.
  mutating func take(_ written: borrowing WrittenCode, ofBlocks blocks: Range<Int>) {
    for block in blocks { places[block].code += code.count }
    code.append(contentsOf: written.instructions)
    origins.append(contentsOf: written.origins)
  }

  /// Forgets the statements of a source, which are never run again, with all that was written for it.
  ///
  /// Where a part of the source is still needed, a function or a file that it included, it stays as it is.
  mutating func discard(block: Int) {
    let unit = places[block].unit
    guard block == places.count - 1, unit == units.count - 1, units[unit].firstBlock == block else { return }
    code.removeLast(code.count - places[block].code)
    origins.removeLast(origins.count - places[block].code)
    constants.removeLast(constants.count - units[unit].firstConstant)
    texts.removeLast(texts.count - units[unit].firstText)
    names.removeLast(names.count - units[unit].firstName)
    units.removeLast()
    places.removeLast()
  }

  func name(of function: Function) -> String { units[function.unit].source.text(in: function.name) }

  func parameterNames(of function: Function) -> [String] {
    parameters[function.parameters].map { units[function.unit].source.text(in: $0.name) }
  }

  /// Looks up what calls need; functions may call each other, so it takes all blocks.
  mutating func enterFunctions() {
    entries = functions.map { function in
      FunctionEntry(
        block: function.block, code: places[function.block].code,
        registerCount: places[function.block].registerCount)
    }
  }
}
