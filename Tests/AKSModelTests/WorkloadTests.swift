import ModelLaws
import Testing

@testable import AKSModel

/// Workloads, their pods, and where the scheduler puts them.
@Suite("Workloads")
struct WorkloadTests {
  static func template(_ cpu: Int32 = 500, _ memory: Int32 = 1024, pool: String? = nil) -> PodTemplate {
    var template = PodTemplate()
    template.request = PodRequest(cpuMillis: cpu, memoryMiB: memory)
    template.pool = pool
    return template
  }

  @Test func recordsAreSmall() {
    #expect(MemoryLayout<Pod>.stride == 32)
    #expect(MemoryLayout<ModelEvent>.stride <= 64)
  }

  @Test("Pods get nodes after a second, and are ready three seconds later")
  func readiness() throws {
    var world = Simulation.sandbox()
    let api = try world.load("api", replicas: 12, template: Self.template(pool: "dev"))
    #expect(world[api].pending == 12 && world[api].podCount == 12)
    world.pass(1)
    #expect(world[api].pending == 0 && world[api].ready == 0)
    world.pass(3)
    #expect(world[api].ready == 12)
    #expect(WorldLaws.broken(by: world) == nil)
    // 10 nodes; two of them, the first by name, have a second pod.
    let pods = world.nodes(of: try world.pool("dev")).map { world.pods(on: $0).count }
    #expect(pods == [2, 2, 1, 1, 1, 1, 1, 1, 1, 1])
    world.scaleWorkload(api, to: 5)
    #expect(world[api].ready == 5 && world[api].podCount == 5)
    world.deleteWorkload(api)
    #expect(!world.exists(api) && world.podTable.count == 0)
    #expect(world.workloads(of: try world.id()).isEmpty)
    #expect(WorldLaws.broken(by: world) == nil)
  }

  @Test("AKS keeps what its article says")
  func allocatable() throws {
    let size = try #require(VMSize.named("Standard_B2ms"))
    let small = try #require(VMSize.named("Standard_B2s"))
    let linux = NodeResources.allocatable(of: size, osType: .linux, maxPods: 30, isBefore129: false)
    #expect(linux == NodeResources(cpuMillis: 1900, memoryMiB: 8192 - 750, gpus: 0, pods: 30))
    let many = NodeResources.allocatable(of: small, osType: .linux, maxPods: 70, isBefore129: false)
    #expect(many.memoryMiB == 4096 - 1024 - 100)
    let old = NodeResources.allocatable(of: size, osType: .linux, maxPods: 30, isBefore129: true)
    #expect(old.memoryMiB == 8192 - 1024 - 819 - 750)
    let windows = NodeResources.allocatable(of: size, osType: .windows, maxPods: 30, isBefore129: false)
    #expect(windows.memoryMiB == linux.memoryMiB - 2048)
    let kept = [
      ("Standard_DS1_v2", 60), ("Standard_DS3_v2", 140), ("Standard_DS4_v2", 180), ("Standard_DS5_v2", 260),
    ]
    for (name, millis) in kept {
      let size = try #require(VMSize.named(name))
      let node = NodeResources.allocatable(of: size, osType: .linux, maxPods: 30, isBefore129: false)
      #expect(Int(node.cpuMillis) == size.vcpus * 1000 - millis)
    }
  }

  @Test("Pods that nothing holds wait until something does")
  func retry() throws {
    var world = Simulation.sandbox()
    let api = try world.load("api", replicas: 40, template: Self.template(pool: "dev"))
    world.settle()
    // Three to a node: 1900 thousandths.
    #expect(world[api].ready == 30 && world[api].pending == 10)
    try world.put("dev", count: 12)
    world.settle()
    #expect(world[api].ready == 36 && world[api].pending == 4)
    // Room on a node that is there counts, too.
    let other = try world.load("other", replicas: 1, template: Self.template(1500, pool: "dev"))
    world.settle()
    #expect(world[other].pending == 1)
    world.scaleWorkload(api, to: 28)
    world.settle()
    #expect(world[api].ready == 28 && world[api].pending == 0)
    #expect(WorldLaws.broken(by: world) == nil)
  }
}
