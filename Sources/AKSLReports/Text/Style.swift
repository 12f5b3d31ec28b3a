/// Colours of the terminal, or none.
///
/// Text asks for a role, never for a colour, so that one table decides what everything looks like.
package struct Style: Hashable, Sendable {
  /// What a piece of text is to the reader.
  package enum Role: Hashable, Sendable, CaseIterable {
    /// The word `error` and the underline of what is wrong.
    case error
    /// The word `warning` and its underline.
    case warning
    /// The frame around source lines, and what is underlined beside the fault.
    case frame
    /// Titles and the heads of tables.
    case strong
    /// What went well.
    case success
    /// What may be skipped when reading.
    case muted
    /// Nodes and pools that run, that are on their way, that rest, and that have failed.
    case running, moving, resting, failed
  }

  /// What charts are drawn with.
  package enum Glyphs: Hashable, Sendable, CaseIterable {
    /// ASCII only.
    case letters
    /// Blocks and lines, which every character set with them has had for long.
    case blocks
    /// And braille, which draws finer.
    case braille
  }

  /// Whether colours are used at all.
  package let isColored: Bool
  package let glyphs: Glyphs

  package init(isColored: Bool, glyphs: Glyphs = .braille) {
    self.isColored = isColored
    self.glyphs = glyphs
  }

  package static let plain = Style(isColored: false)
  package static let colored = Style(isColored: true)

  /// The text in the colour of its role; unchanged when there are no colours.
  package func paint(_ text: String, as role: Role) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.parameters(of: role))m\(text)\u{1B}[0m"
  }

  /// The parameters of SGR (ECMA-48); the sixteen colours that every terminal has and users choose.
  private static func parameters(of role: Role) -> String {
    switch role {
    case .error: "1;31"
    case .warning: "1;33"
    case .frame: "1;34"
    case .strong: "1"
    case .success: "32"
    case .muted: "2"
    case .running: "32"
    case .moving: "33"
    case .resting: "34"
    case .failed: "31"
    }
  }
}
