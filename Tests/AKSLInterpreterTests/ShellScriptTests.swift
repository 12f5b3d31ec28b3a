import AKSLInterpreter
import AKSLLanguage
import Shell
import Testing

/// Scripts of the shell on the simulated world.
@Suite("Shell scripts on a session")
struct ShellScriptTests {
  private static let pool = "-n dev --cluster-name sandbox -g sandbox-rg"

  /// What a run says, and what is left.
  private struct Run {
    var session: Session
    var reports: [ShellReport] = []
    var faults: [String] = []
    var diagnostics: [String] = []
    var notes: [String] = []
    var outcome = RunOutcome()

    init(_ text: String, _ options: Session.Options = .init(), shouldStop: () -> Bool = { false }) {
      session = Session(options: options)
      run(text, shouldStop: shouldStop)
    }

    mutating func run(_ text: String, shouldStop: () -> Bool = { false }) {
      var (reports, faults, diagnostics): ([ShellReport], [String], [String]) = ([], [], [])
      var notes: [String] = []
      outcome = session.run(SourceText(name: "a.sh", text), mode: .script, shouldStop: shouldStop) { event in
        let line = event.place.map { LineMap($0.source).position(of: $0.range.start).line } ?? 0
        switch event.kind {
        case .shellAnswered(let report): reports.append(report)
        case .faulted(let fault): faults.append("\(line): \(fault.title)")
        case .diagnostic(let diagnostic): diagnostics.append("\(line): \(diagnostic.code.name)")
        case .changed(let note): notes.append(note)
        default: break
        }
      }
      self.notes = notes
      (self.reports, self.faults, self.diagnostics) = (reports, faults, diagnostics)
    }

    /// What the language says of the world afterwards.
    mutating func holds(_ assertion: String) -> Bool {
      session.run(SourceText(name: "a.aksl", "assert " + assertion), mode: .script) { _ in }.exitCode == 0
    }

    var output: String { reports.filter { $0.isAnswer && !$0.isCaptured }.map(\.output).joined() }
  }

  @Test("A runbook")
  func runbook() {
    var run = Run(
      """
      POOL=dev GROUP=sandbox-rg
      az aks nodepool stop --nodepool-name $POOL \\
        --resource-group "$GROUP" --cluster-name sandbox && sleep 1h
      STATE=$(az aks nodepool show -n $POOL -g $GROUP --cluster-name sandbox --query powerState.code -o tsv)
      echo "$POOL: $STATE"
      """)
    #expect(run.output == "dev: Stopped\n" && run.outcome == RunOutcome())
    #expect(run.session.shellVariables["STATE"] == .text("Stopped"))
    let isStopped = run.holds("dev.state == Stopped and elapsed > 1h and elapsed < 1h5m")
    #expect(isStopped)
  }

  @Test("Everything is checked before anything runs")
  func check() {
    var run = Run(
      "az aks nodepool stop \(Self.pool)\naz aks list | cat\naz aks nodepool stop --node-pool x\nkubectl a $B"
    )
    #expect(run.diagnostics == ["2: H002", "3: A002", "4: H003", "4: H004"])
    let isRunning = run.holds("dev.state == Running")
    #expect(run.outcome.exitCode == 3 && run.reports.isEmpty && isRunning)
    let source = SourceText(name: "a.sh", "az aks list | cat")
    #expect(Session().check(source).map(\.code.name) == ["H002"])
  }

