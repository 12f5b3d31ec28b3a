/// Azure's regions, as `az account list-locations` names them.
///
/// Azure adds regions, so a name that is not here is accepted; the list is there to notice misspelt ones.
package enum Region {
  /// Those of the public cloud, then those of the clouds for the United States government and for China.
  package static let names = [
    "australiacentral", "australiacentral2", "australiaeast", "australiasoutheast", "austriaeast",
    "belgiumcentral", "brazilsouth", "brazilsoutheast", "canadacentral", "canadaeast", "centralindia",
    "centralus", "chilecentral", "eastasia", "eastus", "eastus2", "francecentral", "francesouth",
    "germanynorth", "germanywestcentral", "indonesiacentral", "israelcentral", "italynorth", "japaneast",
    "japanwest", "jioindiacentral", "jioindiawest", "koreacentral", "koreasouth", "malaysiawest",
    "mexicocentral", "newzealandnorth", "northcentralus", "northeurope", "norwayeast", "norwaywest",
    "polandcentral", "qatarcentral", "southafricanorth", "southafricawest", "southcentralus",
    "southeastasia", "southindia", "spaincentral", "swedencentral", "swedensouth", "switzerlandnorth",
    "switzerlandwest", "uaecentral", "uaenorth", "uksouth", "ukwest", "westcentralus", "westeurope",
    "westindia", "westus", "westus2", "westus3",
    "usgovarizona", "usgovtexas", "usgovvirginia",
    "chinaeast", "chinaeast2", "chinaeast3", "chinanorth", "chinanorth2", "chinanorth3",
  ]

  /// Whether it is one of them; Azure takes `East US` for `eastus`.
  package static func isKnown(_ name: String) -> Bool {
    names.contains(normalized(name))
  }

  /// Whether two spellings mean one region.
  static func areSame(_ a: String, _ b: String) -> Bool { a == b || normalized(a) == normalized(b) }

  /// The spelling in which Azure keeps a region and answers with it: `westeurope` of `West Europe`.
  package static func normalized(_ name: String) -> String {
    String(name.lowercased().filter { $0 != " " })
  }
}
