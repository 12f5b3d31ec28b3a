import AKSLLanguage

// The code of a machine: blocks that were written, one behind the other.
extension Machine {
  /// Takes a block and its code, which is all that was written from a position on; gives its number.
  mutating func add(_ block: CodeBlock, _ written: WrittenCode, from start: WrittenCode.Position) -> Int {
    let place = BlockPlace(
      code: code.count, constants: constants.count, names: names.count, registerCount: block.registerCount)
    let length = written.instructions.count - start.instructions
    CodeCheck.check(last: written.instructions[start.instructions...].last)
    for position in 0..<length {
      var instruction = written.instructions[start.instructions + position]
      CodeCheck.check(instruction, at: position, of: length, registerCount: block.registerCount)
      switch instruction.opcode {
      case _ where instruction.opcode.isJump: instruction.wide += place.code
      case .loadConstant: instruction.wide += place.constants
      case .resource: instruction.wide += place.names
      case .key: instruction.wide = Int(arena.key(written.names[start.names + instruction.wide].spelling))
      default: break
      }
      code.append(instruction)
    }
    origins.append(contentsOf: written.origins[start.instructions...])
    constants.append(contentsOf: written.constants[start.constants...])
    names.append(contentsOf: written.names[start.names...])
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
