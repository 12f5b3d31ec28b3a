import AKSLLanguage
import AKSModel
package import AzureCLI
package import Shell

// `az …` on the model.
extension Session {
  /// Does what an `az` statement asks for; what it prints comes when that has ended.
  mutating func runAzure(_ site: AzureSite, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let reading = site.reading ?? read(site)
    if let mistake = reading.mistakes.first { return raise(.az(mistake), emit) }
    if let inquiry = site.inquiry { return inquire(inquiry, reading, shouldStop, emit) }
    if let help = reading.help {
      // A page is its own: nothing else is done or printed.
      machine.frames[machine.frames.count - 1].pc += 1
      if isAnsweringShell {
        azureAnswer?.output = help
      } else {
        tell(.printed(String(help.dropLast())), emit)
      }
      return true
    }
    guard let read = reading.arguments else { return true }
    let arguments = awaitsOperations ? read : read.withoutWaiting
    machine.azureArguments = arguments
    machine.pollCount = 0
    noteIgnored(arguments, emit)
    if arguments.isWait {
      noteWait(arguments)
      return true
    }
    let step: AzureStep
    do throws(AzureFailure) {
      step = try arguments.step(in: world.simulation, world.subscription)
    } catch {
      if case .az(let title, _) = error { note(.declined(title)) }
      return fail(error, emit)
    }
    switch step {
    case .send(let operation, let isAwaited):
      if case .putCluster(let target, let properties) = operation, let name = properties.resourceName {
        note("another group has a cluster `\(name)`: here this one is called `\(target.cluster)`", emit)
      }
      return perform(.operation(operation, isAwaited: isAwaited), emit)
    case .sendAll(let operations, let isAwaited, let subscription):
      let count = world.simulation.operations.count
      let isSaid = arguments.isAboutSubscription
      if isSaid { say(arguments) }
      guard operations.allSatisfy({ ask($0, isAwaited: false, isNoted: !isSaid, emit) }) else { return false }
      world.subscription = subscription
      if isAwaited {
        let new = world.simulation.operations[count...].map(\.id)
        if !isSaid { note(.awaited(new)) }
        machine.wait = .operations(new, deadline: longestWait)
      }
    case .change(let subscription, let word):
      say(arguments)
      world.subscription = subscription
      if let word { note(word, emit) }
    case .end(let word):
      note(word, emit)
      // There is no answer to come.
      machine.frames[machine.frames.count - 1].pc += 1
    case .nothing(let word):
      if arguments.isAboutSubscription { note(.said(arguments)) }
      if let word { note(word, emit) }
    }
    return true
  }

  private mutating func noteIgnored(_ arguments: AzureArguments, _ emit: Emit) {
    let options = arguments.ignoredOptions
    guard !options.isEmpty else { return }
    note("ignored, since nothing of it is modelled: \(options.joined(separator: ", "))", emit)
  }

  /// Writes down what a wait of az is about.
  private mutating func noteWait(_ arguments: AzureArguments) {
    let arguments = arguments.naming(in: world.simulation)
    guard let cluster = try? arguments.cluster(in: world.simulation) else { return }
    let pool = try? arguments.pool(in: world.simulation)
    let operation =
      pool.map { world.simulation[$0].activeOperation } ?? world.simulation[cluster].activeOperation
    if let operation { note(.awaited([operation])) }
  }

  /// Writes down what is said of the subscription, which is about to change.
  private mutating func say(_ arguments: AzureArguments) {
    keepUndoStep()
    note(.said(arguments))
  }

  /// A word of ours about what a command means here.
  private mutating func note(_ word: String, _ emit: Emit) {
    if isAnsweringShell { azureAnswer?.notes.append(word) } else { tell(.changed(word), emit) }
  }

  /// Prints what an `az` statement that has ended answers, or gives it to the shell that asked.
  mutating func answerAzure(_ emit: Emit) -> Bool {
    guard let arguments = machine.azureArguments else { return true }
    do throws(AzureFailure) {
      var answer = AzureAnswer()
      if arguments.isWait {
        switch try arguments.poll(machine.pollCount, in: world.simulation, world.subscription) {
        case .isMet: break
        case .again(let span): return lookAgain(after: span, emit)
        case .timedOut:
          note("the wait has timed out, of which az says nothing: it exits with 0", emit)
          answer = try arguments.answerOfTimeout()
        }
      } else {
        answer = try arguments.answer(
          in: world.simulation, world.subscription, isColored: options.colorsAnswers && !isCapturingAnswer)
      }
      if isAnsweringShell {
        answer.notes = azureAnswer?.notes ?? []
        answer.isWanted = arguments.isAnswerWanted
        azureAnswer = answer
      } else if arguments.isAnswerWanted, !answer.output.isEmpty {
        // What is printed ends with its own line; `\r\n` is one character to Swift.
        tell(.printed(String(answer.output.unicodeScalars.dropLast())), emit)
      }
    } catch {
      return fail(error, emit)
    }
    return true
  }

  /// Lets time pass, and comes back to the same instruction.
  private mutating func lookAgain(after span: TimeSpan, _ emit: Emit) -> Bool {
    let (end, overflow) = now.milliseconds.addingReportingOverflow(span.milliseconds)
    if overflow || end > Self.timeLimit.milliseconds { return raise(.timeLimit, emit) }
    machine.pollCount += 1
    machine.wait = .poll(Instant(milliseconds: end))
    machine.frames[machine.frames.count - 1].pc -= 1
    return true
  }

