/// Where libedit's writing goes: to a descriptor, or nowhere.
final class Outlet {
  /// How much of it is passed on.
  enum Passing {
    case nothing
    /// Only the bell, when the line is drawn by ourselves.
    case bell
    case everything
  }

  /// What is passed on at present.
  var passing = Passing.nothing
  /// What was not passed on since this was emptied.
  var held: [UInt8] = []

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
    case .bell: if bytes.contains(0x07) { Descriptor.write("\u{07}", to: descriptor) }
    case .everything: Descriptor.write(bytes, to: descriptor)
    }
  }
}
