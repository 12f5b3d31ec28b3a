import AKSLJSON
import AKSModel

// What belongs to a subscription or to az itself, as az holds it.
extension AzureArguments {
  /// A resource group as `group show` prints it.
  static func body(of group: AzureSubscription.Group) -> JSONValue {
    [
      "id": .string("/subscriptions/\(AzureSubscription.id)/resourceGroups/\(group.name)"),
      "name": .string(group.name),
      "type": "Microsoft.Resources/resourceGroups",
      "properties": ["provisioningState": "Succeeded"],
      "location": .string(group.location),
      "managedBy": .optional(group.managedBy),
      "tags": .entries(group.tags),
    ]
  }

  /// The simulated subscription; `account list` and `login` call its cloud by another name.
  static func account(isListed: Bool) -> JSONValue {
    let id = JSONValue.string(AzureSubscription.id)
    var members: [JSONValue.Member] = [
      .init("id", id), .init("name", "simulated"), .init("state", "Enabled"),
      .init("user", ["name": "aksl", "type": "servicePrincipal"]), .init("isDefault", true),
      .init("tenantId", id),
    ]
    if !isListed { members.append(.init("environmentName", "AzureCloud")) }
    members += [.init("homeTenantId", id), .init("managedByTenants", [])]
    if isListed { members.append(.init("cloudName", "AzureCloud")) }
    return .object(members)
  }

  /// The version of azure-cli that is modelled here.
  static func version(_ subscription: AzureSubscription) -> JSONValue {
    [
      "azure-cli": "2.91.0", "azure-cli-core": "2.91.0", "azure-cli-telemetry": "1.1.0",
      "extensions": .object(subscription.extensions.map { .init($0, .string(extensionVersion)) }),
    ]
  }

  /// No version of an extension is modelled.
  private static let extensionVersion = "0.0.0"

  static func body(ofExtension name: String) -> JSONValue {
    [
      "experimental": false, "extensionType": "whl", "name": .string(name), "path": "",
      "preview": .boolean(name.hasSuffix("preview")), "version": .string(extensionVersion),
    ]
  }

  static func body(of feature: AzureSubscription.Feature, isRegistered: Bool) -> JSONValue {
    let name = "\(feature.namespace)/\(feature.name)"
    return [
      "name": .string(name),
      "properties": ["state": isRegistered ? "Registered" : "NotRegistered"],
      "id": .string(
        "/subscriptions/\(AzureSubscription.id)/providers/Microsoft.Features/providers/\(feature.namespace)/features/"
          + feature.name),
      "type": "Microsoft.Features/providers/features",
    ]
  }

  /// A resource provider: all of them are registered; their types are not modelled.
  static func body(ofProvider namespace: String) -> JSONValue {
    [
      "id": .string("/subscriptions/\(AzureSubscription.id)/providers/\(namespace)"),
      "namespace": .string(namespace), "registrationState": "Registered",
      "registrationPolicy": "RegistrationRequired", "resourceTypes": [],
      "providerAuthorizationConsentState": nil,
    ]
  }

  /// A node as the machines of a pool are listed; addresses are not modelled.
  static func body(ofMachine id: NodeID, _ world: Simulation) -> JSONValue {
    [
      "id": .string(ResourceIdentifier.text(of: id, world)),
      "name": .string(world.nodeName(id)),
      "type": "Microsoft.ContainerService/managedClusters/agentPools/machines",
      "systemData": nil,
      "properties": [
        "network": nil, "resourceId": .string(ResourceIdentifier.virtualMachine(of: id, world)),
      ],
      "zones": world.zone(of: id).map { [.string($0)] } ?? nil,
      "resourceGroup": .string(world[world[world[id].pool].cluster].resourceGroup),
    ]
  }
}
