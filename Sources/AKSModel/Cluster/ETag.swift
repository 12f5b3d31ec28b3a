/// eTags: what a resource had when it was written last (C5; AKS article use-etags).
///
/// Azure's are random; ours are made of the resource and the number of its writes, so that they stay the same from
/// run to run.
enum ETag {
  /// A GUID of version 4 in form: `446751df-510f-47a2-9eba-df282a94c1dd`.
  static func text(of resource: String, revision: UInt32) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in resource.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = hash &+ UInt64(revision) &* 0x9e37_79b9_7f4a_7c15
    let high = mixed(hash) & ~0xf000 | 0x4000
    let low = mixed(hash &+ 0x9e37_79b9_7f4a_7c15) & ~(0xc << 60) | 0x8 << 60
    let digits = Array((hexadecimal(high) + hexadecimal(low)).utf8)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    String(word, radix: 16).leftPadded(to: 16, with: "0")
  }

  /// The finisher of SplitMix64: similar numbers give different ones.
  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
    return word ^ word >> 31
  }
}

extension Simulation {
  /// The eTag of a cluster, or the last one of a cluster that is gone.
  package func eTag(of id: ClusterID) -> String {
    ETag.text(of: "\(id.index)/\(self[id].resourceGroup)/\(self[id].name)", revision: self[id].revision)
  }

  /// The eTag of a pool, or the last one of a pool that is gone.
  package func eTag(of id: PoolID) -> String {
    let pool = self[id]
    return ETag.text(of: "\(id.index)/\(self[pool.cluster].name)/\(pool.name)", revision: pool.revision)
  }
}
