import AKSLInterpreter
import AKSLLanguage

/// The system's rules of time zones.
enum ZoneFiles {
  /// Where systems keep them.
  private static let folders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]

  /// Reads the file of a zone: `Europe/Berlin`.
  @Sendable static func load(_ name: String) -> Result<[UInt8], LoadFailure> {
    guard isName(name) else { return .failure(LoadFailure(reason: "no name of a zone")) }
    var failure = LoadFailure(reason: "no folder of zones")
    for folder in (Environment.value("TZDIR").map { [$0] } ?? folders) {
      do throws(FileError) {
        return .success(try SourceText.file(folder + "/" + name).bytes)
      } catch {
        failure = LoadFailure(reason: error.reason)
      }
    }
    return .failure(failure)
  }

  /// Whether it is a name and not a way to some other file.
  static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.first != "." && part.first != "-"
        && part.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & ~0x20) || "_+-.".utf8.contains(byte)
        }
    }
  }
}
