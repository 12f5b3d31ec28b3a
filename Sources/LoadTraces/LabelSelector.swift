import AKSLJSON

/// Which pods a budget is about; an empty one: all of its namespace (policy/v1).
struct LabelSelector {
  private let labels: [(key: String, value: String)]
  private let expressions: [(key: String, word: String, values: [String])]

  init(_ members: [JSONNode.Member]) {
    func member(_ name: String) -> JSONNode? { members.first { $0.key == name }?.value }
    labels = (member("matchLabels")?.members ?? []).map { ($0.key, $0.value.text ?? "") }
    expressions = (member("matchExpressions")?.elements ?? []).map {
      ($0["key"]?.text ?? "", $0["operator"]?.text ?? "", ($0["values"]?.elements ?? []).compactMap(\.text))
    }
  }

  /// An operator that Kubernetes does not have either.
  var unknownOperator: String? {
    expressions.first { !["In", "NotIn", "Exists", "DoesNotExist"].contains($0.word) }?.word
  }

  func selects(_ pod: [RecordedWorkload.Label]) -> Bool {
    labels.allSatisfy { label in pod.contains { $0.key == label.key && $0.value == label.value } }
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
