import ContactCenter
import Foundation
import SwiftASN1
import X509

/// A certificate as an identity provider's settings hold it: PEM, or the base64 between its lines alone.
enum CertificateText {
    private static let begin = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    /// The certificates in one text, each bare; a text without any is handed back as the one it should have been.
    static func each(in text: String) -> [String] {
        let parts = text.split(separator: begin).map { bare(String($0)) }.filter { !$0.isEmpty }
        return parts.isEmpty ? [bare(text)] : parts
    }

    /// The base64 of a text, without its frame and white space.
    static func bare(_ text: String) -> String {
        let body = text.replacing(begin, with: "").replacing(end, with: "")
        return String(body.unicodeScalars.filter { !$0.properties.isWhitespace })
    }

    /// The moment after which a certificate no longer counts; nil if it does not read.
    static func end(of base64: String) -> Moment? {
        guard let certificate = try? Certificate(pemEncoded: framed(base64)) else { return nil }
        return Moment(milliseconds: Int64(certificate.notValidAfter.timeIntervalSince1970 * 1000))
    }

    private static func framed(_ base64: String) -> String {
        var lines = [begin]
        var rest = base64[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        return (lines + [end]).joined(separator: "\n")
    }
}
