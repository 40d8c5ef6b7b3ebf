import Capture
import ContactCenter
import Synchronization

/// The audit log of a simulated tenant: what is made up for every day, and what was told to have happened.
///
/// Nothing of it is kept but what was told: five million entries are served out of a few numbers.
final class AuditTrail: Sendable {
    let services: AuditServices
    private let scribe: AuditScribe
    private let audits: Int
    private let told: Mutex<Told>

    /// How many entries of a running simulator's own doing are remembered, the newest.
    private static let most = 10_000

    private struct Told {
        var records: [AuditRecord]
    }

    /// - Parameters:
    ///   - audits: How many entries a working day has, or so.
    ///   - told: What happened besides, in any order.
    init(_ services: AuditServices, _ scribe: AuditScribe, audits: Int, told: [AuditRecord]) {
        self.services = services
        self.scribe = scribe
        self.audits = audits
        self.told = Mutex(Told(records: told.sorted { $0.at < $1.at }))
    }

    /// Tells of something that happened just now.
    func tell(_ record: AuditRecord) {
        told.withLock { told in
            told.records.append(record)
            if told.records.count > Self.most { told.records.removeFirst(told.records.count - Self.most) }
        }
    }

    /// A page of what a query found.
    struct Page {
        var records: [AuditRecord] = []

        /// Where the next page begins; nil on the last.
        var next: Place?
    }

    /// A place in the log of one service.
    struct Place: Hashable {
        var day: Int
        var position: Int

        init(day: Int, position: Int) {
            self.day = day
            self.position = position
        }

        /// Reads a cursor.
        init?(cursor: String) {
            let numbers = cursor.split(separator: "-").compactMap { Int($0, radix: 36) }
            guard numbers.count == 2, numbers[1] >= 0 else { return nil }
            self.init(day: numbers[0], position: numbers[1])
        }

        var cursor: String { String(day, radix: 36) + "-" + String(position, radix: 36) }
    }

    /// Reads a page.
    ///
    /// - Parameter now: When the query was begun: what can be read only later is not in its answer.
    func page(of question: AuditQuestion, from place: Place?, size: Int, at now: Moment) -> Page {
        guard let service = services[question.service] else { return Page() }
        let own = told.withLock { $0.records }.filter { $0.service == service.name }
        let days = Self.day(of: question.begin)...Self.day(of: Moment(milliseconds: question.end.milliseconds - 1))
        var walk = Walk(question, days, from: place)
        var page = Page()
        while let number = walk.day {
            let day = day(number, of: service, own)
            walk.enter(day.count)
            while let position = walk.position {
                if page.records.count == size {
                    page.next = Place(day: number, position: position)
                    return page
                }
                if let record = record(at: position, in: day, for: question, now) { page.records.append(record) }
                walk.step()
            }
            walk.leave()
        }
        return page
    }

    private func day(_ number: Int, of service: AuditServices.Service, _ told: [AuditRecord]) -> AuditDay {
        AuditDay(
            service, number, seed: scribe.seed, thousandths: services.thousandths(of: audits, in: service),
            told: told.filter { Self.day(of: $0.at) == number })
    }

    /// The entry there, if it is one of those asked for.
    private func record(at position: Int, in day: AuditDay, for question: AuditQuestion, _ now: Moment) -> AuditRecord?
    {
        let moment = day.moment(at: position)
        guard moment >= question.begin, moment < question.end else { return nil }
        let record =
            switch day[position] {
            case .told(let record): record
            case .made(let number): scribe.record(number, of: day.service, day: day.day, at: moment)
            }
        return record.isVisible(at: now) && question.picks(record) ? record : nil
    }

    static func day(of moment: Moment) -> Int {
        Int((Double(moment.milliseconds) / 86_400_000).rounded(.down))
    }
}

/// Where a page is on its way through the days of a query, forwards or backwards.
private struct Walk {
    private(set) var day: Int?
    private(set) var position: Int?
    private let days: ClosedRange<Int>
    private let isBackwards: Bool
    private var start: Int?
    private var count = 0

    init(_ question: AuditQuestion, _ days: ClosedRange<Int>, from place: AuditTrail.Place?) {
        self.days = days
        isBackwards = question.isDescending
        day = place?.day ?? (isBackwards ? days.upperBound : days.lowerBound)
        start = place?.position
        if let day, !days.contains(day) { self.day = nil }
    }

    /// Begins a day of so many entries.
    mutating func enter(_ count: Int) {
        self.count = count
        let first = start ?? (isBackwards ? count - 1 : 0)
        start = nil
        position = (0..<count).contains(first) ? first : nil
    }

    mutating func step() {
        guard let position else { return }
        let next = isBackwards ? position - 1 : position + 1
        self.position = (0..<count).contains(next) ? next : nil
    }

    mutating func leave() {
        guard let day else { return }
        let next = isBackwards ? day - 1 : day + 1
        self.day = days.contains(next) ? next : nil
    }
}

extension AuditTrail {

    /// The log of a tenant that is being served.
    ///
    /// - Throws: ``CaptureError`` if a file of the capture does not read.
    convenience init(of tenant: Tenant, _ capture: Capture, _ options: Options) throws(CaptureError) {
        let mapping = tenant.setting("audit-services").flatMap { try? JSON($0) }
        let population =
            options.audits == 0
            ? AuditPopulation(organization: tenant.organization)
            : try AuditPopulation(capture, organization: tenant.organization)
        self.init(
            AuditServices(mapping), AuditScribe(population: population, seed: options.seed), audits: options.audits,
            told: options.past.records)
    }
}
