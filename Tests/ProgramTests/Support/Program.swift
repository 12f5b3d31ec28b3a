import Foundation
import PseudoTerminal
import Testing

/// The built program, run as a process of its own.
enum Program {
  static let path = BuiltProgram.path(of: "aksl")

  /// What a process left behind.
  struct Result {
    var output: [UInt8]
    var errors: [UInt8]
    /// The exit code, or 1000 and the signal that ended it; nil when it had to be ended by us.
    var exitCode: Int32?

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Where standard output goes.
  enum Output {
    case collected
    case file(String)
    case closed
    /// A pipe whose reader has gone before the program starts.
    case brokenPipe
    /// A pipe whose reader goes after so many bytes.
    case reader(ofBytes: Int)
  }

  /// Runs the program to its end; a test fails if that takes longer than the limit.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    output: Output = .collected,
    limit: Duration = .seconds(240), _ location: SourceLocation = #_sourceLocation
  ) throws -> Result {
    let folder = try TemporaryFolder()
    try folder.write("in", input ?? "")
    for name in ["out", "err"] { try folder.write(name, "") }
    var ends: [Int32] = [-1, -1]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input == nil ? "/dev/null" : folder.path("in"), O_RDONLY, 0)
    switch output {
    case .collected: posix_spawn_file_actions_addopen(&actions, 1, folder.path("out"), O_WRONLY, 0)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .closed: posix_spawn_file_actions_addclose(&actions, 1)
    case .brokenPipe, .reader:
      try #require(pipe(&ends) == 0)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    }
    posix_spawn_file_actions_addopen(&actions, 2, folder.path("err"), O_WRONLY, 0)

    // Below /dev/null nobody can make a folder, not even root.
    var variables = [
      "PATH": "/usr/bin:/bin", "HOME": "/dev/null", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
    variables.merge(environment) { $1 }
    var process: pid_t = -1
    if case .brokenPipe = output { close(ends[0]) }
    let status = withCStrings([path] + arguments) { arguments in
      withCStrings(variables.map { "\($0)=\($1)" }) {
        posix_spawn(&process, path, &actions, nil, arguments, $0)
      }
    }
    try #require(status == 0, "\(path): \(String(cString: strerror(status)))", sourceLocation: location)
    if ends[1] >= 0 { close(ends[1]) }
    if case .reader(let count) = output {
      var buffer = [UInt8](repeating: 0, count: count)
      _ = read(ends[0], &buffer, count)
      close(ends[0])
    }

    let exitCode = waitForEnd(of: process, limit)
    if exitCode == nil { Issue.record("no end after \(limit)", sourceLocation: location) }
    return Result(output: try folder.bytes("out"), errors: try folder.bytes("err"), exitCode: exitCode)
  }

  private static func waitForEnd(of process: pid_t, _ limit: Duration) -> Int32? {
    let deadline = ContinuousClock.now + limit
    while true {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
      }
      if ContinuousClock.now > deadline {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        return nil
      }
      usleep(2000)
    }
  }
}

/// A folder that goes when the test does.
final class TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "aksl-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }
  func path(_ name: String) -> String { url.appending(path: name).path }
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appending(path: name))) }
  func text(_ name: String) -> String? { try? String(contentsOf: url.appending(path: name), encoding: .utf8) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, bytes: Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// Runs the program on a script through standard input and compares its exit code; the result is for more.
@discardableResult
func check(
  script: String, exitCode: Int32, _ arguments: [String] = [], _ location: SourceLocation = #_sourceLocation
) throws -> Program.Result {
  let result = try Program.run(arguments, input: script, location)
  #expect(result.exitCode == exitCode, "\(result.errorText)", sourceLocation: location)
  expectNoCrash(result, location)
  return result
}

/// Whatever happens, the runtime's own words are never seen.
func expectNoCrash(_ result: Program.Result, _ location: SourceLocation = #_sourceLocation) {
  #expect((result.exitCode ?? 1000) < 1000, "ended by a signal", sourceLocation: location)
  #expect(
    !result.errorText.contains("Fatal error"), "\(result.errorText.prefix(500))", sourceLocation: location)
}
