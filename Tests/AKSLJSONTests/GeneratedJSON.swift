import AKSLJSON

/// Random documents; the same seed always gives the same ones.
struct GeneratedJSON {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func value(depth: Int) -> JSONValue {
    switch number(below: depth > 0 ? 9 : 6) {
    case 0: return .null
    case 1: return .boolean(number(below: 2) == 0)
    case 2: return .integer(Int64(bitPattern: next()) >> Int64(number(below: 64)))
    case 3:
      let double = Double(bitPattern: next())
      return .number(double.isFinite ? double : 0.1)
    case 4: return .number(Double(number(below: 2000) - 1000) / 8)
    case 5: return .string(string())
    case 6: return .array((0..<number(below: 5)).map { _ in value(depth: depth - 1) })
    default:
      var keys: Set<String> = []
      var members: [JSONValue.Member] = []
      for _ in 0..<number(below: 5) {
        let key = string()
        if keys.insert(key).inserted { members.append(.init(key, value(depth: depth - 1))) }
      }
      return .object(members)
    }
  }

  private mutating func string() -> String {
    var text = ""
    for _ in 0..<number(below: 6) {
      let limits = [0x20, 0x80, 0x300, 0xd800, 0x11_0000]
      let scalar = Unicode.Scalar(UInt32(number(below: limits[number(below: limits.count)])))
      text.unicodeScalars.append(scalar ?? "\u{fffd}")
    }
    return text
  }

  /// The same text with a byte too many, too few, or another.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let signs = Array(#"{}[],:"\/0123456789-+.eEtruefalsn"#.utf8) + [0x09, 0x20, 0x7f, 0xff, 0x01]
    let sign = signs[number(below: signs.count)]
    let place = number(below: bytes.count + 1)
    switch number(below: 3) {
    case 0: bytes.insert(sign, at: place)
    case 1 where place < bytes.count: bytes.remove(at: place)
    case 2 where place < bytes.count: bytes[place] = sign
    default: bytes.append(sign)
    }
    return bytes
  }
}
