import AKSLJSON
import AKSModel
import JMESPath

/// The results of which az makes rows of its own for a table.
enum TableColumns {
  case pools, clusters, upgrades, versions, machines, groups, accounts, features

  /// One row an element; a single result is one.
  func rows(of value: JSONValue) throws(AzureFailure) -> JSONValue {
    if self == .versions { return Self.rows(ofVersions: value) }
    let elements = if case .array(let elements) = value { elements } else { [value] }
    var rows: [JSONValue] = []
    for element in elements { rows.append(try row(of: element)) }
    return .array(rows)
  }

  private func row(of element: JSONValue) throws(AzureFailure) -> JSONValue {
    switch self {
    case .pools:
      .row(
        element,
        [
          ("name", "name"), ("osType", "osType"), ("kubernetesVersion", "orchestratorVersion"),
          ("vmSize", "vmSize"), ("osDiskSizeGB", "osDiskSizeGB"), ("count", "count"), ("maxPods", "maxPods"),
          ("provisioningState", "provisioningState"), ("mode", "mode"),
        ])
    case .clusters:
      .row(
        element,
        [
          ("name", "name"), ("location", "location"), ("resourceGroup", "resourceGroup"),
          ("kubernetesVersion", "kubernetesVersion"),
          ("currentKubernetesVersion", "currentKubernetesVersion"),
          ("provisioningState", "provisioningState"), ("fqdn", "fqdn"),
        ])
    case .upgrades:
      [
        "name": element["name"], "resourceGroup": element["resourceGroup"],
        "masterVersion": element["controlPlaneProfile"]["kubernetesVersion"],
        "upgrades": .string(try Self.upgrades(of: element)),
      ]
    case .machines:
      [
        "name": element["name"], "ip": "",
        "zones": .string(element["zones"].elements.map { PythonText.text($0) }.joined(separator: ", ")),
      ]
    case .groups:
      [
        "Name": element["name"], "Location": element["location"],
        "Status": element["properties"]["provisioningState"],
      ]
    case .accounts:
      .row(
        element,
        [
          ("Name", "name"), ("CloudName", "cloudName"), ("SubscriptionId", "id"), ("TenantId", "tenantId"),
          ("State", "state"), ("IsDefault", "isDefault"),
        ])
    case .features: ["Name": element["name"], "RegistrationState": element["properties"]["state"]]
    case .versions: element
    }
  }

  /// Az goes through the list without asking whether there is one.
  private static func upgrades(of profile: JSONValue) throws(AzureFailure) -> String {
    let upgrades = profile["controlPlaneProfile"]["upgrades"]
    if upgrades == .null {
      throw .az(
        "Table output unavailable. Use the --query option to specify an appropriate query. Use --debug for more info."
      )
    }
    return sorted(upgrades.elements.map { $0["kubernetesVersion"] })
  }

  /// Versions, oldest first, with commas between them.
  private static func sorted(_ versions: [JSONValue]) -> String {
    let texts = versions.map { PythonText.text($0) }
    let known = texts.compactMap(KubernetesVersion.resolving)
    guard known.count == texts.count else { return texts.joined(separator: ", ") }
    return known.isEmpty ? "None available" : known.sorted().map(\.description).joined(separator: ", ")
  }

  /// One row a patch version, newest first.
  private static func rows(ofVersions value: JSONValue) -> JSONValue {
    var rows: [(version: KubernetesVersion, row: JSONValue)] = []
    for release in value["values"].elements {
      guard case .object(let patches) = release["patchVersions"] else { continue }
      for patch in patches {
        guard let version = KubernetesVersion.resolving(patch.key) else { continue }
        let plans = release["capabilities"]["supportPlan"].elements.map { PythonText.text($0) }
        rows.append(
          (
            version,
            [
              "kubernetesVersion": .string(patch.key), "isPreview": release["isPreview"],
              "upgrades": .string(sorted(patch.value["upgrades"].elements)),
              "supportPlan": .string(plans.joined(separator: ", ")),
            ]
          ))
      }
    }
    return .array(rows.sorted { $0.version > $1.version }.map(\.row))
  }
}

extension JSONValue {
  /// A member of an object; null where there is none.
  subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  /// The elements of a list; none of anything else.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// Some members of an object under other keys.
  fileprivate static func row(_ object: JSONValue, _ columns: [(title: String, key: String)]) -> JSONValue {
    .object(columns.map { Member($0.title, object[$0.key]) })
  }
}
