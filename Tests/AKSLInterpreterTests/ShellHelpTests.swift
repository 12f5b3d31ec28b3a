import AKSLInterpreter
import AKSLLanguage
import Testing

/// What is said of shell scripts that do not run here.
@Suite("Help on shell scripts")
struct ShellHelpTests {
  private func diagnostics(_ text: String) -> [Diagnostic] {
    Session().check(SourceText(name: "a.sh", text))
  }

  @Test("Lines of az within constructs are checked")
  func constructs() {
    let text = """
      pools() { az aks nodepool list -g rg --cluster-name c "$@"; }
      for POOL in a b; do
        if az aks nodepool stop -g rg --cluster-name c --node-pool "$POOL"; then
          echo done
        fi
      done
      az aks nodepool "$ACTION" -g rg
      """
    #expect(diagnostics("ACTION=$(echo x)\n" + text).map(\.code.name) == ["H002", "H002", "A002"])
  }

  @Test(
    "A command of az that only running shows is left until then",
    arguments: [
      "az aks nodepool $A -n dev", "az aks nodepool \"$A\"", "az $A", "az aks $A show",
      "az aks nodepool show $A",
    ])
  func computedCommands(text: String) {
    #expect(diagnostics("A=$(echo x)\n" + text) == [])
  }

  @Test("What is known of a command is checked beside what is not")
  func computedWords() {
    let found = diagnostics(
      "A=$(echo x)\naz aks nodepool frob $A\naz aks nodepool show -n $A -g rg --cluster-nme c")
    #expect(found.map(\.code.name) == ["A001", "A002"])
  }

  @Test(
    "The commonest words that are not supported tell what to write",
    arguments: [
      ("jq .a", "--query powerState.code -o tsv"), ("grep a", "--query \"[?mode=='User'].name\""),
      ("sed a", "`--query`"),
      ("awk a", "`--query`"), ("wc -l", "`length(@)`"), ("kubectl get nodes", "`show nodes`"),
      ("[ a = b ]", "`&&`"),
      ("test -n a", "`&&`"), ("curl a", "no network"), ("read A", "--env NAME=value"),
      ("source a", "--env NAME=value"),
      ("local A=b", "`NAME=value`"), ("readonly A=b", "`NAME=value`"), ("printf a", "`echo`"),
      ("date", "`now`"),
      ("trap a ERR", "`set -e`"), ("cat a", "`echo`"), ("eval a", "the command itself"),
      ("wait", "`az aks nodepool wait`"),
      ("return 1", "`exit`"), ("terraform apply", "only az"), ("if a; then b; fi", "in aksl: `if "),
      ("for a in b; do c; done", "in aksl: `for "), ("while a; do c; done", "`az aks nodepool wait`"),
      ("until a; do c; done", "in aksl: `while "), ("case a in b) c;; esac", "in aksl: `if "),
      ("f() { a; }", "in aksl: `def "),
      ("function f { a; }", "in aksl: `def "), ("[[ a ]]", "in aksl: `if "), ("A=(a b)", "in aksl: `let "),
      ("echo ${A:-b}", "--env NAME=value"), ("echo $1", "--env NAME=value"),
      ("echo $((1+2))", "in aksl: `COUNT += 1`"),
      ("az aks list > /dev/null", "`-o none`"), ("az aks list | jq .b", "`--query`"),
      ("set -x", "leave it out"),
    ])
  func help(text: String, part: String) {
    #expect(
      diagnostics(text).first?.help?.contains(part) ?? false, "\(diagnostics(text).first?.help ?? "none")")
  }

  @Test("A misspelt program is still the nearest one")
  func spelling() {
    #expect(diagnostics("zaz aks list").first?.help == "did you mean `az`?")
    #expect(diagnostics("frobnicate").first?.help?.hasPrefix("az runs here") ?? false)
  }

  @Test("Each statement has the mistakes of its own places")
  func parts() {
    let text = "kubectl a\naz aks list\nkubectl b\naz aks list | cat\naz aks list > a | cat\necho $A; echo $A"
    let parts = Session().shellParts(of: SourceText(name: "a.sh", text))
    #expect(
      parts.map { $0.mistakes.map(\.code.name) } == [
        ["H003"], [], ["H003"], ["H002"], ["H002", "H002"], ["H004"], ["H004"],
      ])
  }

  @Test("What the helps say of aksl is aksl")
  func words() {
    let script = """
      let COUNT = 2
      let POOLS = ["dev"]
      let NAME = "a"
      for POOL in POOLS {
        az aks nodepool show -n $POOL -g sandbox-rg --cluster-name sandbox -o none
      }
      if COUNT > 3 { fail "no" }
      while COUNT < 3 { COUNT += 1 }
      if NAME == "a" { } else { fail "no" }
      def stopAll(POOL) {
        az aks nodepool stop -n $POOL -g sandbox-rg --cluster-name sandbox
      }
      stopAll("dev")
      start dev
      node dev/3 cordon
      node dev/3 drain
      show nodes
      assert COUNT == 3 and dev.state == Running
      """
    var session = Session()
    #expect(session.run(SourceText(name: "a.aksl", script), mode: .script) { _ in }.exitCode == 0)
  }
}
