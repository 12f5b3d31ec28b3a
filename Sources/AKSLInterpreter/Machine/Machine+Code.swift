import AKSLLanguage

// The code of a machine: blocks that were written, one behind the other.
extension Machine {
  /// Takes a block that is written; gives its number.
  mutating func add(_ block: CodeBlock) -> Int {
    CodeCheck.check(block)
    var block = block
    let place = BlockPlace(
      code: code.count, constants: constants.count, names: names.count, registerCount: block.registerCount)
    for instruction in block.instructions {
      var instruction = instruction
      switch instruction.opcode {
      case _ where instruction.opcode.isJump: instruction.wide += place.code
      case .loadConstant: instruction.wide += place.constants
      case .resource: instruction.wide += place.names
      case .key: instruction.wide = Int(arena.key(block.names[instruction.wide]))
      default: break
      }
      code.append(instruction)
    }
    constants.append(contentsOf: block.constants)
    for name in block.names { names.append(CodeName(spelling: name)) }
    block.instructions = []
    block.constants = []
    block.names = []
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
