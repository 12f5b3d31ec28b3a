import AKSLJSON
import AKSLLanguage
import AKSModel

// What is wrong with the bodies of clusters that a world is to be made from. J001 … are stable.
extension Diagnostic {
  static func notJSON(_ error: JSONError, in bytes: [UInt8]) -> Diagnostic {
    let range = SourceRange(
      start: UInt32(truncatingIfNeeded: error.range.lowerBound),
      end: UInt32(truncatingIfNeeded: error.range.upperBound))
    let what = error.isLimit ? "this is more than is read here" : "this is not JSON"
    return Diagnostic(
      code: "J001", title: "\(what): \(error.message)", range: range, label: "here",
      help: help(on: error, in: bytes))
  }

  private static func help(on error: JSONError, in bytes: [UInt8]) -> String {
    let rest = bytes[min(error.range.lowerBound, bytes.count)...]
    if rest.isEmpty { return "the file ends in the middle: was it written to its end?" }
    if error.message.hasPrefix("expected the end of the text"), rest.first.map("{[".utf8.contains) == true {
      return "a file holds one document: give each its own file, and name all of them"
    }
    return "`az aks list -o json > clusters.json` writes what is read here"
  }

  static func spelledTwice(_ key: String, _ other: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J004", title: "`\(key)` and `\(other)` are one property: keys are compared without case",
      range: range, label: "a second one")
  }

  static func noJSON(_ help: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J001", title: "there is no JSON in this file", range: range, label: "expected `{` or `[`",
      help: help)
  }

  static func wrongKind(_ key: String, expected: String, actual: String, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      code: "J002", title: "`\(key)` is \(actual), where \(expected) is needed", range: range, label: actual,
      expected: expected)
  }

  static func unknownWord(
    _ word: String, of key: String, among words: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "J003", title: "`\(word)` is no value of `\(key)`", range: range, label: "unknown value",
      expected: words.joined(separator: ", "),
      help: Spelling.nearest(to: word, among: words).map { "did you mean `\($0)`?" })
  }

  static func outOfRange(_ key: String, number: Int64, expected: String, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      code: "J004", title: "`\(key)` is \(number), which no pool of Azure's can have", range: range,
      label: "expected \(expected)", expected: expected)
  }

  static func contradiction(_ title: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "J004", title: title, range: range, label: "this cannot be")
  }

  static func notAName(_ name: String, of kind: BodyReader.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J005", title: "`\(name)` is no name of a \(kind.rawValue)", range: range, label: "not a name",
      help: kind == .pool
        ? "a pool's name is 1 to 12 lower case letters and digits, the first a letter"
        : "a cluster's name is 1 to 63 letters, digits, underscores and hyphens")
  }

  static func notAnID(of kind: BodyReader.Kind, at range: SourceRange) -> Diagnostic {
    let pool = kind == .pool ? "/agentPools/…" : ""
    return Diagnostic(
      code: "J005", title: "this is no id of a \(kind.rawValue)", range: range, label: "not an id",
      help:
        "an id is `/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/…\(pool)`"
    )
  }

  static func noName(of kind: BodyReader.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J005", title: "this \(kind.rawValue) has no name", range: range, label: "`name` is missing here")
  }

  static func noCluster(of pool: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J005", title: "nothing says to which cluster the pool `\(pool)` belongs", range: range,
      label: "`id` is missing here",
      help: "az prints the id; or put the pool into `agentPoolProfiles` of its cluster")
  }

  static func repeated(_ name: String, of kind: BodyReader.Kind, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J006", title: "there is a second \(kind.rawValue) `\(name)`", range: range,
      label: "a second one",
      help: kind == .pool
        ? nil
        : "clusters are told apart by their names and groups: is the same file given twice, or two subscriptions?"
    )
  }

  static func notABody(_ what: String, _ help: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J007", title: "this is \(what): no cluster and no node pool", range: range,
      label: "not part of a world",
      help: help ?? "a world is made from what `az aks list`, `az aks show` and `az aks nodepool list` print")
  }

  static func nothingThere(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J008", title: "there is no cluster in it", range: range, label: "nothing to make a world from",
      help: "`az account show` tells which subscription `az aks list` has asked")
  }

  static func tooManyNodes(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "J009", title: "more than \(limit) nodes in all", range: range, label: "one pool too many",
      help: "make a world of some of the clusters")
  }
}
