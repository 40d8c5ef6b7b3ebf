import Archive
import ArgumentParser
import Capture
import ContactCenter
import Foundation

/// A capture of a tenant's archive on the command line: `latest~2`, a date, or the beginning of a commit.
struct CaptureReference: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard !argument.isEmpty, !argument.hasPrefix("-") else { return nil }
        text = argument
    }

    /// The commit it names.
    ///
    /// - Throws: ``Failure`` where it names none, or more than one.
    func commit(in archive: TenantArchive) throws -> String {
        let log = try archive.log()
        if let back { return try only(log.dropFirst(back).prefix(1)) }
        if let moment = Moment(iso8601: text) {
            return try only(log.drop { Int64($0.seconds) * 1000 > moment.milliseconds }.prefix(1))
        }
        return try only(log.filter { $0.id.hasPrefix(text.lowercased()) }[...])
    }

    /// How many captures before the newest.
    private var back: Int? {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard let name = parts.first, ["latest", "HEAD"].contains(name), parts.count <= 2 else { return nil }
        return parts.count == 1 ? 0 : Int(parts[1]).flatMap { $0 >= 0 ? $0 : nil }
    }

    private func only(_ found: ArraySlice<TenantArchive.Commit>) throws -> String {
        if let commit = found.first, found.count == 1 { return commit.id }
        let why =
            found.isEmpty ? "there is no capture \(text)" : "\(text) is the beginning of \(found.count) commits"
        throw Failure(
            why, hint: "give a date, the beginning of a commit, or latest~1 for the capture before the newest",
            code: .notThere)
    }
}
