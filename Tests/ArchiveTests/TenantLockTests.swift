import Archive
import Foundation
import Synchronization
import Testing

@Suite("The lock of a tenant")
struct TenantLockTests {
    private let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-lock-\(ProcessInfo.processInfo.globallyUniqueString)")

    private func clean() {
        for path in [file.path, file.path + ".moment"] { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func takes(_ file: URL) -> Bool {
        do {
            let lock = try TenantLock(file)
            _ = lock
            return true
        } catch {
            return false
        }
    }

    private func isFree(for stay: TenantLock.Stay) -> Bool {
        do {
            let lock = try TenantLock(file, for: stay)
            _ = lock
            return true
        } catch {
            #expect(error.kind == .busy)
            return false
        }
    }

    @Test func `of a run turns everybody away until it ends`() throws {
        defer { clean() }
        #expect(isFree(for: .moment), "the gate is there from now on")
        do {
            let lock = try TenantLock(file)
            #expect(!isFree(for: .run) && !isFree(for: .moment))
            extendLifetime(lock)
        }
        #expect(isFree(for: .run) && isFree(for: .moment))
    }

    @Test func `of a moment is waited for by a run`() async throws {
        defer { clean() }
        let order = Order()
        let thread = Thread { [file] in
            do {
                let lock = try TenantLock(file, for: .moment)
                order.begun.signal()
                // The run below is turned away, or waits, before this ends: either way it has to be second.
                for _ in 0..<1000 { sched_yield() }
                order.say("moment")
                extendLifetime(lock)
            } catch {
                order.begun.signal()
            }
        }
        thread.start()
        await withCheckedContinuation { done in
            Thread.detachNewThread { [file] in
                order.begun.wait()
                if Self.takes(file) { order.say("run") }
                done.resume()
            }
        }
        #expect(order.said == ["moment", "run"])
    }

    private final class Order: Sendable {
        let begun = DispatchSemaphore(value: 0)
        private let words = Mutex<[String]>([])

        var said: [String] { words.withLock { $0 } }
        func say(_ word: String) { words.withLock { $0.append(word) } }
    }
}
