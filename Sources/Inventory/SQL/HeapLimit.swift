import GRDBSQLite
import Synchronization

/// Bounds what SQLite takes while it reads a query: no step has run by then, so no meter looks.
///
/// A query of a few lines can double itself eighteen times before its first step. SQLite has one limit for the whole
/// process; one query at a time is read under it, and it is put back behind each.
enum HeapLimit {

    /// Bytes beyond what is in use: hundreds of times what queries of people take.
    static let most = 64 << 20

    private static let turn = Mutex(())

    static func holding(_ body: () -> Void) {
        turn.withLock { _ in
            let before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + Int64(most))
            defer { sqlite3_hard_heap_limit64(before) }
            body()
        }
    }
}
