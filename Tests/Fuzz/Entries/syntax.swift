import FuzzTargets

/// What libFuzzer calls with each text it makes up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSyntax(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let findings = SyntaxTarget.findings(Array(UnsafeBufferPointer(start: start, count: count)))
  precondition(findings.isEmpty, "\(findings)")
  return 0
}
