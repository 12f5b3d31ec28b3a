/// Where libedit's complaints go: to standard error, once they are wanted.
final class Messages {
  /// Whether they are passed on.
  var areShown = false

  /// Takes what libedit writes.
  func receive(_ bytes: UnsafeRawBufferPointer) {
    if areShown { Descriptor.write(bytes, to: 2) }
  }
}
