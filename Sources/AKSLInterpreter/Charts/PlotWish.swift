import AKSModel

/// What `plot` asks for.
struct PlotWish: Sendable {
  /// One of the plots of the running code.
  var site: Int
  /// From when on the past counts; nil: from now, or from the beginning where `over` is not given either.
  var since: Instant?
  /// How far a copy goes on.
  var over: TimeSpan?
  var form: Chart.Form

  /// As many as can be told apart without colours.
  static let lineLimit = 6
}
