import AKSLLanguage
import AKSModel
import AzureCLI

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

  /// Prints what an `az` statement that has ended answers.
  mutating func answerAzure(_ site: AzureSite, _ emit: Emit) -> Bool {
    guard let arguments = read(site).arguments else { return true }
    do throws(AzureFailure) {
      if let text = try arguments.answer(in: world.simulation), !text.isEmpty { tell(.printed(text), emit) }
    } catch {
      return fail(error, emit)
    }
    return true
  }

  /// The line with the values that its variables have now.
  private func read(_ site: AzureSite) -> AzureReading {
    AzureReading(machine.unit.source.text(in: site.range)) { name in
      guard let variable = site.variables.first(where: { $0.name == name }) else { return .missing }
      return .text(ValueFormat.text(machine[Int(variable.register)], world, machine.arena))
    }
  }

  private mutating func fail(_ failure: AzureFailure, _ emit: Emit) -> Bool {
    switch failure {
    case .refusal(let refusal): refuse(refusal, emit)
    case .az(let title): raise(.az(title, help: nil), emit)
    }
  }
}

extension Fault {
  /// Az looks before it asks Azure, and says no.
  static func az(_ title: String, help: String?) -> Fault {
    Fault(
      "E050", "AzureCLIError", title, help: help ?? "az says so before it asks Azure, and exits with status 1"
    )
  }
}
