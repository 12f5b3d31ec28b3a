import AKSLLanguage
import AKSModel
import Foundation
import Testing

@testable import AKSLInterpreter

/// Source → what `check` finds without running.
@Suite struct CheckTests {
  /// The warnings of a source as `W001 2:3`.
  private func check(_ text: String, _ expected: String..., world: Session.Options.World = .sandbox) {
    var options = Session.Options()
    options.world = world
    let source = SourceText(name: "test", text)
    let map = LineMap(source)
    let found = Session(options: options).check(source).map { diagnostic in
      let place = map.position(of: diagnostic.range.start)
      return "\(diagnostic.code.name) \(place.line):\(place.column)"
    }
    #expect(found == expected, "\(text)")
  }

  @Test func unreachable() {
    check("fail \"a\"\nprint 1\nprint 2", "W001 2:1")
    check("for n in [1] { break; print n }", "W001 1:23")
    check("while true { advance 1h }\nprint 1", "W001 2:1")
    check("def f(a) { if a > 1 { return 1 } else { return 2 }\nprint a }\nprint f(1)", "W001 2:1")
    check(
      "def f(a) { if a > 1 { return 1 } else if a > 0 { return 3 } else { fail }; return a }\nprint f(1)",
      "W001 1:76")
    check("scenario \"a\" { fail \"b\"; print 1 }", "W001 1:26")
  }

  @Test func reachable() {
    check("while true { if dev.count > 5 { break } }\nprint 1")
    check("while true { check { if dev.count > 5 { fail } } }")
    check("check { fail \"a\"; assert dev.count == 1 }\nprint 1")
    check("def f(a) { if a > 1 { return 1 }\nreturn a }\nprint f(1)")
    check("print f()\nfail \"a\"\ndef f() { return 1 }")
    check("while true { for n in [1] { print n; break } \n advance 1h }\nprint 1", "W001 3:1")
  }

  @Test func assertions() {
    check("assert true", "W002 1:8")
    check("assert 1 == 1", "W002 1:8")
    check("assert dev.count == dev.count", "W002 1:8")
    check("assert dev.count == 10 and not false", "W002 1:28")
    check("assert \"a\" == \"b\"", "W003 1:8")
    check("assert dev.count < dev.count", "W003 1:8")
    check("assert false", "W003 1:8")
    check("never for 1h: false", "W002 1:15")
    check("eventually within 1h: 2 > 3", "W003 1:23")
  }

  @Test func assertionsThatSaySomething() {
    check("assert 7 / 2 == 3.5 and 7 // 2 == 3 and max(1, 4) == 4 and \"a\" + \"b\" == \"ab\"")
    check("let i = 3\nassert i == 3")
    check("assert dev.count == system.count expect error X", "S044 1:34")
    check("let n = 0\ndef next() { n += 1; return n }\nassert next() == next()")
  }

  @Test func conditions() {
    check("if true { advance 1h }", "W004 1:4")
    check("if 1 > 2 { advance 1h }", "W004 1:4")
    check("while false { advance 1h }", "W004 1:7")
    check("print if true then 1 else 2", "W004 1:10")
    check("print (pools where .count == .count).length", "W004 1:20")
    check("while true { if dev.count > 1 { break } }")
  }

  @Test func poolsBeforeTheyExist() {
    check("scale web to 5\npool web add", "W005 1:7")
    check("print web.count\npool web add", "W005 1:7")
    check("world empty\nprint dev.count", "W005 2:7")
    check(
      "world empty\ncluster a create resource-group r location eastus\nscale dev to 1\npool dev add",
      "W005 3:7")
    check("scenario \"a\" { print web.count }\npool web add", "W005 1:22")
    check("scenario \"a\" { pool web add }\nprint web.count", "W005 2:7")
    check("pool web add; print web.count")
    check("world empty; world sandbox; print dev.count")
    check("world empty\ncluster a create resource-group r location eastus\nprint nodepool1.count")
    check(
      "world empty\ncluster a create resource-group r location eastus\npool web add\nassert web.mode == System or web.mode == User"
    )
    check("if dev.count > 5 { pool web add }\nprint web.count")
    check("def make() { pool web add }\nmake()\nprint web.count")
    check("scale web to 5 expect error NotFound\npool web add")
    check("expect error NotFound { scale web to 5 }\npool web add")
    check("let name = \"web\"\npool (name) add\nprint web.count\npool web delete")
    check("snapshot s; pool web add; restore s; print web.count")
    check("cluster b create resource-group r location eastus\nprint dev.count")
  }

