import AKSModel

extension Rule {
  /// Its title without the full stop, so that more can follow.
  var clause: String {
    title.hasSuffix(".") ? String(title.dropLast()) : title
  }
}

extension Evidence {
  /// The degree as a remark.
  var words: String { self == .ours ? "our choice" : rawValue }
}
