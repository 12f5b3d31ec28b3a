#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Programs that are built beside the tests.
package enum BuiltProgram {
  /// The path of one of them.
  package static func path(of name: String) -> String {
    let own = CommandLine.arguments.first ?? ""
    let parts = own.split(separator: "/", omittingEmptySubsequences: false)
    // On macOS the tests are a bundle, some folders deeper.
    let folder =
      parts.contains { $0.hasSuffix(".xctest") }
      ? parts.prefix { !$0.hasSuffix(".xctest") } : parts.dropLast()
    return folder.joined(separator: "/") + "/" + name
  }
}

/// Calls something with texts as C has them: an array that ends in nil.
package func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
