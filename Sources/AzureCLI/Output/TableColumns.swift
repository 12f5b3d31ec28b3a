import AKSLJSON

/// The rows that az makes of some results for a table.
enum TableColumns {
  /// A column: its head, and the key of its value or the first of several that has one.
  private typealias Column = (title: String, keys: [String])

  static let pools: @Sendable (JSONValue) -> JSONValue = { value in
    rows(
      of: value,
      [
        ("name", ["name"]), ("osType", ["osType"]), ("kubernetesVersion", ["orchestratorVersion"]),
        ("vmSize", ["vmSize"]), ("osDiskSizeGB", ["osDiskSizeGB"]), ("count", ["count"]),
        ("maxPods", ["maxPods"]), ("provisioningState", ["provisioningState"]), ("mode", ["mode"]),
      ])
  }

  static let clusters: @Sendable (JSONValue) -> JSONValue = { value in
    rows(
      of: value,
      [
        ("name", ["name"]), ("location", ["location"]), ("resourceGroup", ["resourceGroup"]),
        ("kubernetesVersion", ["kubernetesVersion"]),
        ("currentKubernetesVersion", ["currentKubernetesVersion"]),
        ("provisioningState", ["provisioningState"]), ("fqdn", ["fqdn", "privateFqdn"]),
      ])
  }

  private static func rows(of value: JSONValue, _ columns: [Column]) -> JSONValue {
    let elements = if case .array(let elements) = value { elements } else { [value] }
    return .array(
      elements.map { element in
        .object(
          columns.map { .init($0.title, $0.keys.lazy.map { element[$0] }.first { $0 != .null } ?? .null) })
      })
  }
}

extension JSONValue {
  /// A member of an object; null where there is none.
  subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }
}
