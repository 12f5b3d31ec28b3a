import AKSLJSON

/// `-o table`: one line a resource, its columns as wide as they need to be.
enum TableText {
  /// A column: its head, and the key of its value.
  typealias Column = (title: String, key: String)

  static let poolColumns: [Column] = [
    ("Name", "name"), ("OsType", "osType"), ("KubernetesVersion", "orchestratorVersion"),
    ("VmSize", "vmSize"),
    ("OsDiskSizeGB", "osDiskSizeGb"), ("Count", "count"), ("MaxPods", "maxPods"),
    ("ProvisioningState", "provisioningState"), ("Mode", "mode"),
  ]

  static let clusterColumns: [Column] = [
    ("Name", "name"), ("Location", "location"), ("ResourceGroup", "resourceGroup"),
    ("KubernetesVersion", "kubernetesVersion"), ("CurrentKubernetesVersion", "currentKubernetesVersion"),
    ("ProvisioningState", "provisioningState"), ("Fqdn", "fqdn"),
  ]

  /// Columns without a value in any row are left out; of no rows nothing is printed.
  static func text(_ bodies: [JSONValue], _ columns: [Column]) -> String {
    let rows = bodies.map { body in columns.map { cell(body, $0.key) } }
    let shown = columns.indices.filter { column in rows.contains { $0[column] != nil } }
    guard !shown.isEmpty else { return "" }
    let widths = shown.map { column in
      ([columns[column].title.count] + rows.map { $0[column]?.count ?? 0 }).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var text = zip(cells, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
        .joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }
    let head = [
      line(shown.map { columns[$0].title }), line(widths.map { String(repeating: "-", count: $0) }),
    ]
    return (head + rows.map { row in line(shown.map { row[$0] ?? "" }) }).joined(separator: "\n")
  }

  private static func cell(_ body: JSONValue, _ key: String) -> String? {
    guard case .object(let members) = body, let value = members.first(where: { $0.key == key })?.value else {
      return nil
    }
    switch value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    default: return nil
    }
  }
}
