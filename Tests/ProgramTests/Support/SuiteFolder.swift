import Testing

/// A folder with scripts in it, and the command `aksl test` with a memory of its own there.
struct SuiteFolder {
  static let good = "scenario \"good\" { print \"hello\"; assert 1 == 1 }\n"
  static let bad = "scenario \"bad\" { assert 1 == 2 }\n"

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func test(_ arguments: [String], input: String? = nil) throws -> Program.Result {
    let result = try Program.run(
      ["test"] + arguments, input: input, environment: ["XDG_STATE_HOME": folder.path("state")])
    expectNoCrash(result)
    return result
  }
}
