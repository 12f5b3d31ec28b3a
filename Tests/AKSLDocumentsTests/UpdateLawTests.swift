import AKSLDocuments
import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLScenarios
import Markdown
import Testing

/// What `--update` promises, on documents whose outputs are scrambled at random: after it the document holds, a second time
/// changes no byte, and nothing outside the outputs changes; what cannot be written is told and stays.
@Suite struct UpdateLawTests {
  @Test(arguments: 0..<24) func holds(batch: Int) {
    for number in 0..<5 {
      var generator = DocumentGenerator(seed: UInt64(batch * 1000 + number))
      check(generator.document(), "seed \(batch * 1000 + number)")
    }
  }

  private func check(_ text: String, _ name: Comment) {
    let source = SourceText(name: "guide.md", text)
    let (plan, result) = run(source)
    let update = DocumentUpdate(source, result.outputs)
    #expect(
      Skeleton.lines(of: source) == Skeleton.lines(of: update.source), "\(name): only outputs change\n\(text)"
    )
    let (_, after) = run(update.source)
    let again = DocumentUpdate(update.source, after.outputs)
    #expect(again.source == update.source, "\(name): a second time changes nothing\n\(text)")
    if plan.hasErrors {
      #expect(update.source == source, "\(name): nothing of it ran")
      return
    }
    let told = Set(again.obstacles.map(\.range.start))
    for output in after.outputs where !told.contains(output.expected.range.start) {
      let failures = after.report.tests.filter { $0.identity.name == output.step }.flatMap(\.failures)
      #expect(failures.isEmpty, "\(name): what was written holds\n\(text)\n->\n\(update.source.text)")
    }
    #expect(again.obstacles.count == update.obstacles.count, "\(name): what is not written is told")
    // What was JSON is JSON.
    for (old, new) in zip(result.outputs, after.outputs) where old.expected.kind == .json {
      guard (try? JSONValue(parsing: old.expected.text.text)) != nil else { continue }
      #expect((try? JSONValue(parsing: new.expected.text.text)) != nil, "\(name)\n\(update.source.text)")
    }
  }

  private func run(_ source: SourceText) -> (DocumentPlan, DocumentResult) {
    let plan = DocumentPlan(source)
    return (plan, DocumentRun.run(plan, in: Session()))
  }
}

extension SourceText {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The lines of a document that are no output, found without any Markdown: fences are those that the generator writes.
private enum Skeleton {
  static func lines(of source: SourceText) -> [[UInt8]] {
    var kept: [[UInt8]] = []
    var end: String?
    var isTranscript = false
    for line in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      let body = String(text.drop { "> \t".contains($0) }.reversed().drop { "\r ".contains($0) }.reversed())
      if let mark = end {
        if body == mark { end = nil }
        let isInput = isTranscript && (text.contains("aksl> ") || text.contains("  ...> "))
        if end == nil || isInput { kept.append(Array(line)) }
        continue
      }
      kept.append(Array(line))
      isTranscript = body.hasSuffix("aksl-session")
      guard isTranscript || body.hasSuffix(" expect") || body.hasSuffix(" match=subset") else { continue }
      let opening = body.drop { "-1. ".contains($0) }
      end = String(opening.prefix { $0 == opening.first })
    }
    return kept
  }
}

