import Response

// A long plan does not keep everybody else from the ledger.

extension Applying {

    /// Lets another process write where one waits, and reckons with what it wrote.
    ///
    /// Only between batches: nothing of ours is begun and not ended then, which whoever else carries out this plan would take
    /// for what a crash left.
    ///
    /// - Returns: Whether somebody may have written.
    private func giveWay() async throws -> Bool {
        guard let reread, try await log.giveWay() else { return false }
        journal = try await reread()
        // Whoever agreed may have taken that back.
        if let agreed { circumstances.approval = try agreed() }
        // They may have made or changed what the lists told of.
        gathered = nil
        return true
    }

    /// Whether a batch is to end early, because somebody waits for its end.
    var isWaitedFor: Bool {
        get async { if reread == nil { false } else { (try? await log.isWaitedFor()) ?? false } }
    }

    /// What comes before each batch but the first.
    ///
    /// - Returns: Whether the rest was held at once.
    func betweenBatches(_ progress: Progress) async throws -> Bool {
        let isOurs = try await !giveWay()
        guard halted != nil || !isOurs else { return false }
        return try await holdTogether(progress)
    }
}
