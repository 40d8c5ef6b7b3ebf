package import Simulator
import Synchronization

/// The paths that were asked for, in the order they were.
package final class RequestLog: Sendable {
    private let paths = Mutex([String]())
    private let counts: AsyncStream<Int>
    private let counted: AsyncStream<Int>.Continuation

    package init() {
        (counts, counted) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func note(_ exchange: Exchange) {
        let path = exchange.target.split(separator: "?").first.map(String.init) ?? ""
        let count = paths.withLock { paths in
            paths.append(path)
            return paths.count
        }
        counted.yield(count)
    }

    package var all: [String] { paths.withLock { $0 } }

    package func count(_ path: String) -> Int { all.count { $0 == path } }

    /// Waits until so many requests were made; for one to wait at a time.
    package func reaches(_ count: Int) async { for await counted in counts where counted >= count { return } }
}