/// Makes documents.
private struct DocumentGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  private mutating func below(_ limit: Int) -> Int {
    // xorshift64*, Vigna 2016.
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_f491_4f6c_dd1d) >> 33) % limit
  }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  // MARK: - Documents

  private static let target = "--cluster-name sandbox --resource-group sandbox-rg"

  mutating func document() -> String {
    var text = "# A guide\n\n"
    for _ in 0...below(4) { text += block() }
    let isOpen = chance(8)
    if !isOpen { text += "The end.\n" }
    if isOpen, let end = text.lastIndex(of: "`") ?? text.lastIndex(of: "~") {
      // The last mark is cut off.
      text = String(text[..<end].reversed().drop { "`~> \t".contains($0) }.reversed())
    }
    if chance(20), text.last == "\n" { text.removeLast() }
    return chance(25)
      ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
  }

  private mutating func block() -> String {
    let mark = pick(["```", "````", "~~~", "```"])
    let show = "az aks nodepool show --name dev \(Self.target)"
    let list = "az aks nodepool list \(Self.target)"
    let lines: [String]
    switch below(8) {
    case 0: return contained(transcript(mark))
    case 1: lines = pair("azurecli", show, pick(["json expect", "output expect"]), mark)
    case 2: lines = pair("azurecli", "\(list) --output table", pick(["table expect", "output expect"]), mark)
    case 3: lines = pair("azurecli", "\(show) --output yaml", "yaml expect", mark)
    case 4:
      lines = pair(
        "azurecli", "\(show) --query \"{a: count, b: name, c: {d: mode, e: osType}}\"",
        pick(["json expect match=subset", "json expect"]), mark)
    case 5:
      lines = pair(
        "azurecli", "\(list) --query \"[].{name: name, count: count, id: id}\"", "json expect", mark)
    case 6:
      lines = pair(
        "azurecli exit=1", "az aks nodepool stop --name system \(Self.target)", "output expect", mark)
    default:
      let printed = (0..<below(5)).map { _ in "print \(pick(Self.texts))" }
      lines = pair("aksl", printed.joined(separator: "\n"), "text expect", mark)
    }
    return contained(lines)
  }

  private static let texts = [
    "1", "\"a b c\"", "\"  set in\"", "\"\"", "\"<x> and [TIME]\"", "\"...\"", "\"aksl> 1\"", "\"```\"",
    "\"~~~\"", "\"```sh\"",
    "\"10       250        Succeeded\"", "\"{}\"", "\"> quote\"", "\"- item\"",
    "\"00000000-0000-0000-0000-000000000000\"",
  ]

  private mutating func pair(_ info: String, _ script: String, _ output: String, _ mark: String) -> [String] {
    let fence = "~~~~~"
    let commands = ["\(fence)\(info)"] + script.split(separator: "\n").map(String.init) + [fence]
    let plain = (commands + ["", "\(mark)\(output)", mark]).joined(separator: "\n") + "\n"
    return commands + ["", "\(mark)\(output)"] + scrambled(printed(by: plain)) + [mark]
  }

  private mutating func transcript(_ mark: String) -> [String] {
    var lines = ["\(mark)aksl-session"]
    for _ in 0...below(3) {
      let input =
        chance(30)
        ? ["aksl> for i in 1..2 {", "  ...>   print i", "  ...> }"]
        : ["aksl> \(pick(["dev.count", "print \"a\"", "print \"aksl> \"", "dev.cont", "let a = 1"]))"]
      let plain = ([lines[0]] + input + [mark]).joined(separator: "\n") + "\n"
      lines += input + scrambled(printed(by: plain)).filter { !$0.hasPrefix("aksl>") }
    }
    return lines + [mark]
  }

  /// What is printed where an output is expected.
  private func printed(by text: String) -> [String] {
    let plan = DocumentPlan(SourceText(name: "guide.md", text))
    let output = DocumentRun.run(plan, in: Session()).outputs.first?.actual ?? ""
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  // MARK: - Scrambling

  private mutating func scrambled(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0..<below(6) {
      let place = below(lines.count + 1)
      switch below(9) {
      case 0 where place < lines.count: lines.remove(at: place)
      case 1:
        lines.insert(
          pick(["...", "[...]", "", "nothing like it", "  x: 1", "  \"zz\": \"<m>\",", "{", "a  b"]),
          at: place)
      case 2 where place < lines.count: lines.insert(lines[place], at: below(lines.count))
      case 3 where place < lines.count: lines[place] = withMark(lines[place])
      case 4 where place < lines.count: lines[place] = withMark(withOtherWord(lines[place]))
      case 5 where place < lines.count: lines[place] = withOtherWord(lines[place])
      case 6 where place < lines.count: lines[place] = "  " + lines[place]
      case 7 where lines.count > 3: lines.removeSubrange(below(lines.count)...)
      case 8 where place < lines.count:
        lines[place] = lines[place].replacing(",", with: "") + (chance(50) ? " " : "")
      default: break
      }
    }
    if chance(5) { lines = [] }
    return lines
  }

  private mutating func withMark(_ line: String) -> String {
    let mark = pick(["[..]", "<name>", "<version>", "[GUID]", "\\<x>"])
    return replacingWord(of: line) { word in
      if word.first == "\"", let end = word.lastIndex(of: "\"") {
        return "\"\(mark)\"" + word[word.index(after: end)...]
      }
      return mark
    }
  }

  private mutating func withOtherWord(_ line: String) -> String {
    let other = pick(["7", "else", "\"q\"", "11[..]"])
    return replacingWord(of: line) { word in word.last == "," ? other + "," : other }
  }

  private mutating func replacingWord(of line: String, by change: (Substring) -> String) -> String {
    let words = line.split(separator: " ")
    guard !words.isEmpty else { return line }
    let word = words[below(words.count)]
    return line.replacingCharacters(of: word, by: change(word))
  }

  // MARK: - Containers

  private mutating func contained(_ lines: [String]) -> String {
    let (first, rest): (String, String) = pick([
      ("", ""), ("", ""), ("- ", "  "), ("1. ", "   "), ("> ", "> "), ("> - ", ">   "), ("-\t", "\t"),
      ("  ", "  "),
    ])
    let isListed = first != rest
    let body = lines.map { line in
      line.isEmpty ? String(rest.reversed().drop { " \t".contains($0) }.reversed()) : rest + line
    }
    let head = isListed ? "\(first)An item.\n\(rest.contains(">") ? ">" : "")\n" : ""
    return head + body.joined(separator: "\n") + "\n\nProse.\n\n"
  }
}

extension String {
  fileprivate func replacingCharacters(of part: Substring, by text: String) -> String {
    String(self[..<part.startIndex]) + text + self[part.endIndex...]
  }
}
