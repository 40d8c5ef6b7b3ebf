public import Capture
public import ContactCenter

/// A stretch of one service's audit log that is asked for at once; its end is not part of it.
public struct AuditWindow: Hashable, Sendable {
    public let service: String
    public let from: Moment
    public let to: Moment

    public init(service: String, from: Moment, to: Moment) {
        self.service = service
        self.from = from
        self.to = to
    }
}

/// Why a stretch of the audit log is missing.
public enum AuditGap: Hashable, Sendable {

    /// Our client may not read it.
    case refused(permission: String)

    /// The platform could not or would not answer.
    case failed(String)

    /// It began to answer, and stopped.
    case cutShort(String)

    /// The query was cancelled on the platform's side.
    case cancelled

    public var reason: String {
        switch self {
        case .refused(let permission): "our client may not read it; grant it \(permission)"
        case .failed(let because): because
        case .cutShort(let because): "cut short: \(because)"
        case .cancelled: "the platform cancelled the query"
        }
    }

    /// One word, for machines: `refused`.
    public var name: String {
        switch self {
        case .refused: "refused"
        case .failed: "failed"
        case .cutShort: "cut-short"
        case .cancelled: "cancelled"
        }
    }
}

/// How the reading of a window ended.
public struct AuditReadingRecord: Hashable, Sendable {
    public let window: AuditWindow

    /// How many entries were new.
    public let read: Int

    /// Why it is not whole; nil when it is.
    public let gap: AuditGap?

    public init(_ window: AuditWindow, read: Int, gap: AuditGap?) {
        self.window = window
        self.read = read
        self.gap = gap
    }
}

extension AuditReadingRecord {

    /// `{"from":"…","read":12,"service":"Directory","state":"whole","to":"…"}`; a gap has `gap` and `reason` besides.
    public func write(to json: inout JSONWriter) {
        json.field("from", window.from.iso8601)
        json.field("gap", ifPresent: gap?.name)
        json.field("read", read)
        json.field("reason", ifPresent: gap?.reason)
        json.field("service", window.service)
        json.field("state", gap == nil ? "whole" : "gap")
        json.field("to", window.to.iso8601)
    }
}
