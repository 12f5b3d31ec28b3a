import AKSLJSON

/// Which pods a budget is about; an empty one: all of its namespace (policy/v1).
struct LabelSelector: Hashable, Sendable {
  private struct Expression: Hashable, Sendable {
    let key: String
    let word: String
    let values: [String]
  }

  private let labels: [RecordedWorkload.Label]
  private let expressions: [Expression]

  init(_ members: [JSONNode.Member]) {
    func member(_ name: String) -> JSONNode? { members.first { $0.key == name }?.value }
    labels = (member("matchLabels")?.members ?? []).map {
      RecordedWorkload.Label(key: $0.key, value: $0.value.text ?? "")
    }
    expressions = (member("matchExpressions")?.elements ?? []).map {
      Expression(
        key: $0["key"]?.text ?? "", word: $0["operator"]?.text ?? "",
        values: ($0["values"]?.elements ?? []).compactMap(\.text))
    }
  }

  /// An operator that Kubernetes does not have either.
  var unknownOperator: String? {
    expressions.first { !["In", "NotIn", "Exists", "DoesNotExist"].contains($0.word) }?.word
  }

  func selects(_ pod: [RecordedWorkload.Label]) -> Bool {
    labels.allSatisfy(pod.contains)
      && expressions.allSatisfy { expression in
        let value = pod.first { $0.key == expression.key }?.value
        return switch expression.word {
        case "In": value.map(expression.values.contains) ?? false
        case "NotIn": !(value.map(expression.values.contains) ?? false)
        case "Exists": value != nil
        default: value == nil
        }
      }
  }
}