  @Test func poolsAfterTheirDeletion() {
    check("pool dev delete\nprint dev.count", "W006 2:7")
    check("pool dev delete\nscale dev to 1", "W006 2:7")
    check("pool dev delete\nprint dev/3.state", "W006 2:7")
    check("pool dev delete\npool dev add\nprint dev.count")
    check("pool dev delete nowait\nprint dev.state")
    check("pool dev delete\nwait dev")
    check("pool dev delete; undo; print dev.count")
    check("scenario \"a\" { pool dev delete }\nprint dev.count")
    check("pool system delete expect error OperationNotAllowed\nprint system.count")
    check("for n in [1] { if n > 1 { print dev.count }; pool dev delete }")
    check("pool dev delete\nexpect error NotFound { scale dev to 1 }")
  }

  @Test func unusedNames() {
    check("let a = 1\nprint 2", "W007 1:5")
    check("let a = 1\na = 2\nadvance 1h", "W007 1:5")
    check("for i in 1..3 { advance 1h }", "W007 1:5")
    check("def f(a, b) { return a }\nprint f(1, 2)", "W008 1:10")
    check("def f() { return f() }\nprint 1", "W009 1:5")
    check("let unused-a = 1\nfor p in pools { advance 1h }\nprint 2")
    check("let n = 2\nscale dev to n\nlet m = 3\nprint \"${m}\"")
    check("let n = 2\ndef f(a = 3) { let b = a; return b + n }\nprint f()")
    check("let a = 1\ndef f() { return a }")
    check("let a = [x for x in [1, 2] if x > 1]\nprint a")
    check("scenario \"a\" each m in [1, 2] { advance 1h }")
  }

  @Test func otherRules() {
    check("scenario \"a\" { }\nscenario \"b\" { }\nscenario \"a\" { }", "R027 3:10")
    check(
      "scenario \"a\" { }\nscenario \"a\" each m in [1] { print m }\nscenario \"${1}\" { }; scenario \"${1}\" { }"
    )
    check("expect error NotFound { print 1 }", "W010 1:25")
    check("expect error NotFound { fail \"a\" }", "W010 1:25")
    check("expect error NotFound { world empty }", "W010 1:25")
    check("expect error NotFound { print 1 / 0 }\nexpect error E002 { let a = dev.count; print a }")
    check("assert 0.1 + 0.2 == 0.3", "W011 1:8")
    check("assert 1 / 3 == 33%", "W011 1:8")
    check("assert 0.5 + 0.25 == 0.75 and 7 / 2 == 3.5")
    check("let r = 0.1\nassert r == 0.1")
    check("let n = 1\nn = n\nprint n", "W012 2:1")
  }

  @Test func catalogWords() {
    check("pool web add vm-size Standard_DS2v2", "W013 1:22")
    check("pool web add node-vm-size \"standard_ds2_v22\"", "W013 1:27")
    check("cluster prod create location eastsu vm-size Standard_D2_v9", "W013 1:30", "W013 1:45")
    check("cluster prod create location \"Mars\"", "W013 1:30")
    check("pool web add vm-size standard_ds2_V2; pool two add vm-size Standard_Unheard_of_v9")
    check("cluster prod create location EastUS; cluster two create location \"West Europe\" vm-size large")
    check("let size = \"Standard_DS2v2\"\npool web add vm-size (size)")
    check("az aks create -n c -g r -l westeuorpe", "W013 1:28")
    check("az aks nodepool add -n a --cluster-name c -g r -s Standard_DS2_v22", "W013 1:51")
    check("az aks create -n c -g r --location=westeuorpe", "W013 1:25")
    check("let L = \"westeuorpe\"\naz aks create -n c -g r -l $L; az aks create -n c -g r -l 'West Europe'")
    let said = { (mode: Session.Mode) in
      var session = Session()
      return transcript("pool web add vm-size Standard_DS2v2", in: &session, mode: mode).lines
    }
    #expect(said(.prompt) == ["1: W013", "completed: add pool"])
    #expect(said(.script) == ["completed: add pool"])
  }

