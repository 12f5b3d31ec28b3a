// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Some of the symbols of one tree: a flag for each.
public struct SymbolSet: Sendable {
  @usableFromInline var flags: [Bool] = []

  package init() {}

  init(count: Int) { flags = [Bool](repeating: false, count: count) }

  mutating func insert(_ symbol: Symbol) { flags[Int(symbol.index)] = true }

  @inlinable
  public func contains(_ symbol: Symbol) -> Bool { flags[Int(symbol.index)] }
}
