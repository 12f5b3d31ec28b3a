import AKSLJSON
import AKSModel
import AzureCLI
import Foundation
import Shell
import Testing

/// What azure-cli 2.91 says of command lines, as `Tests/Differential/azure-cli.py --store` has written it down.
@Suite("Lines are read as az reads them")
struct OracleTests {
  /// The stored cases, and further ones if there are any.
  private static let files: [String] = {
    let stored = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/lines.jsonl")
      .path
    return [stored] + [ProcessInfo.processInfo.environment["AKSL_AZURE_CASES"]].compactMap(\.self)
  }()

  @Test("Every line", arguments: files)
  func lines(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var counts: [Verdict: Int] = [:]
    for row in text.split(separator: "\n") {
      let node = try JSONDocument(parsing: Array(row.utf8)).root
      guard case .string(let line)? = node["line"]?.content,
        case .integer(let status)? = node["status"]?.content
      else {
        Issue.record("no case: \(row)")
        continue
      }
      let says: String? = if case .string(let says)? = node["says"]?.content { says } else { nil }
      let reading = AzureReading(line) { _ in .missing }
      let verdict = verdict(on: reading, az: (Int(status), says))
      counts[verdict, default: 0] += 1
      #expect(verdict != .different, "\(line): az \(status) \(says ?? "nothing"), here \(said(by: reading))")
    }
    #expect(
      counts[.refusedAlike, default: 0] >= 400 && counts[.acceptedByBoth, default: 0] >= 200, "\(counts)")
    #expect(counts[.notComparable, default: 0] <= 100, "\(counts)")
  }

  private enum Verdict { case acceptedByBoth, refusedAlike, missingForBoth, notComparable, different }

  /// What is here said of a line, with az's status: a mistake of the line, or a failure in the sandbox.
  private func said(by reading: AzureReading) -> (status: Int, says: String?, isAzure: Bool) {
    if let mistake = reading.mistakes.first { return (mistake.status, mistake.title, false) }
    guard let arguments = reading.arguments else { return (0, nil, false) }
    let world = Simulation.sandbox()
    do {
      if arguments.isWait {
        _ = try arguments.poll(0, in: world, AzureSubscription())
      } else if case .nothing = try arguments.step(in: world, AzureSubscription()) {
        _ = try arguments.answer(in: world, AzureSubscription())
      }
      return (0, nil, false)
    } catch {
      let isAzure = if case .az = error { false } else if case .query = error { false } else { true }
      return (error.status, error.message, isAzure)
    }
  }

  private func verdict(on reading: AzureReading, az: (status: Int, says: String?)) -> Verdict {
    let mistake = reading.mistakes.first
    if mistake?.kind == .notSupported { return .notComparable }
    let here = said(by: reading)
    if here.status == 0, here.says == nil, az.status == 0, az.says == nil { return .acceptedByBoth }
    if here.status == az.status, here.says == az.says { return .refusedAlike }
    // The words about what is not there are those of a server of the program's own.
    if here.status == 3, az.status == 3 { return .missingForBoth }
    // A question that nobody answers is an exception of Python's, which tells nothing.
    if az.says?.hasPrefix("The command failed with an unexpected error") == true, here.says != nil {
      return .notComparable
    }
    // Az's requests have been answered as if Azure had no objection.
    if here.isAzure, az.status == 0 || az.status == 3 { return .notComparable }
    switch mistake?.kind {
    // Az has looked first at what is there; nothing of that is known of a line by itself.
    case .refused:
      let looks = ["already exists", "more than one"].contains { az.says?.contains($0) ?? false }
      return az.status == 3 || looks ? .notComparable : .different
    case nil: return isOurOwn(reading, here.status) ? .notComparable : .different
    default: return .different
    }
  }

  /// Nobody logs in here, and extensions are not fetched.
  private func isOurOwn(_ reading: AzureReading, _ status: Int) -> Bool {
    switch reading.arguments?.command.name {
    case .login, .extensionAdd: status == 0
    default: false
    }
  }
}
