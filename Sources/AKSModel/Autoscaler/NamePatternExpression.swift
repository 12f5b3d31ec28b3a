/// A regular expression as the ConfigMap of expander `priority` has them, in the part of RE2's language that names
/// need: letters, `.`, `\d` `\w` `\s` and their opposites, escaped signs, `[a-z]`, groups, `|`, `*`, `+`, `?`, `^`, `$`.
///
/// It matches anywhere in a name. All ways are followed at once, so that time is at most the product of the lengths.
package struct NamePatternExpression: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let program: [Step]

  private enum Step: Hashable {
    case byte(Set)
    case begin
    case end
    case split(Int, Int)
    case jump(Int)
    case match
  }

  /// A set of ASCII bytes; `others`: all that are not ASCII, too.
  private struct Set: Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var others = false

    func contains(_ byte: UInt8) -> Bool {
      switch byte {
      case 0..<64: low >> UInt64(byte) & 1 == 1
      case 64..<128: high >> UInt64(byte - 64) & 1 == 1
      default: others
      }
    }

    mutating func insert(_ byte: UInt8) {
      switch byte {
      case 0..<64: low |= 1 << UInt64(byte)
      case 64..<128: high |= 1 << UInt64(byte - 64)
      default: others = true
      }
    }

    mutating func formUnion(_ other: Set) {
      low |= other.low
      high |= other.high
      others = others || other.others
    }

    var inverted: Set { Set(low: ~low, high: ~high, others: !others) }
  }

  /// nil: it is no such expression.
  package init?(_ text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var reader = Reader(bytes: Array(text.utf8))
    guard reader.alternatives(depth: 0), reader.place == reader.bytes.count else { return nil }
    self.text = text
    program = reader.program + [.match]
  }

  /// It matches some part of the name.
  package func matches(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    var states: Swift.Set<Int> = []
    for place in 0...bytes.count {
      follow(0, at: place, of: bytes.count, into: &states)
      if states.contains(program.count - 1) { return true }
      guard place < bytes.count else { break }
      var next: Swift.Set<Int> = []
      for state in states {
        if case .byte(let set) = program[state], set.contains(bytes[place]) {
          follow(state + 1, at: place + 1, of: bytes.count, into: &next)
        }
      }
      states = next
      if states.contains(program.count - 1) { return true }
    }
    return false
  }

  /// All steps that are reached from one without reading.
  private func follow(_ start: Int, at place: Int, of length: Int, into states: inout Swift.Set<Int>) {
    var open = [start]
    while let step = open.popLast() {
      guard states.insert(step).inserted else { continue }
      switch program[step] {
      case .jump(let target): open.append(target)
      case .split(let first, let second): open += [first, second]
      case .begin: if place == 0 { open.append(step + 1) }
      case .end: if place == length { open.append(step + 1) }
      case .byte, .match: break
      }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0
    var program: [Step] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// As `a|b`.
    mutating func alternatives(depth: Int) -> Bool {
      guard depth < 20 else { return false }
      let start = program.count
      guard sequence(depth: depth) else { return false }
      while next == UInt8(ascii: "|") {
        place += 1
        insert(.split(start + 1, program.count + 2), at: start)
        let jump = program.count
        program.append(.jump(0))
        guard sequence(depth: depth) else { return false }
        program[jump] = .jump(program.count)
      }
      return true
    }

    private mutating func sequence(depth: Int) -> Bool {
      while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
        let start = program.count
        guard item(byte, depth: depth) else { return false }
        repeated(from: start)
        if let more = next, UInt8(ascii: "*") == more || UInt8(ascii: "+") == more { return false }
      }
      return true
    }

    private mutating func repeated(from start: Int) {
      switch next {
      case UInt8(ascii: "*"):
        insert(.split(start + 1, program.count + 2), at: start)
        program.append(.jump(start))
      case UInt8(ascii: "+"): program.append(.split(start, program.count + 1))
      case UInt8(ascii: "?"): insert(.split(start + 1, program.count + 1), at: start)
      default: return
      }
      place += 1
      // Lazy ones match the same names.
      if next == UInt8(ascii: "?") { place += 1 }
    }

    private mutating func item(_ byte: UInt8, depth: Int) -> Bool {
      place += 1
      switch byte {
      case UInt8(ascii: "("):
        if bytes[place...].starts(with: Array("?:".utf8)) { place += 2 }
        guard alternatives(depth: depth + 1), next == UInt8(ascii: ")") else { return false }
        place += 1
      case UInt8(ascii: "["):
        guard let set = bracket() else { return false }
        program.append(.byte(set))
      case UInt8(ascii: "\\"):
        guard let set = escape() else { return false }
        program.append(.byte(set))
      case UInt8(ascii: "."): program.append(.byte(Set(low: ~0, high: ~0, others: true)))
      case UInt8(ascii: "^"): program.append(.begin)
      case UInt8(ascii: "$"): program.append(.end)
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): return false
      default: program.append(.byte(Self.set(of: byte)))
      }
      return true
    }

    private mutating func bracket() -> Set? {
      var set = Set()
      let isInverted = next == UInt8(ascii: "^")
      if isInverted { place += 1 }
      var isFirst = true
      while let byte = next, byte != UInt8(ascii: "]") || isFirst {
        isFirst = false
        place += 1
        if byte == UInt8(ascii: "\\") {
          guard let escaped = escape() else { return nil }
          set.formUnion(escaped)
        } else if next == UInt8(ascii: "-"), place + 1 < bytes.count, bytes[place + 1] != UInt8(ascii: "]") {
          let last = bytes[place + 1]
          guard byte <= last, last < 128 else { return nil }
          place += 2
          for each in byte...last { set.insert(each) }
        } else {
          set.insert(byte)
        }
      }
      guard next != nil else { return nil }
      place += 1
      return isInverted ? set.inverted : set
    }

    private mutating func escape() -> Set? {
      guard let byte = next else { return nil }
      place += 1
      switch byte {
      case UInt8(ascii: "d"): return Self.set(of: "0123456789")
      case UInt8(ascii: "D"): return Self.set(of: "0123456789").inverted
      case UInt8(ascii: "w"): return Self.words
      case UInt8(ascii: "W"): return Self.words.inverted
      case UInt8(ascii: "s"): return Self.set(of: "\t\n\u{c}\r ")
      case UInt8(ascii: "S"): return Self.set(of: "\t\n\u{c}\r ").inverted
      default:
        // Letters and digits behind a backslash mean something that is not here.
        return byte < 128 && !Self.words.contains(byte) ? Self.set(of: byte) : nil
      }
    }

    private static let words = set(
      of: "0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    private static func set(of text: String) -> Set { text.utf8.reduce(into: Set()) { $0.insert($1) } }

    private static func set(of byte: UInt8) -> Set {
      var set = Set()
      set.insert(byte)
      return set
    }

    /// Puts a step in front of others, whose targets move with them.
    private mutating func insert(_ step: Step, at start: Int) {
      program.insert(step, at: start)
      for index in (start + 1)..<program.count {
        switch program[index] {
        case .split(let a, let b):
          program[index] = .split(a >= start ? a + 1 : a, b >= start ? b + 1 : b)
        case .jump(let a): program[index] = .jump(a >= start ? a + 1 : a)
        default: break
        }
      }
    }
  }
}
