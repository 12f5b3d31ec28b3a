#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The size of a terminal in characters.
package struct WindowSize: Hashable, Sendable {
  package var rows: Int
  package var columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The size of the terminal behind a descriptor; the customary one when it does not say.
  init(of descriptor: Int32) {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    rows = isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
    columns = isKnown && size.ws_col > 1 ? Int(size.ws_col) : 80
  }
}
