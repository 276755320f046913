import Dispatch
import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Independent pieces of work on the processor's cores.
package enum ParallelWork {
  /// The number of cores this process may use.
  package static let availableThreads = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs `body` once for every number in `0..<count`.
  ///
  /// Workers draw the next number from a counter, so a slow piece holds nobody up. With one thread or one piece
  /// everything runs on the caller's thread. Two pieces must not write to the same memory.
  package static func forEach(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    guard threads > 1, count > 1 else {
      for piece in 0..<count { body(piece) }
      return
    }
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(body) { body in
      // Pieces share nothing that changes: that is what "independent" asks of the caller.
      nonisolated(unsafe) let work = body
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < count else { return }
          unsafe work(piece)
        }
      }
    }
  }

  /// The results of `body` for every number in `0..<count`, in that order for any number of threads.
  package static func map<Result>(_ count: Int, threads: Int, _ body: (Int) -> Result) -> [Result] {
    // The empty array is one for all threads, and making it anew would write to it.
    guard count > 0 else { return [] }
    return unsafe [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
      let results = unsafe buffer
      forEach(count, threads: threads) { piece in
        unsafe results.initializeElement(at: piece, to: body(piece))
      }
      initialized = count
    }
  }
}