  @Test("A failure that nobody looks at is an unexpected one")
  func failures() {
    let missing = "az aks nodepool show -n nobody --cluster-name sandbox -g sandbox-rg"
    let run = Run("\(missing)\necho on\n\(missing) || echo $?\n\(missing)\necho $?")
    #expect(run.output == "on\n3\n3\n" && run.outcome.exitCode == 4)
    #expect(run.faults == ["1: this command ended with status 3"])
    #expect(run.reports.filter { $0.errors.hasPrefix("ERROR: (NotFound)") }.count == 3)
    let stopped = Run("set -e\n\(missing)\necho on")
    #expect(
      stopped.output.isEmpty
        && stopped.faults == ["2: this command ended with status 3, and the script with it"])
    #expect(Run("\(missing) || true").outcome.exitCode == 0)
    #expect(Run("exit 0\n\(missing)").outcome.exitCode == 0)
    #expect(Run("exit 1").faults == ["1: the script ends with status 1"])
  }

  @Test("What is not supported is no failure of az's: nothing behind it runs")
  func notSupported() {
    let create = "A=$(echo --edge-zone z); az aks create -n x -g y $A"
    let fault = ["1: --edge-zone is not supported here"]
    let run = Run("\(create) || echo on\necho $?")
    #expect(run.outcome.exitCode == 4 && run.output.isEmpty && run.reports.isEmpty && run.faults == fault)
    let captured = Run(
      "A=$(echo --edge-zone z); B=$(az aks create -n x -g y $A || echo on) || echo on\necho $B")
    #expect(captured.faults == fault && captured.output.isEmpty)
    // What az does not have is a failure of its own.
    let refused = Run("A=$(echo --foo); az aks list $A || echo $?")
    #expect(refused.output == "2\n" && refused.faults.isEmpty && refused.outcome.exitCode == 0)
  }

  @Test("All the lines of an error come, and what aksl says of a command")
  func wholeErrors() {
    let missing = Run("az group show -n x || true\naz aks create -n prod -g x || true")
    let words = "Resource group 'x' could not be found."
    let error = "ERROR: (ResourceGroupNotFound) \(words)\nCode: ResourceGroupNotFound\nMessage: \(words)\n"
    #expect(missing.reports.map(\.errors) == [error, error] && missing.reports.map(\.status) == [3, 3])
    let wait = Run("az aks nodepool wait \(Self.pool) --custom 'count > `100`' --timeout 60")
    #expect(wait.notes == ["the wait has timed out, of which az says nothing: it exits with 0"])
    #expect(wait.outcome == RunOutcome())
    let update = Run("az aks nodepool update \(Self.pool) --disable-cluster-autoscaler")
    #expect(update.notes == ["Cluster autoscaler is already disabled for this node pool."])
  }

  @Test("A last command that fails is the script's failure")
  func lastCommand() {
    for script in ["false", "true && false", "false || false", "echo on; false && true", "A=$(false)"] {
      #expect(Run(script).outcome.exitCode == 4, "\(script)")
    }
    #expect(Run("true\nfalse").faults == ["2: this command ended with status 1"])
    for script in ["false; true", "false || true", "false; echo $?", "", "# nothing"] {
      #expect(Run(script).outcome.exitCode == 0, "\(script)")
    }
  }

  @Test("A new cluster goes where its group is")
  func groups() {
    var run = Run(
      """
      az group create -n shop -l westeurope
      az aks create -n prod -g SHOP
      az aks delete -n prod -g shop --yes
      az aks create -n prod -g shop -l northeurope
      az aks delete -n sandbox -g sandbox-rg --yes
      az aks create -n sandbox -g sandbox-rg
      az aks show -n prod -g shop --query location -o tsv
      az aks show -n sandbox -g sandbox-rg --query location -o tsv
      """)
    #expect(run.outcome.exitCode == 0 && run.output == "northeurope\neastus\n")
    run.run("az group show -n shop --query location -o tsv; az aks create -n prod -g Shop || echo $?")
    #expect(run.output == "westeurope\n1\n")
    #expect(
      run.reports.map(\.errors).joined() == """
        ERROR: The cluster 'prod' under resource group 'Shop' already exists. Please use command 'az aks update' to \
        update the existing cluster, or select a different cluster name to create a new cluster.

        """)
    // Azure tells clusters of one name apart by their groups.
    run.run(
      "az aks create -n prod -g sandbox-rg && az aks list --query \"[?name=='prod'].resourceGroup\" -o tsv")
    #expect(run.output == "shop\nsandbox-rg\n")
    #expect(run.notes == ["another group has a cluster `prod`: here this one is called `prod-sandbox-rg`"])
  }

  @Test("Which sources are scripts of the shell")
  func sources() {
    for name in ["a.sh", "a.bash", "x/a.azcli"] { #expect(SourceText(name: name, "").isShellScript) }
    for line in ["#!/bin/sh", "#!/bin/bash -eu", "#! /usr/bin/env bash", "#!/usr/bin/env -S bash -e\r"] {
      #expect(SourceText(name: "<stdin>", line + "\naz aks list").isShellScript, "\(line)")
    }
    for line in ["", "#!/usr/bin/env aksl", "#!/usr/bin/python sh", "# /bin/sh", "#!/bin/zsh"] {
      #expect(!SourceText(name: "a.aksl", line + "\nstop dev").isShellScript, "\(line)")
    }
  }

  @Test("Options of the first line")
  func firstLine() {
    let missing = "az aks nodepool show -n nobody --cluster-name sandbox -g sandbox-rg"
    #expect(Run("#!/bin/bash -e\n\(missing)\necho on").output.isEmpty)
    #expect(Run("#!/bin/bash\n\(missing)\necho on").output == "on\n")
    #expect(Run("#!/bin/bash -x\necho on").diagnostics == ["1: H002"])
  }

  @Test("Variables from outside, and one session for several scripts")
  func variables() {
    var options = Session.Options()
    options.shellVariables = ["GROUP": "from outside"]
    var run = Run("echo \"$GROUP\"; NAME=x", options)
    #expect(run.output == "from outside\n")
    run.run("echo $NAME $?")
    #expect(run.output == "x 0\n")
    run.session.setShellVariable("LATER", to: "y")
    run.run("echo $LATER")
    #expect(run.output == "y\n")
    #expect(
      !Session.isShellVariable("1A") && !Session.isShellVariable("RANDOM") && Session.isShellVariable("A_1"))
  }

  @Test("The scripts of a document: what one sets the next one knows, before any of them runs")
  func document() {
    let text =
      "- a list:\n  ```azurecli\n  GROUP=sandbox-rg\n  ```\n\n  ```console\n  $ az aks show -n $NAME -g $GROUP\n  {}\n  ```\n"
    let source = SourceText(name: "page.md", text)
    func script(_ line: String, hasPrompts: Bool) -> ShellScript {
      let bytes = Array(line.utf8)
      let start = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) } ?? 0
      let text = ShellText(source.bytes, pieces: [start..<start + bytes.count], hasPrompts: hasPrompts)
      return ShellScript(text)
    }
    let scripts = [
      script("GROUP=sandbox-rg\n", hasPrompts: false),
      script("$ az aks show -n $NAME -g $GROUP\n", hasPrompts: true),
    ]
    var check = ShellCheck(knowing: [:])
    var found: [Diagnostic] = []
    for script in scripts { found += check.diagnostics(of: script, in: source) }
    #expect(found.map(\.code.name) == ["H004"] && found.map { source.text(in: $0.range) } == ["$NAME"])
    var session = Session()
    session.setShellVariable("NAME", to: "sandbox")
    var last: (report: ShellReport, text: String)?
    for script in scripts {
      let outcome = session.run(script, in: source) { event in
        guard case .shellAnswered(let report) = event.kind, let place = event.place else { return }
        last = (report, place.source.text(in: place.range))
      }
      #expect(outcome.exitCode == 0)
    }
    #expect(last?.report.output.hasPrefix("{") ?? false)
    #expect(last?.text == "az aks show -n $NAME -g $GROUP")
  }

  @Test(
    "sleep",
    arguments: [
      ("30", "30s"), ("0.5", "500ms"), ("5m", "5m"), ("1.5h", "1h30m"), ("1d 1h 2s", "1d1h2s"),
      (".5m", "30s"),
      ("2.", "2s"), ("0", "0s"),
    ])
  func sleeping(operands: String, span: String) {
    var run = Run("sleep \(operands)")
    let hasPassed = run.holds("elapsed == \(span)")
    #expect(run.outcome == RunOutcome() && hasPassed)
  }

  @Test(
    "sleep that is none",
    arguments: ["5 x", "-1", "1e3", "5 m", ".", "9999999999999999999d", "", "infinity", "1.2.3"])
  func notSleeping(operands: String) {
    #expect(Run("sleep \(operands)").diagnostics == ["1: H005"])
    #expect(Run("N=$(echo '\(operands)'); sleep $N || echo failed").output == "failed\n")
  }

  @Test("sleep beyond the end of simulated time")
  func endOfTime() {
    #expect(Run("sleep 36526d || echo failed").output == "failed\n")
    #expect(Run("sleep 36526d").outcome.exitCode == 4)
  }

  @Test("Whoever interrupts gets the world as it was then")
  func interruption() {
    let run = Run("sleep 1h; az aks nodepool stop \(Self.pool); echo no") { true }
    #expect(run.outcome.exitCode == 130 && run.output.isEmpty && run.faults.isEmpty)
  }

  @Test("Random bytes follow from the seed")
  func random() {
    var options = Session.Options()
    options.seed = 7
    let first = Run("echo $(openssl rand -hex 4)$(openssl rand -hex 4)", options).output
    #expect(
      first.count == 17 && first.dropLast().allSatisfy(\.isHexDigit)
        && first.prefix(8) != first.dropLast().suffix(8))
    #expect(first == Run("echo $(openssl rand -hex 4)$(openssl rand -hex 4)", options).output)
    #expect(Run("openssl rand -hex 2000").diagnostics == ["1: H005"])
    #expect(Run("N=$(echo 0); openssl rand -hex $N || echo failed").output == "failed\n")
  }
}
