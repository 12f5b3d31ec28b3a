import AzureCLI

extension CommandPattern.Option {
  /// What it is for, in one line.
  var summary: String {
    if let text = Self.summaries[words[0]] { return text }
    if let place = places.first {
      if case .enumeration(let enumeration) = place.type {
        return "\(enumeration.name): \(place.type.expectation)"
      }
      let ofAzure = words.lazy.compactMap { AzureCompletion.summary(ofOption: $0) }.first
      return ofAzure.map { "\($0): \(place.type.expectation)" } ?? place.type.expectation
    }
    return words.lazy.compactMap { AzureCompletion.summary(ofOption: $0) }.first ?? ""
  }

  /// Of those that az does not have, or that mean something else there.
  private static let summaries = [
    "as": "the form of the answer: table, json, yaml or csv",
    "nowait": "goes on at once, and does not wait for the end",
    "of": "only of this one",
    "for": "how long it lasts; without, until it is taken away",
    "since": "only what was since then: an instant, or how long ago",
    "anonymize": "masks names, ids and the values of tags",
    "control-plane-only": "leaves the pools at their version",
    "scatter": "how far times scatter around the median: a number from 0",
    "seed": "the number that random draws follow from",
    "every": "begins again after this time",
    "speed": "how many times as fast as it was recorded",
    "target": "the rate that one pod takes",
    "replicas": "how many pods there are to be: a whole number",
    "cpu": "what each pod asks for: cpus, such as 500m or 2",
    "memory": "what each pod asks for: an amount of memory, such as 512Mi",
    "gpu": "what each pod asks for: a whole number",
    "on": "the pool whose nodes the pods want",
    "selector": "labels that a node must have: a map",
    "tolerations": "taints of nodes that the pods put up with",
    "min-available": "how many pods must stay when nodes are drained: a number or a percentage",
    "image": "how large the image is that a node must have: an amount of memory",
    "local-storage": "the pods hold data on their node",
    "no-controller": "nothing makes a pod again that is gone",
    "kube-system": "they belong to the system",
    "safe-to-evict": "the autoscaler may always move them",
    "not-safe-to-evict": "the autoscaler never moves them",
    "daemonset": "one on each node that suits them, instead of `replicas`",
  ]
}
