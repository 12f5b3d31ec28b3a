import AKSModel

/// The settings of the cluster autoscaler, as `--cluster-autoscaler-profile` has them.
enum AutoScalerProfile {
  /// Az's own order, which is that of its messages and of what it prints.
  static let keys = """
    balance-similar-node-groups daemonset-eviction-for-empty-nodes daemonset-eviction-for-occupied-nodes
    ignore-daemonsets-utilization expander max-empty-bulk-delete max-graceful-termination-sec max-node-provision-time
    max-total-unready-percentage new-pod-scale-up-delay ok-total-unready-count scan-interval
    scale-down-delay-after-add scale-down-delay-after-delete scale-down-delay-after-failure
    scale-down-unneeded-time scale-down-unready-time scale-down-utilization-threshold skip-nodes-with-local-storage
    skip-nodes-with-system-pods
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// The newer keys take truths, the older ones texts.
  static func isTruth(_ key: String) -> Bool { key.contains("daemonset") }

  /// What az makes of the words, or its sentence about them: `key=value` each, or several with commas.
  static func entries(in words: [String]) -> Result<[ResourceTag], Mistake> {
    var entries: [ResourceTag] = []
    for word in words where !word.isEmpty {
      for item in word.split(separator: ",", omittingEmptySubsequences: false) {
        let parts = item.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else {
          return .failure(
            Mistake(
              title: "The format of '\(item)' in '\(word)' is incorrect, correct format should be "
                + "'Key1=Value1,Key2=Value2'."))
        }
        let entry = ResourceTag(key: parts[0], value: parts.count > 1 ? parts[1] : "")
        if let index = entries.firstIndex(where: { $0.key == entry.key }) {
          entries[index] = entry
        } else {
          entries.append(entry)
        }
      }
    }
    for index in entries.indices {
      if let title = mistake(in: entries[index]) { return .failure(Mistake(title: title)) }
      if isTruth(entries[index].key) {
        entries[index] = ResourceTag(key: entries[index].key, value: entries[index].value.lowercased())
      }
    }
    return .success(entries)
  }

  struct Mistake: Error { var title: String }

  private static func mistake(in entry: ResourceTag) -> String? {
    if entry.key.isEmpty { return "Empty key specified for cluster-autoscaler-profile" }
    if !keys.contains(entry.key) {
      return "'\(entry.key)' is an invalid key for cluster-autoscaler-profile. Valid keys are "
        + keys.joined(separator: ", ") + "."
    }
    if isTruth(entry.key), !["true", "false"].contains(entry.value.lowercased()) {
      return
        "Value '\(entry.value)' for cluster-autoscaler-profile key '\(entry.key)' must be either 'true' or "
        + "'false'."
    }
    return nil
  }
}
