import ArgumentParser
import ContactCenter
import Foundation
import History
import SQLiteStore

/// A run on the command line: `latest`, `latest~2`, a date, or the beginning of a commit.
struct RunReference: ExpressibleByArgument {
    private let text: String
    private let way: Way

    private enum Way {
        case back(Int)
        case asOf(Moment)
        case commit(String)
    }

    static let latest = RunReference("latest", .back(0))
    static let before = RunReference("latest~1", .back(1))

    private init(_ text: String, _ way: Way) {
        self.text = text
        self.way = way
    }

    init?(argument: String) {
        if argument == "latest" || argument == "HEAD" {
            self.init(argument, .back(0))
        } else if let back = Self.back(argument) {
            self.init(argument, .back(back))
        } else if let moment = Moment(iso8601: argument) {
            self.init(argument, .asOf(moment))
        } else if argument.count >= 4, argument.allSatisfy(\.isHexDigit) {
            self.init(argument, .commit(argument.lowercased()))
        } else {
            return nil
        }
    }

    private static func back(_ argument: String) -> Int? {
        let parts = argument.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2, ["latest", "HEAD"].contains(parts[0]), let back = Int(parts[1]), back >= 0 else {
            return nil
        }
        return back
    }

    /// The run it names.
    ///
    /// - Throws: ``Failure`` where there is none, or more than one.
    func run(of tenant: String, in projections: Projections) throws -> NumberedRun {
        let runs = try projections.runs(of: tenant)
        let found: ArraySlice<NumberedRun> =
            switch way {
            case .back(let count): runs.dropLast(count).suffix(1)
            case .asOf(let moment): try projections.run(of: tenant, asOf: moment).map { [$0] } ?? []
            case .commit(let prefix): runs.filter { $0.run.commit.hasPrefix(prefix) }[...]
            }
        if let run = found.first, found.count == 1 { return run }
        let why = found.isEmpty ? "there is no run \(text)" : "\(text) is the beginning of \(found.count) commits"
        throw Failure(why, hint: "`linewarden history runs TENANT` lists them", code: .notThere)
    }
}
