/// The commands of az that run here; raw values are the words behind `az`.
package enum AzureCommandName: String, CaseIterable, Hashable, Sendable {
  case login
  case logout
  case version
  case accountShow = "account show"
  case accountList = "account list"
  case accountSet = "account set"
  case extensionAdd = "extension add"
  case extensionUpdate = "extension update"
  case extensionList = "extension list"
  case extensionShow = "extension show"
  case featureRegister = "feature register"
  case featureShow = "feature show"
  case featureList = "feature list"
  case providerRegister = "provider register"
  case providerShow = "provider show"
  case groupCreate = "group create"
  case groupShow = "group show"
  case groupList = "group list"
  case groupExists = "group exists"
  case groupDelete = "group delete"
  case groupWait = "group wait"
  case aksCreate = "aks create"
  case aksShow = "aks show"
  case aksList = "aks list"
  case aksStart = "aks start"
  case aksStop = "aks stop"
  case aksScale = "aks scale"
  case aksUpdate = "aks update"
  case aksUpgrade = "aks upgrade"
  case aksDelete = "aks delete"
  case aksWait = "aks wait"
  case aksOperationAbort = "aks operation-abort"
  case aksGetUpgrades = "aks get-upgrades"
  case aksGetVersions = "aks get-versions"
  case aksGetCredentials = "aks get-credentials"
  case aksInstallCli = "aks install-cli"
  case aksMachineList = "aks machine list"
  case aksMachineShow = "aks machine show"
  case aksNodepoolAdd = "aks nodepool add"
  case aksNodepoolShow = "aks nodepool show"
  case aksNodepoolList = "aks nodepool list"
  case aksNodepoolScale = "aks nodepool scale"
  case aksNodepoolUpdate = "aks nodepool update"
  case aksNodepoolUpgrade = "aks nodepool upgrade"
  case aksNodepoolStart = "aks nodepool start"
  case aksNodepoolStop = "aks nodepool stop"
  case aksNodepoolDelete = "aks nodepool delete"
  case aksNodepoolWait = "aks nodepool wait"
  case aksNodepoolOperationAbort = "aks nodepool operation-abort"
  case aksNodepoolGetUpgrades = "aks nodepool get-upgrades"
  case aksNodepoolDeleteMachines = "aks nodepool delete-machines"

  /// Such as `aks nodepool add`.
  package var words: String { rawValue }

  /// What stands before the last word: `aks nodepool`.
  var group: String { words.split(separator: " ").dropLast().joined(separator: " ") }

  /// The last word: `add`.
  var verb: String { words.split(separator: " ").last.map(String.init) ?? "" }

  /// Whether it asks nothing of a subscription.
  var isLocal: Bool {
    switch self {
    case .login, .logout, .accountShow, .accountList, .accountSet, .extensionAdd, .extensionUpdate,
      .extensionList, .extensionShow:
      true
    default: false
    }
  }
}
