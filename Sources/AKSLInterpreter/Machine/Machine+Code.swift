import AKSLLanguage

// The code of a machine: blocks that were written, one behind the other.
extension Machine {
  /// Makes room for so many more functions.
  mutating func reserve(functions count: Int) {
    functions.reserveCapacity(functions.count + count)
    blocks.reserveCapacity(blocks.count + count + 1)
    places.reserveCapacity(places.count + count + 1)
  }

  /// Gives all code away, or takes it back: somebody writes right behind it.
  mutating func exchangeCode(with written: inout WrittenCode) {
    swap(&code, &written.instructions)
    swap(&origins, &written.origins)
    swap(&constants, &written.constants)
    swap(&names, &written.names)
  }

  /// Takes the code of a block, part by part so that little of it is there twice; tells where it begins.
  mutating func append(_ written: inout WrittenCode) -> WrittenCode.Position {
    let start = WrittenCode.Position(
      instructions: code.count, constants: constants.count, names: names.count)
    code.append(contentsOf: written.instructions)
    written.instructions = []
    origins.append(contentsOf: written.origins)
    written.origins = []
    constants.append(contentsOf: written.constants)
    names.append(contentsOf: written.names)
    return start
  }

  /// Takes a block whose code is here already, from a position on; gives its number.
  mutating func add(_ block: CodeBlock, from start: WrittenCode.Position) -> Int {
    let place = BlockPlace(
      code: start.instructions, count: code.count - start.instructions, constants: start.constants,
      names: start.names, registerCount: block.registerCount,
      isFunction: code.last?.opcode == .returnValue)
    if let mistake = CodeCheck.mistake(in: code[place.code...], registerCount: block.registerCount) {
      preconditionFailure("bad code: \(mistake)")
    }
    var code = code.mutableSpan
    for index in place.code..<code.count { code[index].move(to: place) }
    blocks.append(block)
    places.append(place)
    return blocks.count - 1
  }

  /// Forgets a block that is never run again.
  mutating func discard(block: Int) {
    guard block == blocks.count - 1 else {
      blocks[block] = CodeBlock(source: SourceText(name: blocks[block].source.name, bytes: []))
      return
    }
    code.removeLast(code.count - places[block].code)
    origins.removeLast(origins.count - places[block].code)
    constants.removeLast(constants.count - places[block].constants)
    names.removeLast(names.count - places[block].names)
    blocks.removeLast()
    places.removeLast()
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
