import Foundation
import Testing

@testable import aksl

/// `aksl run` and `aksl check` with scripts of the shell, as a person or a pipeline calls them.
@Suite final class ShellScriptFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "aksl-shell-\(UUID())").path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func run(_ arguments: String..., input: String = "") throws -> (
    code: Int32, output: String, errors: String
  ) {
    let process = Process()
    // The tests are built beside the program.
    process.executableURL =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
      .deletingLastPathComponent().appending(path: "aksl")
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "aksl")
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "GROUP": "of the machine"]
    // Files, because a full pipe would stop the program.
    let paths = (try write("output", ""), try write("errors", ""), try write("input", input))
    process.standardOutput = FileHandle(forWritingAtPath: paths.0)
    process.standardError = FileHandle(forWritingAtPath: paths.1)
    process.standardInput = FileHandle(forReadingAtPath: paths.2)
    try process.run()
    process.waitUntilExit()
    func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
    return (process.terminationStatus, try read(paths.0), try read(paths.1))
  }

  @Test func exitCodes() throws {
    let good = try write("good.sh", "echo \"one  word\" two\n")
    let failing = try write("failing.azcli", "az aks show -n nobody -g r\necho on\n")
    let wrong = try write("wrong.bash", "az aks list | jq .\naz aks show --nme x -g r\n")
    #expect(try run("run", good) == (0, "one  word two\n", ""))
    let failed = try run("run", failing)
    #expect(failed.code == 4 && failed.output == "on\n" && failed.errors.contains("failing.azcli:1:1"))
    #expect(failed.errors.hasPrefix("ERROR: (") && failed.errors.contains("error[E051]"))
    let refused = try run("check", "--error-format", "short", wrong)
    #expect(refused.code == 3)
    #expect(refused.output.contains("wrong.bash:1:13: error[H002]: a pipe is not supported here"))
    #expect(refused.output.contains("wrong.bash:2:"))
    #expect(try run("run", good, wrong).code == 3)
    #expect(try run("check", good).code == 0)
  }

  @Test("Of folders and other files the right command is told")
  func otherFiles() throws {
    let script = try write("night.sh", "az aks list -o none\n")
    let alone = try run("check", folder)
    #expect(
      alone.code == 2
        && alone.errors.hasSuffix(
          "help: 1 shell script was passed over; by name they are checked: aksl check \(script)\n")
    )
    _ = try write("night.aksl", "stop dev\n")
    let beside = try run("check", folder)
    #expect(beside.code == 0 && beside.errors.hasPrefix("note: 1 shell script was passed over"))
    #expect(try run("check", "-q", folder).errors.isEmpty)
    #expect(try run("check", script).errors.isEmpty)
    let document = try write("guide.md", "# A guide\n")
    for command in ["run", "check"] {
      let refused = try run(command, document)
      #expect(
        refused.code == 2 && refused.errors.hasSuffix("help: to run what it shows: aksl doc \(document)\n"))
    }
    #expect(
      try run("run", folder).errors.hasPrefix(
        "error: cannot read \(folder): it is a folder\nhelp: aksl check "))
    #expect(try run(script).errors.hasSuffix("help: to run a script of the shell: aksl run \(script)\n"))
  }

  @Test("What Azure refused is told with its rule where the script does not look at it")
  func rules() throws {
    let stop = "az aks nodepool stop -n system -g sandbox-rg --cluster-name sandbox"
    let failed = try run("run", try write("a.sh", "\(stop)\nexit 3\n")).errors
    #expect(failed.contains("= rule: S2 — A pool is stopped only if"))
    #expect(
      failed.contains("error[E051]: the script ends with status 3\n")
        && failed.contains("`exit 0` says that all is well"))
    let looked = try run("run", try write("b.sh", "\(stop) || echo \"it is $?\"\n"))
    #expect(looked.code == 0 && !looked.errors.contains("rule") && looked.output == "it is 1\n")
    let busy = try write(
      "c.sh",
      "az aks nodepool stop -n dev -g sandbox-rg --cluster-name sandbox --no-wait\n"
        + "az aks nodepool scale -c 3 -n dev -g sandbox-rg --cluster-name sandbox\n")
    #expect(
      try run("run", busy).errors.contains(
        "= help: `az aks nodepool wait --updated` lets the stop pool end first"))
    let json = try run("run", "--output", "json", busy).output.split(separator: "\n").last ?? ""
    #expect(json.contains("\"refusal\":{\"status\":409,") && json.contains("\"rule\":{\"id\":\"C2\""))
  }

  @Test func standardInput() throws {
    #expect(try run("run", "-", input: "#!/bin/sh\necho $((1))\n").code == 3)
    #expect(try run("run", "-", input: "#!/bin/sh\necho 'a b'\n").output == "a b\n")
    #expect(try run(input: "#!/usr/bin/env bash\necho a\n").output == "a\n")
  }

  @Test("Variables come with --env, and from nowhere else")
  func variables() throws {
    let script = try write("a.sh", "echo \"$GROUP\"\n")
    #expect(try run("run", "--env", "GROUP=a=b c", script).output == "a=b c\n")
    let refused = try run("run", script)
    #expect(refused.code == 3 && refused.errors.contains("`--env NAME=value` on the command line"))
    for wrong in ["GROUP", "=x", "1A=x", "RANDOM=1", "A-B=x"] {
      #expect(try run("run", "--env", wrong, script).code == 2, "\(wrong)")
    }
  }

  @Test("Random numbers follow from --seed")
  func seed() throws {
    let script = try write("a.sh", "echo $RANDOM $(openssl rand -hex 3)\n")
    let first = try run("run", "--seed", "1", script).output
    #expect(try run("run", "--seed", "1", script).output == first)
    #expect(try run("run", "--seed", "2", script).output != first)
  }

  @Test("What is laid out is no script of the shell")
  func formatting() throws {
    let text = "az aks list   # a comment\n"
    let script = try write("a.sh", text)
    let refused = try run("fmt", script)
    #expect(
      refused.code == 2 && refused.errors.hasSuffix("is a shell script: fmt lays out scripts of aksl\n"))
    #expect(try String(contentsOfFile: script, encoding: .utf8) == text)
  }

  @Test("An answer is told once, and the JSON of a run has each command")
  func json() throws {
    let script = try write("a.sh", "A=$(az aks list --query '[0].name' -o tsv)\necho $A\n")
    let lines = try run("run", "--output", "json", script).output.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"type\":\"shellAnswered\"") })
    #expect(
      lines.first?.hasSuffix("\"output\":\"sandbox\\n\",\"errors\":\"\",\"status\":0,\"captured\":true}")
        ?? false)
    #expect(lines.last?.contains("\"line\":2,\"column\":1,\"output\":\"sandbox\\n\"") ?? false)
  }
}
