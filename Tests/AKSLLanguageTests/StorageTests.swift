import Testing

@testable import AKSLLanguage

/// What the tree and the lexer keep their things in.
@Suite struct StorageTests {
  @Test func nodesLongerThanTheirLengthCanTellHaveTheirRanges() {
    let filling = String(repeating: "print 1\n", count: 9000)
    let text = "check {\n\(filling)if true {\n\(filling)}\n}\nprint 2\n"
    let tree = Parser.parse(SourceText(name: "test", text)).tree
    let statements = tree.statements(of: tree.root)
    guard case .check(let outer) = tree.statement(statements[0]),
      case .ifElse(_, let inner, nil) = tree.statement(tree.statements(of: outer)[9000])
    else {
      Issue.record("the tree has another shape")
      return
    }
    let ranges = [tree.range(of: inner), tree.range(of: outer), tree.range(of: tree.root)]
    #expect(tree.source.text(in: ranges[0]) == "{\n\(filling)}")
    #expect(tree.source.text(in: ranges[1]) == "{\n\(filling)if true {\n\(filling)}\n}")
    #expect(tree.source.text(in: ranges[2]) == text)
    #expect(tree.source.text(in: tree.range(of: statements[1])) == "print 2")
  }

  @Test func everySpellingHasASymbolOfItsOwn() {
    var spellings: [String] = []
    for length in 1...20 {
      let name = String(repeating: "n", count: length)
      for index in 0..<length {
        var other = Array(name.utf8)
        other[index] = UInt8(ascii: "m")
        spellings.append(String(decoding: other, as: UTF8.self))
      }
      spellings.append(name)
    }
    spellings += (0..<2000).map { "pool\($0)" } + (0..<2000).map { "a-long-name-with-number-\($0)" }

    var table = NameTable.keywords
    func intern(_ spelling: String) -> UInt32 {
      Array(spelling.utf8).withUnsafeBufferPointer { table.intern(0, $0.count, in: SourceBytes($0)) }
    }
    let symbols = spellings.map(intern)
    #expect(Set(symbols).count == spellings.count)
    #expect(spellings.map(intern) == symbols)
    for (spelling, symbol) in zip(spellings, symbols) {
      #expect(table.spelling(of: Symbol(index: symbol)) == spelling)
      #expect(table.find(Array(spelling.utf8)) == symbol)
    }
    #expect(table.find(Array("pool2000".utf8)) == nil)
    #expect(table.find([]) == nil)
  }

  @Test func aWordKnowsWhereItsNameEnds() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = Array("aZ_09bYz".utf8)
        bytes[place] = byte
        let word = bytes.withUnsafeBufferPointer { SourceBytes($0).word(at: 0) }
        let expected = bytes.firstIndex { !ByteClass.table.has($0, .name) }
        #expect(word.name?.length == expected)
        #expect(word.name?.bits == expected.map { word.prefix($0) })
        #expect(word.name?.next == expected.map { bytes[$0] })
      }
    }
  }

  @Test func aWordKnowsWhetherItIsPlainInAComment() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = Array("a Z#\"~!}".utf8)
        bytes[place] = byte
        let word = bytes.withUnsafeBufferPointer { SourceBytes($0).word(at: 0) }
        #expect(word.isPlainComment == (ByteClass.table.has(byte, .plainComment) && byte != 9))
      }
    }
  }

  @Test func nothingStandsOutsideASource() {
    Array("ab".utf8).withUnsafeBufferPointer {
      let bytes = SourceBytes($0)
      #expect((-2...3).map { bytes[$0] } == [0, 0, UInt8(ascii: "a"), UInt8(ascii: "b"), 0, 0])
      #expect(bytes.word(at: 1).bits == UInt64(UInt8(ascii: "b")))
      #expect(bytes.text(1, 9) == "b")
    }
  }

  @Test func rowsKeepWhatTheyGrowOver() {
    var row = Row<UInt32>(capacity: 0)
    var other = Row<UInt32>(capacity: 0)
    for number in 0..<100 as Range<UInt32> {
      row.append(number)
      other.append(number)
    }
    row.append(from: 20, of: other)
    #expect((0..<row.count).map { row[$0] } == Array(0..<100) + Array(20..<100))
    row.shorten(to: 1)
    #expect(row.count == 1 && row.last == 0)
  }
}
