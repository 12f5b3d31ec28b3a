#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Another program that has the terminal until it ends.
enum ForegroundProgram {
  /// Runs a command of the shell to its end.
  ///
  /// - Parameters:
  ///   - command: For `/bin/sh`.
  ///   - arguments: What it has as `$1` and so on.
  ///   - input: What it reads from standard input, as far as it does; nil: the keyboard.
  /// - Returns: The status that `waitpid` gives, 0 where all went well; -1: it could not be run.
  static func run(_ command: String, _ arguments: [String] = [], input: String? = nil) -> Int32 {
    // Its keys may be signals to us, too.
    let quit = signal(SIGQUIT, SIG_IGN)
    defer { signal(SIGQUIT, quit) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { return -1 }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    }
    let process = start(["/bin/sh", "-c", command, "sh"] + arguments, &actions)
    if let input {
      close(ends[0])
      // One that has seen enough reads no further, and that is all right.
      if process != nil { Descriptor.write(input, to: ends[1]) }
      close(ends[1])
    }
    guard let process else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    return status
  }

  private static func start(_ words: [String], _ actions: inout posix_spawn_file_actions_t) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this process ignores is no concern of the other's.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, &attributes, copies + [nil], environ) == 0 else {
      return nil
    }
    return process
  }
}