  /// The line with the values that its variables have now.
  private func read(_ site: AzureSite) -> AzureReading {
    AzureReading(machine.unit.source.text(in: site.range)) { name in
      guard let variable = site.variables.first(where: { $0.name == name }) else { return .missing }
      return .text(ValueFormat.text(machine[Int(variable.register)], world, machine.arena))
    }
  }

  mutating func fail(_ failure: AzureFailure, _ emit: Emit) -> Bool {
    switch failure {
    case .refusal(let refusal): return refuse(refusal, emit)
    case .az, .query, .service:
      guard isAnsweringShell else { return raise(.az(failure), emit) }
      // A shell shows all the lines.
      let notes = azureAnswer?.notes ?? []
      azureAnswer = AzureAnswer(failure)
      azureAnswer?.notes = notes
      return false
    }
  }

  /// Whether the statement that is running is one of az.
  var isRunningAzure: Bool {
    guard let frame = machine.frames.last else { return false }
    let instruction = machine.code[max(0, frame.pc - 1)]
    switch instruction.opcode {
    case .azure: return machine.unit.azure[instruction.wide].inquiry == nil
    case .azureAnswer: return true
    default: return false
    }
  }

  /// The status with which az exits when Azure answers so.
  func azureStatus(of refusal: Refusal) -> Int? {
    isRunningAzure ? AzureFailure.refusal(refusal).status : nil
  }

  /// What may go on where a line of az is being typed: `AzureCompletion.completions`.
  package func azureCompletions(for words: [String]) -> [(text: String, help: String)] {
    AzureCompletion.completions(for: words, .init(world.simulation, world.subscription))
  }

  // MARK: - For a shell

  /// Whether the command that is running is one that a shell asked for.
  var isAnsweringShell: Bool { azureAnswer != nil && !isInTask }

  /// Runs one command of az to its end, as a shell does: what fails is told in the answer, and stops nothing.
  ///
  /// The words are those that the shell has made of it, `az` first; none of them is opaque, and their ranges only
  /// matter to mistakes. What happens in the world is told with the place, the command in the text that it comes
  /// from. The outcome tells what is no answer of az's: an invariant that is violated meanwhile, or Ctrl-C.
  package mutating func azure(
    _ words: [ShellWord], at place: Place, isCaptured: Bool = false, shouldStop: () -> Bool = { false },
    emit: (RunEvent) -> Void
  ) -> (answer: AzureAnswer, outcome: RunOutcome) {
    outcome = RunOutcome()
    isCapturingAnswer = isCaptured
    defer { isCapturingAnswer = false }
    let reading = AzureReading(words: words)
    guard reading.mistakes.isEmpty else { return (AzureAnswer(reading.mistakes), outcome) }
    let site = AzureSite(range: place.range, reading: reading)
    azureAnswer = AzureAnswer()
    runCode([.statement, .azure, .azureAnswer, .halt], [site], at: place) { session in
      _ = session.execute(shouldStop, emit)
    }
    let answer = azureAnswer ?? AzureAnswer()
    azureAnswer = nil
    return (answer, outcome)
  }

  /// Runs a few instructions that stand for a command of some text.
  mutating func runCode(
    _ opcodes: [Opcode], _ sites: [AzureSite] = [], at place: Place, _ run: (inout Session) -> Void
  ) {
    var unit = CodeUnit(source: place.source, in: machine)
    unit.azure = sites
    machine.units.append(unit)
    var code = CodeBuilder()
    machine.exchangeCode(with: &code.settled)
    code.begin(isFunction: false, firstRegister: machine.globalCount)
    code.origin = place.range
    for opcode in opcodes { code.emit(Instruction(opcode)) }
    let block = code.finish(unit: machine.units.count - 1, in: &machine)
    machine.exchangeCode(with: &code.settled)
    machine.start(block: block)
    run(&self)
    machine.discard(block: block)
    machine.frames = []
  }

  /// Azure refuses, and az says so to the shell.
  ///
  /// False, always: the command is over.
  mutating func answerShell(_ refusal: Refusal) -> Bool {
    azureAnswer = AzureAnswer(.refusal(refusal))
    return false
  }

  /// Az, or the session, cannot go on, and says so to the shell.
  ///
  /// False, always: the command is over.
  mutating func answerShell(_ fault: Fault) -> Bool {
    azureAnswer = AzureAnswer(.az(fault.title))
    azureAnswer?.status = fault.azureStatus ?? 1
    return false
  }
}

extension Fault {
  /// Az looks before it asks Azure, and says no.
  private static func az(_ title: String, help: String?) -> Fault {
    Fault("E050", "AzureCLIError", title, help: help)
  }

  /// What turns out to be wrong with a line when its variables have values.
  static func az(_ mistake: AzureMistake) -> Fault {
    guard mistake.kind != .notSupported else { return azNotSupported(mistake.title, help: mistake.help) }
    var fault = az(mistake.title, help: mistake.help)
    fault.azureStatus = mistake.status
    return fault
  }

  /// Az may do it, and the model doesn't.
  static func azNotSupported(_ title: String, help: String?) -> Fault {
    var fault = Fault("A005", "NotSupported", title, help: help)
    fault.azureStatus = nil
    return fault
  }

  /// Az fails; of several lines that it says, the first is the title.
  static func az(_ failure: AzureFailure) -> Fault {
    let lines = failure.message.split(separator: "\n", maxSplits: 1).map(String.init)
    var fault = az(lines.first ?? "", help: nil)
    fault.details = lines.count > 1 ? lines[1] : nil
    fault.azureStatus = failure.status
    return fault
  }
}
