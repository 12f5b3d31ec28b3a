#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Programs start in the "C" locale, in which libedit silently drops every letter beyond ASCII.
package enum TerminalLocale {
  /// Whether the user has said a word of UTF-8.
  package static func saysUTF8(environment: (String) -> String? = Pager.value) -> Bool {
    // The first of these that is set decides, as for every program (POSIX, locale).
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first { !$0.isEmpty }?.uppercased() ?? ""
    return locale.contains("UTF-8") || locale.contains("UTF8")
  }

  /// Takes the user's character set when that is UTF-8, and plain UTF-8 when it is not.
  ///
  /// Nothing but characters is touched: numbers and messages stay as they are.
  static func prepare() {
    for name in ["", "C.UTF-8", "en_US.UTF-8"] {
      guard setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(Int32(CODESET)) else {
        continue
      }
      if String(cString: codeset) == "UTF-8" { return }
    }
  }
}
