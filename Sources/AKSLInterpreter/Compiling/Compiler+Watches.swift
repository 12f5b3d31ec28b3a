import AKSLLanguage

// `watch dev.nodes.running`: an expression that is looked at after the source has ended, too.
extension Compiler {
  /// The register with the number of the watches among those of the source.
  ///
  /// Each expression is a block of its own, as the condition of an invariant: it sees the variables as they are then.
  mutating func watch(_ items: [ExpressionID], by verb: String) -> Int {
    guard isAtTopLevel else {
      report(.notAtTopLevel("`\(verb)`", at: code.origin))
      return temporary()
    }
    var site = WatchSite()
    for item in items {
      let range = tree.range(of: item)
      var register = 0
      let block = block(at: range) { compiler in
        register = compiler.expression(item, into: compiler.temporary()).register
        compiler.code.emit(Instruction(.halt))
      }
      site.lines.append(.init(range: range, block: block, register: register))
    }
    unit.watches.append(site)
    return load(.integer(Int64(unit.watches.count - 1)), into: temporary())
  }
}
