#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The editor that its user likes best, on a file of its own.
struct ExternalEditor {
  private let path: String

  /// Writes a text to a file that nobody else can read, with the program's name as its extension.
  ///
  /// Nil when that is not possible.
  init?(_ text: String, program: String) {
    let folder = Self.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/\(program)-XXXXXX.\(program)".utf8CString)
    let descriptor = mkstemps(&template, Int32(program.utf8.count + 1))
    guard descriptor >= 0 else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten = Descriptor.write(text + "\n", to: descriptor)
    close(descriptor)
    guard isWritten else {
      remove()
      return nil
    }
  }

  /// Runs the editor and gives what it left; nil when it failed.
  func run() -> String? {
    let command = Self.environment("VISUAL") ?? Self.environment("EDITOR") ?? "vi"
    let isDone = ForegroundProgram.run(command + " \"$1\"", [path]) == 0
    SignalFlags.clearInterrupt()
    return isDone ? text() : nil
  }

  /// Deletes the file.
  func remove() { unlink(path) }

  private func text() -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while let more = Descriptor.read(from: descriptor), !more.isEmpty { bytes += more }
    var text = KeyParser.cleaned(String(decoding: bytes, as: UTF8.self))
    while text.last == "\n" { text.removeLast() }
    return text
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
