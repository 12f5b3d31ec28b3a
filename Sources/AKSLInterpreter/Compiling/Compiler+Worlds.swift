import AKSLJSON
import AKSLLanguage
import AKSModel

// `world from "clusters.json" {name: "prod", …}`: read while the source is compiled, so that the names of its pools are
// known and what is wrong is told before anything runs.
extension Compiler {
  /// Where a row of items ends, such as the files and maps behind `world from`: at the first word of an option.
  func endOfWorldParts(
    _ items: NodeList<ExpressionID>, from start: Int, _ form: CommandForms.Form
  ) -> Int {
    var end = start + 1
    while end < items.count,
      tree.symbol(at: tree[items, end]).flatMap({ commandForms.option($0, of: form) }) == nil
    {
      end += 1
    }
    return end
  }

  /// Notes the names of the clusters and pools that a source makes its world of.
  mutating func noteNames(ofWorld items: NodeList<ExpressionID>, _ parts: Range<Int>) {
    guard let reader = worldReader(items, parts) else { return }
    var finished = reader
    let result = finished.finish(isAnonymous: isAnonymous(items, parts.upperBound))
    worldResults[tree.range(of: tree[items, parts.lowerBound]).start] = result
    for cluster in result.clusters {
      environment.note(cluster: cluster.name)
      for pool in cluster.pools { environment.note(pool: pool.name) }
    }
  }

  /// The register with the number of the world among those of the block.
  mutating func world(_ items: NodeList<ExpressionID>, _ parts: Range<Int>) -> Int {
    let start = tree.range(of: tree[items, parts.lowerBound]).start
    for index in parts { checkWorldPart(tree[items, index]) }
    if worldResults[start] == nil { noteNames(ofWorld: items, parts) }
    guard let result = worldResults[start] else { return temporary() }
    let place = SourceRange(start: start, end: tree.range(of: tree[items, parts.upperBound - 1]).end)
    for (source, findings) in result.findings {
      if source == tree.source {
        for finding in findings { report(finding) }
      } else {
        included.append((source, findings, Place(source: tree.source, range: place)))
        report(.worldHasErrors(source.name, at: place))
      }
    }
    unit.worlds.append(ImportedWorld(result))
    return load(.integer(Int64(unit.worlds.count - 1)), into: temporary())
  }

  private func isAnonymous(_ items: NodeList<ExpressionID>, _ end: Int) -> Bool {
    (end..<items.count).contains { isWord(tree[items, $0], "anonymize") }
  }

  /// A reader that has read all parts; nil: one of them is none, or cannot be had.
  private func worldReader(_ items: NodeList<ExpressionID>, _ parts: Range<Int>) -> WorldReader? {
    var reader = WorldReader()
    for index in parts {
      switch part(tree[items, index]) {
      case .file(.success(let file)): reader.read(file)
      case .bodies(let node): reader.read(node, in: tree.source)
      default: return nil
      }
    }
    return reader
  }

  /// Tells what is wrong with a part before its contents are looked at.
  private mutating func checkWorldPart(_ item: ExpressionID) {
    let range = tree.range(of: item)
    switch part(item) {
    case .file(.success), .bodies: break
    case .file(.failure(let failure)):
      report(.cannotReadWorld(tree.text(of: item), failure.reason, at: range))
    case .neither(let wrong): report(.worldNotPlain(at: tree.range(of: wrong)))
    }
  }

  private enum WorldPart {
    case file(Result<SourceText, LoadFailure>)
    case bodies(JSONNode)
    /// Only running could tell it, or it is nothing of the kind.
    case neither(ExpressionID)

    typealias Result = Swift.Result
  }

  private func part(_ item: ExpressionID) -> WorldPart {
    switch tree.expression(item) {
    case .text:
      return .file(
        context.load?(tree.text(of: item), tree.source.name)
          ?? .failure(LoadFailure(reason: "no files can be read here")))
    case .map, .list:
      do throws(NotPlain) {
        return .bodies(try json(item))
      } catch {
        return .neither(error.item)
      }
    default: return .neither(item)
    }
  }

  // MARK: - Literals as JSON

  /// What is no literal.
  private struct NotPlain: Error {
    let item: ExpressionID
  }

  /// A literal as JSON, with its place in the script.
  private func json(_ item: ExpressionID) throws(NotPlain) -> JSONNode {
    let content: JSONNode.Content
    switch tree.expression(item) {
    case .null: content = .null
    case .boolean(let value): content = .boolean(value)
    case .integer(let value): content = .integer(value)
    case .number(let value): content = .number(value)
    case .text: content = .string(tree.text(of: item))
    case .unary(.minus, let operand):
      switch tree.expression(operand) {
      case .integer(let value) where value != .min: content = .integer(-value)
      case .number(let value): content = .number(-value)
      default: throw NotPlain(item: item)
      }
    case .list(let elements):
      var nodes: [JSONNode] = []
      for element in tree[elements] { nodes.append(try json(element)) }
      content = .array(nodes)
    case .map(let entries):
      var members: [JSONNode.Member] = []
      for entry in tree[entries] {
        let key =
          if case .text = tree.expression(entry.key) {
            tree.text(of: entry.key)
          } else {
            tree.spelling(of: entry.key)
          }
        members.append(.init(key: key, keyRange: bytes(of: entry.key), value: try json(entry.value)))
      }
      content = .object(members)
    default: throw NotPlain(item: item)
    }
    return JSONNode(range: bytes(of: item), content: content)
  }

  private func bytes(of item: ExpressionID) -> Range<Int> {
    let range = tree.range(of: item)
    return Int(range.start)..<Int(range.end)
  }
}

// R050 … are stable.
extension Diagnostic {
  static func worldNotPlain(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R050", title: "a world is made from files, and from maps of plain values", range: range,
      label: "only running can tell this",
      help: "write `world from \"clusters.json\"`, or `world from {name: \"prod\", agentPoolProfiles: […]}`")
  }

  static func cannotReadWorld(_ path: String, _ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R044", title: "cannot read `\(path)`: \(reason)", range: range, label: "named here",
      help: "a path is relative to the file that names it")
  }

  static func worldHasErrors(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R048", title: "`\(name)` has errors", range: range, label: "no world can be made from it")
  }
}