  @Test func catalogWordsOfShellScripts() {
    func found(_ text: String) -> [String] {
      let source = SourceText(name: "a.sh", text)
      return Session().check(source).map { diagnostic in
        let place = LineMap(source).position(of: diagnostic.range.start)
        let fix = diagnostic.fixIt.map { " \(source.text(in: $0.range))" } ?? ""
        return "\(diagnostic.code.name) \(place.line):\(place.column)\(fix)"
      }
    }
    #expect(found("az aks create -n c -g r -l westeuorpe\n") == ["W013 1:28 westeuorpe"])
    #expect(
      found("R=westeuorpe\nX=$(az aks create -n c -g r \\\n  -l $R -s Standard_DS2_v22)\n") == [
        "W013 3:6", "W013 3:12 Standard_DS2_v22",
      ])
    #expect(found("az aks create -n c -g r -l westeurope\n").isEmpty)
    // What is known only when it runs, and what stands beside an error.
    #expect(found("R=$(az group list -o tsv)\naz aks create -n c -g r -l $R\n").isEmpty)
    #expect(found("kubectl get pods\naz aks create -n c -g r -l westeuorpe\n") == ["H003 1:1"])
  }

  @Test func nameLifetimes() {
    check("restore calm\nsnapshot calm", "W014 1:9")
    check("diff night\nbranch night { advance 1h }", "W014 1:6")
    check("cancel a\nif dev.count > 3 { every 1h as a { print 1 } }", "W014 1:8")
    check("snapshot calm\nrestore calm\nsnapshot calm")
    check("def f() { snapshot calm }\nf()\nrestore calm\nsnapshot calm")
    check("f()\nrestore calm\nsnapshot calm\ndef f() { snapshot calm }")
    check("expect error UnknownName { restore calm }\nsnapshot calm")
  }

  @Test func errorsComeAlone() {
    check("let a = 1\nscale dve to 5", "R002 2:7")
    check("scale dve to 5\nlet = 3", "R002 1:7", "S004 2:5")
  }

  @Test func nothingChanges() {
    let session = Session()
    _ = session.check(SourceText(name: "test", "let a = 1\nscale dev to a"))
    #expect(session.environment.variables.isEmpty && session.now == .start)
  }

  // MARK: - Repairs

  private func repaired(_ text: String) -> String {
    let session = Session()
    let repair = SourceRepair(SourceText(name: "test", text)) { session.check($0) }
    return String(decoding: repair.source.bytes, as: UTF8.self)
  }

  @Test func repairs() {
    #expect(
      repaired("assert dev.count = 10 && dev.mode === User") == "assert dev.count == 10 and dev.mode == User")
    #expect(repaired("pool web add count = 2, mode=user") == "pool web add count 2 mode user")
    #expect(repaired("if dev.count > 1 then { print 'a' }") == "if dev.count > 1 { print 'a' }")
    #expect(repaired("for i in 1..3 { advance 1h }") == "repeat 3 { advance 1h }")
    #expect(repaired("print dev.count-1\nundo // a step") == "print dev.count - 1\nundo # a step")
    #expect(repaired(";;; advance 1h") == " advance 1h")
  }

  @Test func guessesAreForPeople() {
    for text in ["scale dve to 5", "stpo dev", "assert dev.state == Runing", "pool dev stopp"] {
      #expect(repaired(text) == text)
      #expect(Session().check(SourceText(name: "test", text)).contains { $0.fixIt?.isGuess == true })
    }
  }

  @Test func repairsThatDoHarmAreNotMade() {
    // The repair of the second finding makes two errors of one; that of the first is fine.
    let source = SourceText(name: "test", "aXbX")
    let repair = SourceRepair(source) { source in
      let text = String(decoding: source.bytes, as: UTF8.self)
      func finding(_ start: UInt32, _ replacement: String) -> Diagnostic {
        let range = SourceRange(start: start, end: start + 1)
        return Diagnostic(
          code: "X001", title: "no", range: range, fixIt: .init(range: range, replacement: replacement))
      }
      switch text {
      case "aXbX": return [finding(1, "-"), finding(3, "Y")]
      case "a-bX": return [finding(3, "Y")]
      default: return [finding(0, "a"), finding(1, "b"), finding(2, "c")]
      }
    }
    #expect(String(decoding: repair.source.bytes, as: UTF8.self) == "a-bX")
    #expect(repair.repaired.count == 1 && repair.remaining.count == 1)
  }

  // MARK: - No false alarms

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every script of the repository that is meant to be right.
  @Test func theRepositoryIsClean() throws {
    var count = 0
    for folder in ["examples", "Tests/Scenarios"] {
      let folder = Self.repository.appending(path: folder)
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "aksl" {
        let name = String(file.path.dropFirst(Self.repository.path.count + 1))
        let source = SourceText(name: name, bytes: Array(try Data(contentsOf: file)))
        var diagnostics = Session(options: .inRepository).check(source)
        // The tests of the language itself compare and ask for constants on purpose.
        if file.pathComponents.contains("Language") {
          diagnostics.removeAll { ["W002", "W003", "W004", "W007", "W011"].contains($0.code.name) }
        }
        let found = diagnostics.map { "\($0.code.name) \(source.text(in: $0.range)): \($0.title)" }
        #expect(found == [], "\(file.path)")
        count += 1
      }
    }
    for definition in CommandTable.definitions {
      for example in definition.examples {
        #expect(
          Session(options: .inRepository).check(SourceText(name: "example", example)) == [], "\(example)")
        count += 1
      }
    }
    #expect(count > 0)
  }
}
