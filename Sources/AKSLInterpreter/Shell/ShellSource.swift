package import AKSLLanguage
import Shell

/// Sources that are scripts of the shell.
extension SourceText {
  /// Whether it is one: by its name (`.sh`, `.bash`, `.azcli`), or by a first line that names a shell.
  package var isShellScript: Bool {
    Self.endings.contains { name.utf8.reversed().starts(with: $0.reversed()) } || shellOptions != nil
  }

  private static let endings = [".sh", ".bash", ".azcli"].map { Array($0.utf8) }
  private static let shells = ["sh", "bash", "dash"]

  /// The options that the first line gives to the shell: `#!/bin/bash -e`; nil: it names no shell.
  var shellOptions: [ShellWord]? {
    guard bytes.starts(with: "#!".utf8) else { return nil }
    let line = bytes.prefix(256).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let words = line.dropFirst(2).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard
      let shell = words.firstIndex(where: { word in
        let name = word.split(separator: UInt8(ascii: "/")).last ?? []
        return Self.shells.contains(String(decoding: name, as: UTF8.self))
      })
    else { return nil }
    // `/usr/bin/env -S bash`: before the shell there is at most `env`.
    guard shell == 0 || words[0].suffix(3).elementsEqual("env".utf8) else { return nil }
    return words[(shell + 1)...].map {
      ShellWord(text: String(decoding: $0, as: UTF8.self), range: $0.startIndex..<$0.endIndex)
    }
  }

  /// The script that it is.
  var shellScript: ShellScript { ShellScript(ShellText(bytes)) }
}
