import Capture
import ContactCenter
import Platforms

/// Reads one window of which the platform has been asked: takes page after page.
struct AuditWindowReading {
    private let question: AuditQuestion
    private let taking: AuditTaking

    /// How far the service has been read; entries that are in it already are not taken again.
    private(set) var cursor: AuditCursor

    /// How many new entries were taken.
    private(set) var read = 0

    /// Up to where the window was read in order; nil where the answer had none.
    private(set) var reached: Moment?

    /// Whether the entries came oldest first, as asked.
    private var isInOrder = true

    /// Which of the cursor's missing stretches it is; nil where it is none, and the cursor moves on with every page.
    private let stretch: Int?

    init(_ question: AuditQuestion, _ taking: AuditTaking, _ cursor: AuditCursor, again stretch: Int? = nil) {
        self.question = question
        self.taking = taking
        self.cursor = cursor
        self.stretch = stretch
    }

    var window: AuditWindow { question.window }

    /// Reads it; the next page is asked for while one is taken.
    ///
    /// - Parameter transaction: The query the platform has run, or why it has not.
    /// - Returns: Why the window is not whole; nil when it is.
    /// - Throws: What stops the whole run: a full disk, refused credentials, an interruption.
    mutating func run(_ transaction: AuditQuestion.Reply<String>) async throws -> AuditGap? {
        let id: String
        switch transaction {
        case .success(let ready): id = ready
        case .failure(let missing): return missing.gap
        }
        var seen: Set<String> = []
        var reply = try await question.page(of: id, after: nil)
        while true {
            try Task.checkCancellation()
            guard case .success(let page) = reply else { return reply.gap.map { .cutShort($0.reason) } }
            guard let next = page.next, seen.insert(next).inserted else {
                try await take(page.entities)
                return page.next == nil ? nil : .cutShort("named a page it had given before")
            }
            async let following = question.page(of: id, after: next)
            try await take(page.entities)
            reply = try await following
        }
    }

    /// Takes what is new on a page.
    private mutating func take(_ entities: JSON) async throws {
        var fresh: [ReceivedAudit] = []
        for json in entities.elements {
            let audit = ReceivedAudit(
                id: json["id"]?.string.flatMap { Entry.isUsable($0) ? $0 : nil },
                at: GenesysCloud.auditMoment(of: json),
                json: json)
            if let at = audit.at { follow(at) }
            if isNew(audit) { fresh.append(audit) }
        }
        read += fresh.count
        if let readInOrder {
            if let stretch { cursor.keepMissing(stretch, from: readInOrder) } else { cursor.reach(readInOrder) }
        }
        try await taking.page(fresh, window, cursor)
    }

    /// Whether an entry was not taken before; one that cannot be known again always is.
    private mutating func isNew(_ audit: ReceivedAudit) -> Bool {
        guard let id = audit.id, let at = audit.at else { return true }
        // Dated later than was asked for, it would let the cursor forget what is.
        let moment = min(at, window.to)
        if let stretch { return cursor.take(id, at: moment, again: stretch) }
        return cursor.take(id, at: moment)
    }

    /// Follows the order of what belongs to the window: an entry of another day says nothing of how far it was read.
    private mutating func follow(_ moment: Moment) {
        guard moment >= window.from, moment < window.to else { return }
        if let reached, moment < reached { isInOrder = false }
        reached = max(reached ?? moment, moment)
    }

    /// Up to where nothing is missing although the window is not whole; nil where that cannot be said.
    var readInOrder: Moment? { isInOrder ? reached : nil }
}
