import Foundation
import Testing

/// Worlds that come from files of the command line, and worlds that go into files.
@Suite("Worlds in files")
struct WorldFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let cluster =
    #"[{"name": "prod", "agentPoolProfiles": [{"name": "system", "mode": "System", "count": 2, "podSubnetId": "x"}]}]"#

  @Test("`--world FILE.json` begins with the clusters in it, and tells what it dropped")
  func world() throws {
    let file = try folder.write("clusters.json", Self.cluster)
    let told = try Program.run(["--world", file, "-e", "assert system.count == 2 and elapsed == 0s"])
    #expect(told.exitCode == 0)
    #expect(
      told.text
        == "a world from \(file): 1 cluster with 1 pool\ndropped: podSubnetId, which this model lacks: `show import` lists them\n"
    )
    #expect(try Program.run(["-q", "--world", file, "-e", "print system.count"]).text == "2\n")
    let masked = try Program.run([
      "-q", "--world", file, "--anonymize", "-e", "print [c.name for c in clusters]",
    ])
    #expect(masked.exitCode == 0 && !masked.text.contains("prod"))
    let test = try folder.write("a.aksl", "scenario \"s\" { assert prod/system.count == 2 }")
    #expect(try Program.run(["test", "--world", file, test]).exitCode == 0)
    #expect(try Program.run(["check", "--world", file, test]).exitCode == 0)
    #expect(try Program.run(["check", test]).exitCode == 3)
  }

  @Test("Several files are one world; standard input is one of them")
  func several() throws {
    let id =
      "/subscriptions/s/resourcegroups/default-rg/providers/Microsoft.ContainerService/managedClusters/prod"
    let one = try folder.write(
      "one.json", Self.cluster.replacing(#""name": "prod""#, with: #""id": "\#(id)""#))
    let pool = #"{"id": "\#(id)/agentPools/web", "name": "web", "count": 3}"#
    let two = try folder.write("two.json", "[\(pool)]")
    let script = "assert system.count == 2 and web.count == 3"
    #expect(try Program.run(["--world", one, "--world", two, "-e", script]).exitCode == 0)
    let piped = try Program.run(["--world", one, "--world", "-", "-e", script], input: "[\(pool)]")
    #expect(piped.exitCode == 0)
  }

  @Test("What is wrong with a file is told with its line, and exits with 3; wrong usage with 2")
  func wrong() throws {
    let bad = try folder.write("bad.json", "[\n {\"name\": 3, \"agentPoolProfiles\": []}\n]")
    let result = try Program.run(["--world", bad, "-e", "print 1"])
    #expect(result.exitCode == 3 && result.text.isEmpty)
    #expect(result.errorText.contains("error[J002]") && result.errorText.contains("bad.json:2:11"))
    let good = try folder.write("good.json", Self.cluster)
    for arguments in [
      ["--world", folder.path("none.json")], ["--world", good, "--world", "empty"], ["--anonymize"],
      ["--world", "empty", "--anonymize"],
    ] {
      #expect(try Program.run(arguments + ["-e", "print 1"]).exitCode == 2, "\(arguments)")
    }
  }

  @Test("A script names files from where it stands")
  func script() throws {
    _ = try folder.write("sub/clusters.json", Self.cluster)
    let script = try folder.write("sub/a.aksl", "world from \"clusters.json\"\nassert system.count == 2\n")
    #expect(try Program.run(["run", script]).exitCode == 0)
    let broken = try folder.write("sub/b.aksl", "world from \"none.json\"\n")
    #expect(try Program.run(["run", broken]).exitCode == 3)
  }

  @Test("What was saved is run again, and only what was saved is written over")
  func saving() throws {
    let file = folder.path("saved.aksl")
    for count in [4, 6] {
      let saved = try Program.run(["-e", "scale dev to \(count); save world \"\(file)\""])
      #expect(saved.exitCode == 0)
      let check = "assert dev.count == \(count) and dev.nodes.deallocated == \(10 - count) and elapsed == 0s"
      #expect(try Program.run(["--world", file, "-e", check]).exitCode == 0)
    }
    #expect(try Program.run(["fmt", "--check", file]).exitCode == 0)
    #expect(try Program.run(["check", file]).exitCode == 0)
    let mine = try folder.write("mine.aksl", "print 1\n")
    let refused = try Program.run(["-e", "save world \"\(mine)\""])
    #expect(refused.exitCode == 4 && refused.errorText.contains("error[E021]"))
    #expect(try String(contentsOfFile: mine, encoding: .utf8) == "print 1\n")
  }
}
