extension Datum {
  /// An object without the entries that are nil: in ARM what is not there has no key, rather than a null.
  static func object(_ entries: [Entry?]) -> Datum { .map(entries.compactMap { $0 }) }
}
