/// Where libedit's writing goes: to a descriptor, or nowhere.
final class Outlet {
  /// How much of it is passed on.
  enum Passing {
    case nothing
    /// Only the bell, counted, when the line is drawn by ourselves.
    case bell
    case everything
  }

  /// What is passed on at present.
  var passing = Passing.nothing
  /// What was not passed on since this was emptied.
  var held: [UInt8] = []
  /// How often the bell is yet to ring.
  private(set) var bells = 0

  private let descriptor: Int32

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Takes what libedit writes.
  ///
  /// A terminal that is gone is noticed when it is read from.
  func receive(_ bytes: UnsafeRawBufferPointer) {
    switch passing {
    case .nothing: held += bytes
    case .bell: bells += bytes.count { $0 == 0x07 }
    case .everything: Descriptor.write(bytes, to: descriptor)
    }
  }

  /// Whoever draws the line rings the bell, too: with the next picture.
  func takeBells() -> Int {
    defer { bells = 0 }
    return bells
  }
}
