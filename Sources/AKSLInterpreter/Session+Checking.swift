package import AKSLLanguage

extension Session {
  /// Everything that can be known about a source without running it, by place: its errors, or else what runs
  /// and is most likely not meant.
  ///
  /// Warnings are for those who ask: a run keeps quiet about them. They wait until there is no error, because
  /// what is used is not known in a source that is not understood.
  package func check(_ source: SourceText, mode: Mode = .script) -> [Diagnostic] {
    if mode == .script, source.isShellScript {
      let script = source.shellScript
      let errors = checkShell(script, in: source)
      return errors.isEmpty
        ? CatalogWords.warnings(in: script, of: source, knowing: shellVariables) : errors
    }
    let (tree, diagnostics, _) = analyze(source, mode)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return diagnostics.inSourceOrder }
    return (diagnostics + CheckRules.warnings(in: CheckedSource(tree: tree, world: world))).inSourceOrder
  }

  /// Whether a source can be run: it is parsed, resolved and compiled, and nothing more.
  package func compiles(_ source: SourceText, mode: Mode = .script) -> Bool {
    !analyze(source, mode).diagnostics.contains { $0.severity == .error }
  }
}
