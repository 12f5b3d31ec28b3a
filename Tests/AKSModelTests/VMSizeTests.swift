import Foundation
import Testing

@testable import AKSModel

@Suite("VM sizes") struct VMSizeTests {
  @Test func known() throws {
    let size = try #require(VMSize.named("standard_ds2_V2"))
    #expect(size.name == "Standard_DS2_v2")
    #expect((size.vcpus, size.memoryMiB, size.gpus) == (2, 7168, 0))
    #expect((size.tempDiskGiB, size.cacheDiskGiB, size.supportsEphemeralOSDisk) == (14, 86, true))
    #expect(VMSize.named("Standard_NC64as_T4_v3")?.gpus == 4)
  }

  @Test(arguments: [
    "", "Standard", "Standard_DS2", "Standard_DS2_v2 2", "Standard_DS2_v22", "Standard_Z9", "\n", "é",
  ])
  func unknown(name: String) { #expect(VMSize.named(name) == nil) }

  /// The newest sizes have no disks in the table, which does not mean that they are 0.
  @Test func unknownDisks() throws {
    let size = try #require(VMSize.named("Standard_D4s_v6"))
    #expect(size.vcpus == 4)
    #expect((size.tempDiskGiB, size.cacheDiskGiB, size.supportsEphemeralOSDisk) == (nil, nil, nil))
    var world = Simulation.sandbox()
    // Nobody can say that there is no room for it.
    try world.put("new", count: 1, vmSize: "Standard_D4s_v6", disk: .ephemeral)
    #expect(world[try world.pool("new")].osDiskType == .ephemeral)
    #expect(
      OSDisk(requested: nil, vmSize: "Standard_D4s_v6")
        == OSDisk(requested: .managed, vmSize: "", sizeGB: 128))
  }

  /// A bisection finds every line of both tables.
  @Test func everyLineIsFound() {
    for name in OrderedLines(VMSizeTable.lines).names {
      #expect(VMSize.named(name.uppercased())?.name == name)
    }
    for name in PriceList.sizes {
      let prices = [OSType.linux, .windows].flatMap { osType in
        VMPriceTable.regions.indices.compactMap { VMPriceTable.price(size: name, osType: osType, column: $0) }
      }
      #expect(prices.allSatisfy { $0 > 0 } && !prices.isEmpty, "\(name)")
    }
  }

  @Test(arguments: [
    ("Standard_NC4as_T4_v3", TimingPrimitive.provisionGPU), ("Standard_NC24ads_A100_v4", .provisionLargeGPU),
    ("standard_nd96asr_v4", .provisionLargeGPU), ("Standard_DS2_v2", .provisionLinux),
    ("Standard_X1", .provisionLinux),
  ]) func provision(size: String, part: TimingPrimitive) {
    var properties = AgentPoolProperties()
    properties.vmSize = size
    #expect(TimingPrimitive.provision(AgentPool(named: "p", as: properties, in: ClusterID(index: 0))) == part)
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "shared/reference/data/vm-sizes.csv")

  @Test(
    "The table is the file it was made of",
    .enabled(if: FileManager.default.fileExists(atPath: file.path), "the file is not beside this repository"))
  func source() throws {
    let rows = try String(contentsOf: Self.file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    #expect(rows.count == OrderedLines(VMSizeTable.lines).names.count)
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let size = try #require(VMSize.named(cells[0]), "\(cells[0])")
      #expect([size.vcpus, size.memoryMiB, size.gpus] == [2, 3, 4].map { Int(cells[$0]) }, "\(cells[0])")
      #expect([size.tempDiskGiB, size.cacheDiskGiB] == [6, 7].map { Int(cells[$0]) }, "\(cells[0])")
      #expect(size.supportsEphemeralOSDisk == Int(cells[10]).map { $0 == 1 }, "\(cells[0])")
    }
  }
}
