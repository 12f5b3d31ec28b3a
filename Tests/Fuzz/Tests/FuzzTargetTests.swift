import Foundation
import FuzzTargets
import Testing

/// What the fuzzers call, over what they have found and some mutations of it: the same in every run.
@Suite("Fuzz targets")
struct FuzzTargetTests {
  static let corpus: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }()

  @Test("There is a corpus") func corpusExists() { #expect(Self.corpus.count >= 3) }

  @Test("Every text of the corpus is treated well", arguments: corpus)
  func text(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    #expect(SyntaxTarget.findings(bytes) == [])
    #expect(SessionTarget.findings(bytes) == [])
    #expect(ShellTarget.findings(bytes) == [])
    #expect(DocumentTarget.findings(bytes) == [])
  }

  @Test("So are its mutations", arguments: corpus)
  func mutations(file: URL) throws {
    let original = [UInt8](try Data(contentsOf: file))
    var random = SplitMix(state: UInt64(original.count))
    // A document is run four times.
    let isDocument = file.pathExtension == "md"
    for _ in 0..<(isDocument ? 60 : 150) {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
      let findings =
        isDocument
        ? DocumentTarget.findings(bytes)
        : SyntaxTarget.findings(bytes) + SessionTarget.findings(bytes) + ShellTarget.findings(bytes)
      #expect(findings == [], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    guard !bytes.isEmpty else { return }
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let part = start..<min(bytes.count, start + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(part)
    case 1: bytes.insert(contentsOf: bytes[part], at: Int.random(in: 0...bytes.count, using: &random))
    case 2: bytes[start] = UInt8.random(in: 0...255, using: &random)
    default: bytes.swapAt(start, Int.random(in: 0..<bytes.count, using: &random))
    }
  }
}

/// A small generator of random numbers that gives the same ones in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
