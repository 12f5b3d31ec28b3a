/// What a size of virtual machine can do.
///
/// Sizes that are not in the table are accepted, and unknown stays unknown.
///
/// Source: the list of sizes recorded in Azure/azure-cli-extensions (`test_mdp_sku_scenario`,
/// westus, 2024-10) and kubernetes/autoscaler `azure_instance_types.go` (2026-08).
package struct VMSize: Hashable, Sendable {
  /// As Azure spells it.
  package let name: String
  /// Cores that count against the quota.
  package let vcpus: Int
  /// The machine's memory.
  package let memoryMiB: Int
  /// 0 for most.
  package let gpus: Int
  /// The local disk; 0 where the size has none.
  package let tempDiskGiB: Int
  /// The host's cache; 0 where the size has none.
  package let cacheDiskGiB: Int
  /// The OS disk can lie on a local disk or in the cache.
  package let supportsEphemeralOSDisk: Bool

  private init(
    _ name: String, _ vcpus: Int, _ memoryMiB: Int, gpus: Int = 0, temp: Int, cache: Int,
    ephemeral: Bool
  ) {
    self.name = name
    self.vcpus = vcpus
    self.memoryMiB = memoryMiB
    self.gpus = gpus
    tempDiskGiB = temp
    cacheDiskGiB = cache
    supportsEphemeralOSDisk = ephemeral
  }

  /// The size of this name, compared without case; nil: it may exist, and nothing is known of it.
  package static func named(_ name: String) -> VMSize? {
    all.first { $0.name.equalsIgnoringCase(name) }
  }

  /// The sizes whose abilities are known.
  package static let all: [VMSize] = [
    VMSize("Standard_B2s", 2, 4096, temp: 8, cache: 30, ephemeral: true),
    VMSize("Standard_B2ms", 2, 8192, temp: 16, cache: 30, ephemeral: true),
    VMSize("Standard_B4ms", 4, 16384, temp: 32, cache: 30, ephemeral: true),
    VMSize("Standard_D2_v2", 2, 7168, temp: 100, cache: 0, ephemeral: false),
    VMSize("Standard_DS1_v2", 1, 3584, temp: 7, cache: 43, ephemeral: true),
    VMSize("Standard_DS2_v2", 2, 7168, temp: 14, cache: 86, ephemeral: true),
    VMSize("Standard_DS3_v2", 4, 14336, temp: 28, cache: 172, ephemeral: true),
    VMSize("Standard_DS4_v2", 8, 28672, temp: 56, cache: 344, ephemeral: true),
    VMSize("Standard_DS5_v2", 16, 57344, temp: 112, cache: 688, ephemeral: true),
    VMSize("Standard_D2s_v3", 2, 8192, temp: 16, cache: 50, ephemeral: true),
    VMSize("Standard_D4s_v3", 4, 16384, temp: 32, cache: 100, ephemeral: true),
    VMSize("Standard_D8s_v3", 8, 32768, temp: 64, cache: 200, ephemeral: true),
    VMSize("Standard_D16s_v3", 16, 65536, temp: 128, cache: 400, ephemeral: true),
    VMSize("Standard_D32s_v3", 32, 131_072, temp: 256, cache: 800, ephemeral: true),
    VMSize("Standard_D64s_v3", 64, 262_144, temp: 512, cache: 1600, ephemeral: true),
    VMSize("Standard_D2s_v5", 2, 8192, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D4s_v5", 4, 16384, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D8s_v5", 8, 32768, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D16s_v5", 16, 65536, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D2ds_v5", 2, 8192, temp: 75, cache: 0, ephemeral: true),
    VMSize("Standard_D4ds_v5", 4, 16384, temp: 150, cache: 0, ephemeral: true),
    VMSize("Standard_D8ds_v5", 8, 32768, temp: 300, cache: 0, ephemeral: true),
    VMSize("Standard_D16ds_v5", 16, 65536, temp: 600, cache: 0, ephemeral: true),
    VMSize("Standard_D2as_v5", 2, 8192, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D4as_v5", 4, 16384, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_D2ads_v5", 2, 8192, temp: 75, cache: 0, ephemeral: true),
    VMSize("Standard_D4ads_v5", 4, 16384, temp: 150, cache: 0, ephemeral: true),
    VMSize("Standard_D2ps_v5", 2, 8192, temp: 0, cache: 50, ephemeral: false),
    VMSize("Standard_D4ps_v5", 4, 16384, temp: 0, cache: 100, ephemeral: false),
    VMSize("Standard_D2pds_v5", 2, 8192, temp: 75, cache: 50, ephemeral: true),
    VMSize("Standard_D4pds_v5", 4, 16384, temp: 150, cache: 100, ephemeral: true),
    VMSize("Standard_E4s_v5", 4, 32768, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_E8s_v5", 8, 65536, temp: 0, cache: 0, ephemeral: false),
    VMSize("Standard_E4ds_v5", 4, 32768, temp: 150, cache: 0, ephemeral: true),
    VMSize("Standard_E8ds_v5", 8, 65536, temp: 300, cache: 0, ephemeral: true),
    VMSize("Standard_F2s_v2", 2, 4096, temp: 16, cache: 32, ephemeral: true),
    VMSize("Standard_F4s_v2", 4, 8192, temp: 32, cache: 64, ephemeral: true),
    VMSize("Standard_F8s_v2", 8, 16384, temp: 64, cache: 128, ephemeral: true),
    VMSize("Standard_NC4as_T4_v3", 4, 28672, gpus: 1, temp: 176, cache: 144, ephemeral: true),
  ]
}
