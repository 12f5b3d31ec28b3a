import AKSLLanguage
import AKSModel
import AzureCLI
import Shell

// `az …`: read as az reads it, so that what az refuses is known before anything runs.
extension Compiler {
  mutating func azure(_ range: SourceRange, inquiry: CommandSite.Inquiry? = nil) {
    let line = tree.source.text(in: range)
    var variables: [AzureSite.Variable] = []
    var found: [String] = []
    let reading = AzureReading(line) { name in
      guard variable(named: name) != nil else { return .missing }
      if !found.contains(name) { found.append(name) }
      return .opaque
    }
    guard reading.mistakes.isEmpty else { return report(.azure(reading.mistakes, in: range)) }
    for name in found {
      let register = temporary()
      if let variable = variable(named: name) { _ = read(variable, into: register) }
      variables.append(.init(name: name, register: UInt16(truncatingIfNeeded: register)))
    }
    code.emit(Instruction(.azure, wide: unit.azure.count))
    if inquiry == nil { code.emit(Instruction(.azureAnswer, wide: unit.azure.count)) }
    unit.azure.append(
      AzureSite(
        range: range, variables: variables, inquiry: inquiry, reading: found.isEmpty ? reading : nil))
  }

  /// A line of az behind `plan` or `explain`, up to `as FORMAT`, which no line of az ends with but as values.
  mutating func inquire(ofAzure range: SourceRange, isPlan: Bool) {
    let isBlank = { (byte: UInt8) in " \t\r\n".utf8.contains(byte) }
    let line = tree.source.bytes[Int(range.start)..<Int(range.end)]
    let words = line.split(whereSeparator: isBlank).suffix(2)
    var inquiry = CommandSite.Inquiry(isPlan: isPlan, command: range, format: .table)
    if let first = words.first, let last = words.last, first.elementsEqual("as".utf8),
      let format = Exhibit.Format(rawValue: String(decoding: last, as: UTF8.self))
    {
      inquiry.format = format
      inquiry.command.end = UInt32(truncatingIfNeeded: first.startIndex)
    }
    azure(inquiry.command, inquiry: inquiry)
  }

  /// Notes the names of pools and clusters that a line would make.
  mutating func noteNames(ofAzure range: SourceRange) {
    let line = tree.source.text(in: range)
    // Reading takes its time, and few lines make anything.
    guard line.contains("create") || line.contains("add") else { return }
    let reading = AzureReading(line, variable: { _ in .opaque })
    if reading.isOpaque { environment.hasComputedNames = true }
    guard let arguments = reading.arguments else { return }
    switch arguments.command.name {
    case .aksCreate:
      environment.note(pool: arguments.text("--nodepool-name") ?? "nodepool1")
      guard arguments.isKnown("--name") else { break }
      // Where the name is taken in another group, it is called by both.
      if environment.clusters[arguments.clusterName.lowercased()] != nil,
        let group = arguments.text("--resource-group")
      {
        environment.note(cluster: ClusterAlias.name(of: arguments.clusterName, in: group) { _ in true })
      }
      environment.note(cluster: arguments.clusterName)
    case .aksNodepoolAdd:
      if arguments.isKnown("--nodepool-name") { environment.note(pool: arguments.poolName) }
    default: return
    }
    if !["--name", "--nodepool-name"].filter(arguments.has).allSatisfy(arguments.isKnown) {
      environment.hasComputedNames = true
    }
  }

  private mutating func variable(named name: String) -> Variable? {
    if let symbol = tree.symbol(of: name) { return variable(symbol) }
    return environment.variables[name].map {
      Variable(register: $0.register, type: .unknown, isGlobalInFunction: code.isFunction)
    }
  }
}

extension Diagnostic {
  /// What az refuses, in its own words, with whatever else is wrong in the line.
  static func azure(_ mistakes: [AzureMistake], in line: SourceRange) -> Diagnostic {
    func place(_ range: Range<Int>) -> SourceRange {
      var place = SourceRange(range, behind: line.start)
      // What is not UTF-8 becomes longer as a text, so that places may lie behind the line.
      place.start = min(line.end, place.start)
      place.end = min(line.end, place.end)
      return place
    }
    let first = mistakes[0]
    let (code, label): (DiagnosticCode, String) =
      switch first.kind {
      case .unknown: ("A001", "az does not know this")
      case .missing: ("A002", first.range.isEmpty ? "missing here" : "this is not the option")
      case .value: ("A003", "az does not take this")
      case .refused: ("A004", "az refuses this")
      case .notSupported: ("A005", "not supported here")
      }
    var labels = first.others.map { Label(range: place($0), text: "and this") }
    for mistake in mistakes.dropFirst() {
      labels.append(Label(range: place(mistake.range), text: mistake.title))
      labels += mistake.others.map { Label(range: place($0), text: "and this") }
    }
    var help: [String] = []
    for mistake in mistakes {
      let nearest = mistake.word.flatMap { Spelling.nearest(to: $0, among: mistake.candidates) }
      guard let text = mistake.help ?? nearest.map({ "did you mean `\($0)`?" }), !help.contains(text) else {
        continue
      }
      help.append(text)
    }
    let range = place(first.range)
    return Diagnostic(
      code: code, title: first.title, range: range, label: label, labels: labels,
      help: help.isEmpty ? nil : help.joined(separator: "; "),
      fixIt: mistakes.lazy.compactMap(\.repair).first.map {
        FixIt(range: place($0.range), replacement: $0.replacement)
      })
  }
}
