import Shell
import Testing

/// Places are those of the source, however the text of the script has come out of it.
@Suite("Places in shell scripts")
struct PlaceTests {
  private func texts(_ source: String, _ ranges: [Range<Int>]) -> [String] {
    let bytes = Array(source.utf8)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test("Commands and words")
  func words() {
    let source = "  A='x y'  az a \\\n --b \"c $D\" ; az é$(az f)\n"
    let commands = script(source).statements.flatMap { $0.links.map(\.command) }
    #expect(texts(source, commands.map(\.range)) == ["A='x y'  az a \\\n --b \"c $D\"", "az é$(az f)"])
    #expect(texts(source, commands[0].words.map(\.range)) == ["az", "a", "--b", "\"c $D\""])
    #expect(texts(source, commands[0].assignments.map(\.range)) == ["A='x y'"])
    #expect(texts(source, commands[1].words.map(\.range)) == ["az", "é$(az f)"])
    guard case .variable("D", isQuoted: true, let variable) = commands[0].words[3].parts[1],
      case .substitution(let inner, isQuoted: false, let place) = commands[1].words[1].parts[1]
    else {
      Issue.record("\(commands)")
      return
    }
    #expect(texts(source, [variable, place]) == ["$D", "$(az f)"])
    #expect(texts(source, inner.map { $0.links[0].command.range }) == ["az f"])
  }

  @Test("In backquotes, where `\\` is taken off first")
  func backquotes() {
    let source = "az `az \\`az | b\\` \\$C`"
    let script = script(source)
    #expect(texts(source, script.mistakes.map(\.range)) == ["|"])
    #expect(script.mistakes[0].range.lowerBound == 12)
  }

  @Test("In the lines of an indented fence, which may end as on Windows")
  func pieces() {
    let source = "1. Do this:\r\n   ```azurecli\r\n   az a \\\r\n     --b 'c\r\n   d' | e\r\n   ```\r\n"
    let bytes = Array(source.utf8)
    var pieces: [Range<Int>] = []
    var start = 0
    for line in source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      pieces.append(min(start + 3, start + line.count)..<min(start + line.count + 1, bytes.count))
      start += line.count + 1
    }
    let script = ShellScript(ShellText(bytes, pieces: Array(pieces[2...4])))
    #expect(texts(source, script.mistakes.map(\.range)) == ["|"])
    let words = script.statements[0].links[0].command.words
    #expect(texts(source, words.map(\.range)) == ["az", "a", "--b", "'c\r\n   d'"])
    // The indentation is the document's, and so is the line ending.
    #expect(words[3].literalText == "c\nd")
  }

  @Test("Behind the mark that some editors put at the beginning")
  func mark() {
    let source = "\u{feff}az a | b"
    let script = script(source)
    #expect(script.statements[0].links[0].command.words[0].bareText == "az")
    #expect(texts(source, script.mistakes.map(\.range)) == ["|"])
  }

  @Test("Behind the end of the text")
  func end() {
    #expect(script("az a &&").mistakes[0].range == 5..<7)
    #expect(script("az \\").mistakes[0].range == 3..<4)
    #expect(script("az $(").mistakes[0].range == 3..<5)
  }

  @Test("Prompts are the terminal's, and so is what it answers")
  func prompts() {
    let source = "$ az a \\\n>  --b\n{ \"c\": [ 1 ] }\n  $ az $D\n  some | words\n"
    let bytes = Array(source.utf8)
    let script = ShellScript(ShellText(bytes, pieces: [0..<bytes.count], hasPrompts: true))
    #expect(script.mistakes.isEmpty)
    let commands = script.statements.map { $0.links[0].command }
    #expect(texts(source, commands.flatMap { $0.words.map(\.range) }) == ["az", "a", "--b", "az", "$D"])
  }

  @Test("Without any prompt all lines are commands")
  func noPrompts() {
    let bytes = Array("az a\naz b\n".utf8)
    #expect(ShellScript(ShellText(bytes, pieces: [0..<9], hasPrompts: true)).statements.count == 2)
    // A prompt is one in the lines of a terminal only.
    #expect(script("$ az a").statements[0].links[0].command.words.count == 3)
  }

  @Test("Both articles that this began with are read")
  func articles() {
    let lines = [
      "# Install the aks-preview extension\naz extension add --name aks-preview\n",
      " az aks create --enable-cluster-autoscaler --min-count 1 --max-count 100 --scale-down-mode delete\n",
      "az aks nodepool stop --nodepool-name testnodepool --resource-group myResourceGroup --cluster-name c\n",
    ]
    for line in lines {
      let script = script(line)
      #expect(script.mistakes.isEmpty && script.statements.count == 1)
      #expect(script.statements[0].links[0].command.words[0].bareText == "az")
    }
  }
}
