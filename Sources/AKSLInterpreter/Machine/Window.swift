/// The registers of the running frame.
///
/// Access is not checked; why that is safe is written down at `CodeCheck`.
struct Window {
  let start: UnsafeMutablePointer<Value>

  @inline(__always)
  subscript(register: UInt16) -> Value {
    get { start[Int(register)] }
    nonmutating set { start[Int(register)] = newValue }
  }

  /// A register behind another one.
  @inline(__always)
  subscript(register: UInt16, offset: Int) -> Value {
    get { start[Int(register) &+ offset] }
    nonmutating set { start[Int(register) &+ offset] = newValue }
  }

  /// So many registers from one on.
  @inline(__always)
  func values(from register: Int, count: UInt16) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: start + register, count: Int(count))
  }
}
