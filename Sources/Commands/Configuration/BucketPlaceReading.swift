import ContactCenter
import Foundation
import ObjectStorage

/// Reads `s3:` of a place for copies.
struct BucketPlaceReading {
    private let section: Section
    private let folder: URL

    init(_ section: Section, folder: URL) {
        self.section = section
        self.folder = folder
    }

    /// - Returns: nil where something is wrong with it, which is noted.
    func place() -> BucketPlace? {
        defer { section.end() }
        let before = section.problemsSoFar
        let (endpoint, region, bucket, prefix) = (endpoint(), section.need("region"), bucket(), prefix())
        let (key, secret) = (reference("access-key"), reference("secret"))
        let token = section.node("session-token") == nil ? nil : reference("session-token")
        let lock = LockRule(isCompliance: isCompliance(), days: days())
        guard section.problemsSoFar == before, let key, let secret else { return nil }
        return BucketPlace(
            endpoint: endpoint, region: region, name: bucket, prefix: prefix, key: key, secret: secret,
            sessionToken: token, lock: lock)
    }

    /// Scheme and host alone: the bucket stands in the path of each request.
    private func endpoint() -> String {
        let text = section.need("endpoint")
        guard !text.isEmpty else { return "" }
        let parts = URLComponents(string: text)
        let isBare = parts.map {
            ["", "/"].contains($0.path) && $0.user == nil && $0.query == nil && $0.fragment == nil
        }
        guard isBare == true, let host = Host(of: text),
            host.scheme == "https" || (host.scheme == "http" && host.isLocal)
        else {
            problem("endpoint", "must be an https address without a path")
            return ""
        }
        return text
    }

    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, 2026-11-29.
    private func bucket() -> String {
        let text = section.need("bucket")
        let isName =
            (3...63).contains(text.count)
            && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == ".") }
        if !text.isEmpty, !isName { problem("bucket", "must be the name of a bucket: 3 to 63 of a-z, 0-9, - and .") }
        return text
    }

    private func prefix() -> String {
        guard let text = section.text("prefix") else { return "" }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
            problem("prefix", "must be names with a / between them, and none at either end")
            return ""
        }
        return text + "/"
    }

    private func reference(_ name: String) -> SecretReference? {
        let text = section.need(name)
        guard !text.isEmpty else { return nil }
        guard let reference = SecretReference(text, folder: folder) else {
            problem(name, "must say where it is: env:NAME, file:PATH or credential:NAME")
            return nil
        }
        return reference
    }

    private func isCompliance() -> Bool {
        let text = section.text("lock") ?? "compliance"
        if !["compliance", "governance"].contains(text) { problem("lock", "must be compliance or governance") }
        return text != "governance"
    }

    /// `365 days`.
    private func days() -> Int {
        let words = section.need("keep").split(separator: " ")
        guard words.count == 2, ["day", "days"].contains(words[1]), let days = Int(words[0]), Self.range.contains(days)
        else {
            if section.node("keep") != nil {
                problem(
                    "keep", "must be from \(Self.range.lowerBound) to \(Self.range.upperBound) days, as in `365 days`")
            }
            return 1
        }
        return days
    }

    /// A hundred years are as long as the store takes.
    private static let range = 1...36_500

    private func problem(_ name: String, _ message: String) {
        section.problem("\(section.full(name)) \(message)", at: section.node(name))
    }
}
