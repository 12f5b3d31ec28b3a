import FuzzTargets

/// What libFuzzer calls with each text it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDocument(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let findings = DocumentTarget.findings(Array(UnsafeBufferPointer(start: start, count: count)))
  if !findings.isEmpty { fatalError("\(findings)") }
  return 0
}
