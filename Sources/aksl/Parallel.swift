#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Work on several threads over independent values, with the results in order.
///
/// POSIX threads that return: the program has no Swift concurrency (`Sources/README.md`).
enum Parallel {
  /// As deep as the main thread's usual stack: the same scripts run on both.
  private static let stackSize = 8 << 20

  /// Does the work for `0..<count` on up to so many threads, and hands over each result in the order of the
  /// numbers, as soon as it and all before it are there.
  ///
  /// False from `take` ends it: no more work is begun. Where there is a `tick`, it is called ten times a second
  /// while nothing else can be told.
  static func forEach<Result: Sendable>(
    _ count: Int, threads: Int, tick: (() -> Void)? = nil, work: @escaping @Sendable (Int) -> Result,
    take: (Result) -> Bool
  ) {
    guard threads > 1 && count > 1 || tick != nil else {
      for index in 0..<count { guard take(work(index)) else { return } }
      return
    }
    let board = Board(count: count, work: work)
    let workers = (0..<min(threads, count)).compactMap { _ in start { board.doAll() } }
    // Where no thread can be had, the work is done here.
    if workers.isEmpty { board.doAll() }
    for index in 0..<count where !take(board.result(index, tick)) {
      board.stop()
      break
    }
    for worker in workers { pthread_join(worker, nil) }
  }

  /// A thread that does something and ends; nil when none can be had.
  private static func start(_ action: @escaping @Sendable () -> Void) -> pthread_t? {
    let body = Unmanaged.passRetained(ThreadBody(action)).toOpaque()
    guard let thread = makeThread(body) else {
      Unmanaged<ThreadBody>.fromOpaque(body).release()
      return nil
    }
    return thread
  }

  private static func makeThread(_ body: UnsafeMutableRawPointer) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let error = pthread_create(&thread, &attributes, { Parallel.runBody($0) }, body)
    pthread_attr_destroy(&attributes)
    return error == 0 ? thread : nil
  }

  /// What a thread is started with.
  private final class ThreadBody: Sendable {
    let action: @Sendable () -> Void
    init(_ action: @escaping @Sendable () -> Void) { self.action = action }
  }

  private static func runBody(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let pointer { Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().action() }
    return nil
  }

  /// Where the threads take their work from and put the results.
  ///
  /// Unchecked: everything that changes is behind `monitor`.
  private final class Board<Result: Sendable>: @unchecked Sendable {
    private let monitor = Monitor()
    private let count: Int
    private let work: @Sendable (Int) -> Result
    private var next = 0
    private var results: [Result?]

    init(count: Int, work: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.work = work
      results = Array(repeating: nil, count: count)
    }

    /// Works until nothing is left.
    func doAll() {
      while let index = takeNext() {
        let result = work(index)
        monitor.lock()
        results[index] = result
        monitor.unlock(wakingAll: true)
      }
    }

    private func takeNext() -> Int? {
      monitor.lock()
      defer { monitor.unlock() }
      guard next < count else { return nil }
      next += 1
      return next - 1
    }

    func stop() {
      monitor.lock()
      next = count
      monitor.unlock()
    }

    /// Waits for a result, and takes it away.
    func result(_ index: Int, _ tick: (() -> Void)?) -> Result {
      monitor.lock()
      defer { monitor.unlock() }
      while true {
        if let result = results[index] {
          results[index] = nil
          return result
        }
        if monitor.wait(milliseconds: tick == nil ? nil : 100) { continue }
        monitor.unlock()
        tick?()
        monitor.lock()
      }
    }
  }

  /// A lock that can be waited at.
  private final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_mutex_destroy(mutex)
      pthread_cond_destroy(condition)
      mutex.deallocate()
      condition.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }

    func unlock(wakingAll: Bool = false) {
      if wakingAll { pthread_cond_broadcast(condition) }
      pthread_mutex_unlock(mutex)
    }

    /// Gives the lock away until somebody wakes all.
    ///
    /// False: so much time has passed before.
    func wait(milliseconds: Int?) -> Bool {
      guard let milliseconds else { return pthread_cond_wait(condition, mutex) == 0 }
      var end = timespec()
      clock_gettime(CLOCK_REALTIME, &end)
      let nanoseconds = end.tv_nsec + milliseconds * 1_000_000
      end.tv_sec += nanoseconds / 1_000_000_000
      end.tv_nsec = nanoseconds % 1_000_000_000
      return pthread_cond_timedwait(condition, mutex, &end) == 0
    }
  }
}
