import AKSLLanguage
import AKSModel
package import AzureCLI

// `az …` on the model.
extension Session {
  /// Does what an `az` statement asks for; what it prints comes when that has ended.
  mutating func runAzure(_ site: AzureSite, _ emit: Emit) -> Bool {
    let reading = read(site)
    if let mistake = reading.mistakes.first { return raise(.az(mistake.title, help: mistake.help), emit) }
    guard !reading.asksForHelp, let arguments = reading.arguments else {
      tell(.changed("`-h` of az shows az's own help: nothing is done here"), emit)
      return true
    }
    let step: AzureStep
    do throws(AzureFailure) {
      step = try arguments.step(in: world.simulation)
    } catch {
      if case .az(let title) = error { note(.declined(title)) }
      return fail(error, emit)
    }
    switch step {
    case .send(let operation, let isAwaited):
      return perform(.operation(operation, isAwaited: isAwaited), emit)
    case .sendAll(let operations):
      return operations.allSatisfy { perform(.operation($0, isAwaited: false), emit) }
    case .awaitRest(_, let pool?): return awaitRest(of: .pool(pool))
    case .awaitRest(let cluster, nil): return awaitRest(of: .cluster(cluster))
    case .nothing(let word):
      if let word { tell(.changed(word), emit) }
      return true
    }
  }

  /// Prints what an `az` statement that has ended answers, or gives it to the shell that asked.
  mutating func answerAzure(_ site: AzureSite, _ emit: Emit) -> Bool {
    guard let arguments = read(site).arguments else { return true }
    do throws(AzureFailure) {
      let answer = try arguments.answer(in: world.simulation)
      if isAnsweringShell {
        azureAnswer = answer
      } else if arguments.isAnswerWanted, !answer.output.isEmpty {
        // What is printed ends with its own line.
        tell(.printed(String(answer.output.dropLast())), emit)
      }
    } catch {
      return fail(error, emit)
    }
    return true
  }

  /// The line with the values that its variables have now.
  private func read(_ site: AzureSite) -> AzureReading {
    if let words = site.words { return AzureReading(words: words) }
    return AzureReading(machine.block.source.text(in: site.range)) { name in
      guard let variable = site.variables.first(where: { $0.name == name }) else { return .missing }
      return .text(ValueFormat.text(machine[Int(variable.register)], world, machine.arena))
    }
  }

  private mutating func fail(_ failure: AzureFailure, _ emit: Emit) -> Bool {
    switch failure {
    case .refusal(let refusal): refuse(refusal, emit)
    case .az, .query: raise(.az(failure.message, help: nil), emit)
    }
  }

  /// Whether the statement that is running is one of az.
  var isRunningAzure: Bool {
    guard let frame = machine.frames.last else { return false }
    let opcode = machine.code[max(0, frame.pc - 1)].opcode
    return opcode == .azure || opcode == .azureAnswer
  }

  /// The status with which az exits when Azure answers so.
  func azureStatus(of refusal: Refusal) -> Int? {
    isRunningAzure ? AzureFailure.refusal(refusal).status : nil
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
    _ words: [ShellWord], at place: Place, shouldStop: () -> Bool = { false }, emit: (RunEvent) -> Void
  ) -> (answer: AzureAnswer, outcome: RunOutcome) {
    outcome = RunOutcome()
    let reading = AzureReading(words: words)
    guard reading.mistakes.isEmpty else { return (AzureAnswer(reading.mistakes), outcome) }
    var code = CodeBuilder(
      source: place.source, number: 1, isFunction: false, firstRegister: machine.globalCount)
    code.origin = place.range
    code.block.azure = [AzureSite(range: place.range, words: words)]
    for opcode in [Opcode.statement, .azure, .azureAnswer, .halt] { code.emit(Instruction(opcode)) }
    let block = code.finish(in: &machine)
    machine.start(block: block)
    azureAnswer = AzureAnswer()
    _ = execute(shouldStop, emit)
    let answer = azureAnswer ?? AzureAnswer()
    azureAnswer = nil
    machine.discard(block: block)
    machine.frames = []
    return (answer, outcome)
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
    return false
  }
}

extension Fault {
  /// Az looks before it asks Azure, and says no.
  static func az(_ title: String, help: String?) -> Fault {
    Fault("E050", "AzureCLIError", title, help: help)
  }
}
