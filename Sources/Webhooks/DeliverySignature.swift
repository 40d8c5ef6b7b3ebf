public import ContactCenter
import Crypto
public import Redaction
import Tickets

/// What stands in `Linewarden-Signature`: `t=<seconds since 1970>,v1=<64 hexadecimal digits>`.
///
/// The digits are HMAC-SHA256 (RFC 2104) of the seconds as they stand there, a full stop, and the body.
public struct DeliverySignature: Sendable {

    /// The seconds as they stand there.
    private let seconds: String
    private let code: [UInt8]

    /// When it was signed.
    public let sent: Moment

    /// How far the clocks of who sends and of who takes may be apart, and how long a delivery may be under way.
    public static let tolerance = TicketBooks.patience

    /// - Returns: nil where the text is anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimming(while: \.isWhitespace)
        }
        guard parts.count == 2, parts[0].hasPrefix("t="), parts[1].hasPrefix("v1="),
            let code = Self.bytes(parts[1].dropFirst(3)), code.count == SHA256.byteCount
        else { return nil }
        seconds = String(parts[0].dropFirst(2))
        guard (1...11).contains(seconds.utf8.count), seconds.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(seconds)
        else { return nil }
        self.code = code
        sent = Moment(milliseconds: number * 1000)
    }

    /// Signs a body.
    public init(of body: [UInt8], at seconds: Int, with secret: Secret) {
        self.seconds = "\(seconds)"
        sent = Moment(milliseconds: Int64(seconds) * 1000)
        code = Array(Self.code(of: body, "\(seconds)", secret))
    }

    /// As it stands in the head of a request.
    public var text: String { "t=\(seconds),v1=\(code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())" }

    /// Whether it was signed within ``tolerance`` of a moment.
    public func isTimely(at now: Moment) -> Bool {
        let apart = sent.duration(to: now)
        return apart <= Self.tolerance && apart >= .zero - Self.tolerance
    }

    /// Whether whoever signed this body knew the secret; told in the same time wherever a difference lies.
    public func isValid(of body: [UInt8], with secret: Secret) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Self.signed(body, seconds), using: Self.key(secret))
    }

    private static func code(of body: [UInt8], _ seconds: String, _ secret: Secret) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: signed(body, seconds), using: key(secret))
    }

    private static func key(_ secret: Secret) -> SymmetricKey { SymmetricKey(data: Array(secret.exposed.utf8)) }

    private static func signed(_ body: [UInt8], _ seconds: String) -> [UInt8] { Array("\(seconds).".utf8) + body }

    private static func bytes(_ digits: Substring) -> [UInt8]? {
        let values = digits.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard values.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: values.count, by: 2) {
            guard let high = values[place], let low = values[place + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}

extension Substring {
    fileprivate func trimming(while isOutside: (Character) -> Bool) -> Substring {
        var rest = drop(while: isOutside)
        while let last = rest.last, isOutside(last) { rest.removeLast() }
        return rest
    }
}
