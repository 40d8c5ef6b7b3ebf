public import Capture
public import ContactCenter

/// How far the audit log of one service was read.
public struct AuditCursor: Sendable {

    /// Up to where everything was asked for; nil before the first time.
    public private(set) var reached: Moment?
    public private(set) var recent: RecentIDs

    /// Stretches that are missing so far, and are asked for again.
    public private(set) var missing: [Stretch] = []

    /// A stretch that is missing, with what had been read around its beginning.
    public struct Stretch: Sendable {
        public fileprivate(set) var from: Moment
        public let to: Moment
        public fileprivate(set) var recent: RecentIDs
    }

    private let overlap: Duration

    public init(overlap: Duration) {
        recent = RecentIDs(overlap: overlap)
        self.overlap = overlap
    }

    /// Takes in an entry; whether it is new.
    public mutating func take(_ id: String, at moment: Moment) -> Bool { recent.insert(id, at: moment) }

    /// Takes in an entry of a stretch that is asked for again; whether it is new there.
    ///
    /// The stretches after it are asked for from before they begin: they know it too.
    public mutating func take(_ id: String, at moment: Moment, again stretch: Int) -> Bool {
        let isNew = missing[stretch].recent.insert(id, at: moment)
        for later in missing.indices where later > stretch { _ = missing[later].recent.insert(id, at: moment) }
        return isNew
    }

    /// Takes in an entry that is recorded already, wherever it was read.
    public mutating func know(_ id: String, at moment: Moment) {
        _ = recent.insert(id, at: moment)
        for stretch in missing.indices { _ = missing[stretch].recent.insert(id, at: moment) }
    }

    /// Everything before this was read.
    public mutating func reach(_ moment: Moment) { reached = max(reached ?? moment, moment) }

    /// A window could not be read from there on: what comes after it is, and it is asked for again next time.
    ///
    /// Its last hours are the first of the window after it, and not asked for twice.
    public mutating func miss(from: Moment, of window: AuditWindow) {
        let to = window.to.advanced(by: .zero - overlap)
        if from < to { missing.append(Stretch(from: from, to: to, recent: recent)) }
        reach(window.to)
    }

    /// Gives up what is missing and the platform keeps no longer.
    public mutating func giveUp(before oldest: Moment) { missing.removeAll { $0.to <= oldest } }

    /// A stretch was asked for again, and is not missing any more.
    public mutating func settle(_ stretch: Int) { missing.remove(at: stretch) }

    /// A stretch was asked for again, and is missing from there on still.
    public mutating func keepMissing(_ stretch: Int, from moment: Moment) {
        missing[stretch].from = max(missing[stretch].from, moment)
    }
}

extension AuditCursor {

    /// As it is kept: `{"reached":"…","recent":[["<id>",<milliseconds>],…],"missing":[…]}`.
    public func write(to json: inout JSONWriter) {
        json.field("reached", ifPresent: reached?.iso8601)
        recent.write("recent", to: &json)
        json.array("missing") { json in
            for stretch in missing {
                json.object { json in
                    json.field("from", stretch.from.iso8601)
                    json.field("to", stretch.to.iso8601)
                    stretch.recent.write("recent", to: &json)
                }
            }
        }
    }

    /// Reads one; nil where it does not read.
    public init?(_ json: JSON, overlap: Duration) {
        self.init(overlap: overlap)
        if let text = json["reached"] {
            guard let moment = text.moment else { return nil }
            reached = moment
        }
        guard let recent = RecentIDs(json["recent"], overlap: overlap) else { return nil }
        self.recent = recent
        for stretch in json["missing"]?.elements ?? json.elements {
            guard let from = stretch["from"]?.moment, let to = stretch["to"]?.moment,
                let recent = RecentIDs(stretch["recent"], overlap: overlap)
            else { return nil }
            missing.append(Stretch(from: from, to: to, recent: recent))
        }
    }
}

extension RecentIDs {
    fileprivate func write(_ name: String, to json: inout JSONWriter) {
        json.array(name) { json in
            for (id, at) in remembered {
                json.array { json in
                    json.string(id)
                    json.integer(Int(at.milliseconds))
                }
            }
        }
    }

    fileprivate init?(_ json: JSON?, overlap: Duration) {
        self.init(overlap: overlap)
        guard let json, json.kind == .array else { return nil }
        for pair in json.elements {
            let parts = pair.elements.map { $0 }
            guard parts.count == 2, let id = parts[0].string, let at = parts[1].integer else { return nil }
            _ = insert(id, at: Moment(milliseconds: Int64(at)))
        }
    }
}
