import AKSLLanguage

/// What was typed in a session where a function was defined again, with a name of its own for each version.
///
/// What was written before goes on with the version that there was then, at the prompt; a script has one function of a
/// name. The last version keeps the name.
struct FunctionVersions {
  /// What was typed, entry by entry.
  private(set) var texts: [String]
  /// The earlier versions, in the order in which they were typed.
  private(set) var renamed: [(name: String, version: String)] = []

  init(of texts: [String]) {
    self.texts = texts
    let trees = texts.map { Parser.parse(SourceText(name: "session", $0)).tree }
    // A name counts once an entry: functions of one source see each other, whatever their order is.
    let definitions = trees.map { tree in
      Set(tree.functionNames.filter(\.isDefined).map { tree.spelling(of: $0.name.symbol) })
    }
    var count: [String: Int] = [:]
    for names in definitions { for name in names { count[name, default: 0] += 1 } }
    guard count.values.contains(where: { $0 > 1 }) else { return }

    /// How the name of a function is spelt from here on.
    var spellings: [String: String] = [:]
    var seen: [String: Int] = [:]
    for (entry, tree) in trees.enumerated() {
      for name in definitions[entry].sorted() {
        let version = seen[name, default: 0] + 1
        seen[name] = version
        spellings[name] = version == count[name] ? nil : Self.freeName(like: name, version, in: trees)
        if let spelling = spellings[name] { renamed.append((name, spelling)) }
      }
      var bytes = tree.source.bytes[...]
      for occurrence in tree.functionNames.reversed() {
        guard let spelling = spellings[tree.spelling(of: occurrence.name.symbol)] else { continue }
        let range = occurrence.name.range
        bytes.replaceSubrange(Int(range.start)..<Int(range.end), with: spelling.utf8)
      }
      self.texts[entry] = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// `name_1`, or the next that nothing in the session is called.
  private static func freeName(like name: String, _ version: Int, in trees: [SyntaxTree]) -> String {
    var spelling = "\(name)_\(version)"
    while trees.contains(where: { $0.symbol(of: spelling) != nil }) { spelling += "_" }
    return spelling
  }
}
