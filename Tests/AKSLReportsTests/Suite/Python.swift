import Foundation

/// Python's libraries, where somebody has installed them.
enum Python {
  /// Whether a module is there.
  static func has(_ module: String) -> Bool { (try? run("import \(module)", input: "")) == "" }

  /// What a program writes, errors too.
  static func run(_ program: String, _ arguments: [String] = [], input: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "aksl-\(UUID()).txt")
    try input.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", "-c", program] + arguments
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
