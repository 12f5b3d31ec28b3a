import Foundation
import Testing

/// `aksl export --as az`: a script → a script of az, and an exit code.
@Suite("aksl export")
struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func export(
    _ arguments: String..., input: String? = nil, exitCode: Int32,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> Program.Result {
    let result = try Program.run(["export", "--as", "az"] + arguments, input: input, location)
    #expect(result.exitCode == exitCode, "\(result.errorText)", sourceLocation: location)
    expectNoCrash(result, location)
    return result
  }

  private static let scale =
    "az aks nodepool scale --resource-group sandbox-rg --cluster-name sandbox --name dev --node-count"

  @Test("The whole script")
  func whole() throws {
    let script = """
      scale dev to 5
      advance 2h
      stop dev nowait
      eventually within 15m: dev.state == Stopped
      pool system stop expect error OperationNotAllowed
      print "not in it"
      inject stuck-operation on dev for 10m
      """
    let result = try export("-", input: script, exitCode: 0)
    #expect(
      result.text == #"""
        #!/bin/sh
        # Made of <stdin> by aksl 0.1, model 2026.11.
        # What it asked of Azure, as commands of az; what is left of the time between them, as sleep.
        # It makes its world itself: `aksl run --world empty FILE.sh` runs it on the model.
        set -e

        # The world at the start. Leave this out where it is there already.
        az group create --name sandbox-rg --location eastus
        az aks create --resource-group sandbox-rg --name sandbox --location eastus \
          --kubernetes-version 1.33 --nodepool-name system --node-count 3 --node-vm-size Standard_DS2_v2 \
          --generate-ssh-keys
        az aks nodepool add --resource-group sandbox-rg --cluster-name sandbox --name dev --node-count 10 \
          --node-vm-size Standard_DS2_v2 --scale-down-mode Deallocate

        # The steps.

        # <stdin>:1: scale dev to 5
        az aks nodepool scale --resource-group sandbox-rg --cluster-name sandbox --name dev --node-count 5
        sleep 7200  # 2h, until d1 02:01:18

        # <stdin>:3: stop dev nowait
        az aks nodepool stop --resource-group sandbox-rg --cluster-name sandbox --name dev --no-wait
        sleep 78  # 1m18s, until d1 02:02:36
        az aks nodepool wait --resource-group sandbox-rg --cluster-name sandbox --name dev --updated

        # <stdin>:5: pool system stop
        # is refused: OperationNotAllowed (rule S2)
        az aks nodepool stop --resource-group sandbox-rg --cluster-name sandbox --name system || true

        # <stdin>:7: inject stuck-operation on dev for 10m
        # az breaks nothing: stuck-operation on dev until d1 02:12:36

        # 4 commands, 1 of them refused or without success, as on the model; 1 thing that az cannot say.

        """#)
    #expect(result.errorText == "")
  }

  @Test("A file of the name, and standard output stays empty")
  func target() throws {
    let file = try folder.write("night.aksl", "scale dev to 3\r\nscale dev to 4\r\n")
    let target = folder.path("night.sh")
    #expect(try export("--steps-only", "-o", target, file, exitCode: 0).text == "")
    let text = try #require(folder.text("night.sh"))
    #expect(text.contains("\(file):1: scale dev to 3\n\(Self.scale) 3\n"))
    #expect(!text.contains("\r") && !text.contains("az aks create"))
    #expect(
      try export("-o", folder.path("gone/night.sh"), file, exitCode: 2).errorText.contains("cannot write"))
  }

  @Test("A script that stops half-way: what was done is written, and the exit code is that of the run")
  func half() throws {
    let result = try export(
      "--steps-only", "-", input: "scale dev to 3\nstop system\nscale dev to 4", exitCode: 4)
    #expect(result.text.contains("\(Self.scale) 3\n"))
    #expect(!result.text.contains("\(Self.scale) 4"))
    #expect(result.text.hasSuffix("# <stdin> stopped here, with exit code 4.\n"))
    #expect(result.errorText.hasPrefix("error[OperationNotAllowed]"))
    let failed = try export("--steps-only", "-", input: "scale dev to 3\nassert dev.count == 4", exitCode: 1)
    #expect(failed.text.contains("\(Self.scale) 3\n"))
    #expect(failed.errorText.hasPrefix("error[T004]"))
  }

  @Test("Of a source with errors nothing is written")
  func errors() throws {
    let target = folder.path("night.sh")
    let result = try export("-o", target, "-", input: "scale dev to 3\nscael dev to 4", exitCode: 3)
    #expect(result.text == "")
    #expect(result.errorText.hasPrefix("error[R001]"))
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test("A scenario, with what comes before it")
  func scenarios() throws {
    let script = """
      scale dev to 3
      scenario "more" { scale dev to 4; assert dev.count == 4 }
      scenario "each" each n in [5, 6] { scale dev to n; assert dev.count == n }
      """
    let all = try export("--steps-only", "-", input: script, exitCode: 0)
    #expect(!all.text.contains("\(Self.scale) 4"))
    #expect(all.text.contains("3 scenarios ran on copies and are not in this: --scenario NAME writes one."))
    let one = try export("--steps-only", "--scenario", "each [n=6]", "-", input: script, exitCode: 0)
    let lines = one.text.split(separator: "\n").filter { $0.hasPrefix("az ") }
    #expect(lines.map { $0.suffix(2) } == [" 3", " 6"])
    #expect(one.text.contains(#"Made of <stdin>, scenario "each [n=6]" by"#))
    let several = try export("--scenario", "each", "-", input: script, exitCode: 2)
    #expect(several.errorText == "error: --scenario 'each' fits 2 scenarios:\n  each [n=5]\n  each [n=6]\n")
    #expect(
      try export("--scenario", "x", "-", input: script, exitCode: 2).errorText.contains("fits no scenario"))
  }

  @Test("A script of the shell is exported, and a file that is no script is told what it is for")
  func otherFiles() throws {
    let shell = try folder.write(
      "night.sh", "GROUP=shop\naz login --identity\naz group create -n $GROUP -l westeurope\n")
    let result = try export("--world", "empty", shell, exitCode: 0)
    #expect(result.text.contains("\naz login -i\n"))
    #expect(result.text.contains("\naz group create --name shop --location westeurope\n"))
    #expect(result.text.hasSuffix("\n# 2 commands.\n"))
    let json = try folder.write("clusters.json", "[]")
    #expect(
      try export(json, exitCode: 2).errorText
        == "error: \(json) is no script\nhelp: to begin with its clusters: aksl --world \(json)\n")
    let document = try folder.write("guide.md", "# Guide\n")
    #expect(try export(document, exitCode: 2).errorText.contains("aksl doc \(document)"))
  }

  @Test("The script tells how it runs again, and does")
  func again() throws {
    let text = try export("-", input: "scale dev to 5; az group create -n other -l eastus", exitCode: 0).text
    #expect(text.contains("# It makes its world itself: `aksl run --world empty FILE.sh`"))
    let file = try folder.write("night.sh", text)
    #expect(try Program.run(["run", "--world", "empty", file]).exitCode == 0)
    #expect(try Program.run(["run", file]).exitCode != 0, "the cluster is there already")
    let steps = try export("--steps-only", "-", input: "scale dev to 5", exitCode: 0).text
    #expect(steps.contains("# It goes on in the world that was there at the start"))
    #expect(try Program.run(["run", try folder.write("steps.sh", steps)]).exitCode == 0)
    #expect(try Program.run(["export", "-h"]).text.contains("--world empty"))
  }

  @Test("Wrong usage")
  func usage() throws {
    #expect(try export(folder.path("no.aksl"), exitCode: 2).errorText.contains("cannot read"))
    #expect(try export("--output", "json", "-", input: "", exitCode: 2).errorText.contains("no JSON"))
    let other = try Program.run(["export", "--as", "bicep", "-"], input: "")
    #expect(other.exitCode == 2 && other.errorText.contains("'bicep' is invalid"))
  }

  @Test("The script is a shell's, whatever names are in it")
  func shell() throws {
    let name = "it's `a` $(b)\nrm -rf c"
    let file = try folder.write(
      name + ".aksl",
      """
      let words = "a'b;$\\u{28}touch x) \\"c\\" `d` \\n &"
      pool dev update tags {note: (words)} nowait
      world empty
      """)
    let script = try export(file, exitCode: 0)
    #expect(script.text.contains("# 0 commands."))
    let tagged = try folder.write(
      "tags.aksl", "pool dev update tags {note: \"a'b;&|<>$\\u{28}touch x) `d` *\"}\n")
    let text = try export("--steps-only", tagged, exitCode: 0).text
    // A shell with an `az` that prints its words gets the tag as it was.
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "az() { printf '%s\\n' \"$@\"; }\n" + text]
    shell.currentDirectoryURL = URL(filePath: folder.path)
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(printed.hasSuffix("--tags\nnote=a'b;&|<>$(touch x) `d` *\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("x")))
  }

  @Test("A session tells the same")
  func session() throws {
    let result = try Program.run(["-q", "-e", "scale dev to 5; show session as az"])
    #expect(result.exitCode == 0)
    #expect(result.text.contains("# -e:1: scale dev to 5\n\(Self.scale) 5\n\n# 1 command.\n"))
    let undone = try Program.run(["-q", "-e", "scale dev to 5; undo; show session as az"])
    #expect(undone.text.contains("# 0 commands.\n"))
    let empty = try Program.run(["-q", "-e", "world empty; cluster prod create; show session as az"])
    #expect(empty.text.contains("az group create --name default-rg --location eastus\naz aks create"))
    #expect(!empty.text.contains("sandbox"))
  }
}
