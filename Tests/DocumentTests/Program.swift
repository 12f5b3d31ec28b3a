import Foundation

/// The program that was built beside the tests.
enum Program {
  struct Result {
    var exitCode: Int32
    var text: String
  }

  /// Runs a line of a shell at the root of the repository, with the built program as `aksl`.
  static func run(_ line: String) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = Repository.root
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = folder + ":" + (environment["PATH"] ?? "")
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(exitCode: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
  }

  /// On macOS the tests are a bundle, some folders deeper.
  private static var folder: String {
    let own = URL(filePath: CommandLine.arguments.first ?? "").path
    return own.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/")
  }
}
