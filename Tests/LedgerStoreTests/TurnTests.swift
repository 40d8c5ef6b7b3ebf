import ContactCenter
import Foundation
import Testing

@testable import LedgerStore

/// Two hands on one ledger, where the second waits and the first gives way.
@Suite("Taking turns at a ledger")
struct TurnTests {
    private let ledger = SmallLedger()

    private func whenFree(most: Duration = .seconds(60)) async throws -> LedgerLog {
        try await LedgerLog.whenFree(at: ledger.url, origin: SmallLedger.origin, most: most)
    }

    /// Writes one entry in its turn, seals, and lets go.
    private func writeInTurn(_ number: Int) async throws -> Range<Int> {
        let log = try await whenFree()
        let range = try await log.append(SmallLedger.entries(number..<number + 1))
        try await log.seal(at: SmallLedger.began.advanced(by: .seconds(400)))
        return range
    }

    @Test func `is nothing where nobody waits`() async throws {
        let log = try await ledger.fill()
        #expect(try await log.giveWay() == false)
        #expect(try await log.append(SmallLedger.entries(22..<23)) == 22..<23)
    }

    @Test func `lets whoever waits write, and goes on behind them`() async throws {
        let log = try await ledger.fill()
        async let other = writeInTurn(50)
        while try await !log.giveWay() { await Task.yield() }
        #expect(try await other == 22..<23)
        #expect(try await log.append(SmallLedger.entries(23..<24)) == 23..<24)
        #expect(try await log.entry(at: 22).subject == SmallLedger.entry(50).subject)
        try await log.seal(at: SmallLedger.began.advanced(by: .seconds(500)))
        #expect(await ledger.verify().isSound)
    }

    @Test func `acknowledges what is written meanwhile once it is the first one's turn again`() async throws {
        let log = try await ledger.fill()
        try await log.givingWay {
            async let other = writeInTurn(50)
            for number in 22..<60 { _ = try await log.append(SmallLedger.entries(number..<number + 1)) }
            let theirs = try await other
            #expect(theirs.count == 1)
            #expect(try await log.append(SmallLedger.entries(60..<61)).lowerBound > theirs.lowerBound)
        }
        #expect(await log.size == 22 + 39 + 1)
        try await log.seal(at: SmallLedger.began.advanced(by: .seconds(500)))
        #expect(await ledger.verify().isSound)
    }

    @Test func `goes round where several wait`() async throws {
        let log = try await ledger.fill()
        let all = try await log.givingWay {
            try await withThrowingTaskGroup(of: Range<Int>.self) { group in
                for number in 50..<55 { group.addTask { try await writeInTurn(number) } }
                return try await group.reduce(into: []) { $0.append($1.lowerBound) }
            }
        }
        #expect(all.sorted() == Array(22..<27))
        #expect(await log.size == 27)
    }

    @Test func `goes on where nobody could tell for a while whether somebody waits`() async throws {
        let log = try await ledger.fill()
        let turn = ledger.file(LedgerFolder.turn)
        try? FileManager.default.removeItem(at: turn)
        try FileManager.default.createDirectory(at: turn, withIntermediateDirectories: false)
        let theirs = try await log.givingWay {
            await #expect(throws: LedgerError.self) { try await log.giveWay() }
            let rounds = ContinuousClock.now + .milliseconds(200)
            while ContinuousClock.now < rounds { await Task.yield() }
            try FileManager.default.removeItem(at: turn)
            return try await writeInTurn(50)
        }
        #expect(theirs == 22..<23)
        #expect(try await log.append(SmallLedger.entries(23..<24)) == 23..<24)
    }

    @Test func `fails what is done meanwhile where the ledger was lost`() async throws {
        let log = try await ledger.fill()
        await #expect(throws: LedgerError.self) {
            try await log.givingWay { [ledger] in
                // However busy the machine is.
                let other = try await LedgerLog.whenFree(
                    at: ledger.url, origin: SmallLedger.origin, most: .seconds(600))
                try Data("x".utf8).write(to: ledger.file("checkpoint"))
                _ = other
            }
        }
        await #expect(throws: LedgerError.self) { try await log.seal(at: SmallLedger.began) }
    }

    @Test func `is waited for no longer than was said, and told of once`() async throws {
        let log = try await ledger.fill()
        var told = 0
        let error = await #expect(throws: LedgerError.self) {
            _ = try await LedgerLog.whenFree(
                at: ledger.url, origin: SmallLedger.origin, most: .milliseconds(50), late: .zero
            ) { told += 1 }
        }
        #expect(error?.kind == .busy)
        #expect(told == 1)
        #expect(try await log.giveWay() == false)
        #expect(try await log.append(SmallLedger.entries(22..<23)) == 22..<23)
    }

    @Test func `is not told of where the ledger is free`() async throws {
        var told = 0
        _ = try await LedgerLog.whenFree(at: ledger.url, origin: SmallLedger.origin, late: .zero) { told += 1 }
        #expect(told == 0)
    }

    @Test func `writes nothing more where the ledger was altered in between`() async throws {
        let log = try await ledger.fill()
        async let altering: Void = { [ledger] in
            let other = try await LedgerLog.whenFree(at: ledger.url, origin: SmallLedger.origin)
            try Data("x".utf8).write(to: ledger.file("checkpoint"))
            _ = other
        }()
        let error = await #expect(throws: LedgerError.self) { while try await !log.giveWay() { await Task.yield() } }
        try await altering
        #expect(error?.kind == .unsound)
        await #expect(throws: LedgerError.self) { _ = try await log.append(SmallLedger.entries(22..<23)) }
        await #expect(throws: LedgerError.self) { try await log.seal(at: SmallLedger.began) }
    }
}
