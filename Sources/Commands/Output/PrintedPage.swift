import Engine

/// The PDF of a run, or why there is none: told after the report, which does without it.
struct PrintedPage {

    /// Where it is; empty where none was asked for, or none came.
    let file: [String]
    private let fault: (any Error)?

    fileprivate init(file: String? = nil, fault: (any Error)? = nil) {
        self.file = file.map { [$0] } ?? []
        self.fault = fault
    }

    /// Ends a run as its verdict says.
    ///
    /// - Throws: ``Ended`` for what is not met or undetermined; where all is met, or the run was interrupted, what kept the
    ///   page from being printed.
    func end(_ outcome: Assessed.Outcome, telling terminal: Terminal) throws {
        if let fault {
            guard outcome != .met, !(fault is CancellationError) else { throw fault }
            terminal.complain(Failure(fault))
        }
        guard outcome == .met else { throw Ended(code: outcome.rawValue) }
    }
}

extension Chromium? {

    /// Prints the page in a folder of reports, where a PDF was asked for.
    func printed(reportIn folder: String?) async -> PrintedPage {
        guard let self, let folder else { return PrintedPage() }
        do {
            return PrintedPage(file: try await self.print(reportIn: folder))
        } catch {
            return PrintedPage(fault: error)
        }
    }
}
