public import Capture
import Crypto

/// Something somebody says, in the one form of bytes that is signed, hashed and kept.
public enum Statement: Hashable, Sendable {
    case exception(Exception)
    case deviation(Deviation)
    case baseline(Baseline)
    case decision(Decision)
    case lapse(Lapse)
    case attestation(Attestation)
    case plan(PlanRequest)
    case drill(DrillRecord)
    case canary(CanaryRecord)
    case discard(Discard)

    /// Its canonical JSON, one line with its keys sorted: what `ssh-keygen -Y sign` signs.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("statement", name)
            json.field("log", log)
            switch self {
            case .exception(let exception): exception.write(&json)
            case .deviation(let deviation): deviation.write(&json)
            case .baseline(let baseline): baseline.write(&json)
            case .decision(let decision): decision.write(&json)
            case .lapse(let lapse): lapse.write(&json)
            case .attestation(let attestation): attestation.write(&json)
            case .plan(let plan): plan.write(&json)
            case .drill(let drill): drill.write(&json)
            case .canary(let canary): canary.write(&json)
            case .discard(let discard): discard.write(&json)
            }
        }
        return JSON(written: json.bytes).canonical()
    }

    /// How it is named wherever it is spoken of.
    public var sha256: String { bytes.sha256 }

    /// The origin of the log it is for.
    public var log: String {
        switch self {
        case .exception(let exception): exception.log
        case .deviation(let deviation): deviation.log
        case .baseline(let baseline): baseline.log
        case .decision(let decision): decision.log
        case .lapse(let lapse): lapse.log
        case .attestation(let attestation): attestation.log
        case .plan(let plan): plan.log
        case .drill(let drill): drill.log
        case .canary(let canary): canary.log
        case .discard(let discard): discard.log
        }
    }

    private var name: String {
        switch self {
        case .exception: "exception"
        case .deviation: "deviation"
        case .baseline: "baseline"
        case .decision: "decision"
        case .lapse: "lapse"
        case .attestation: "attestation"
        case .plan: "plan"
        case .drill: "drill"
        case .canary: "canary"
        case .discard: "discard"
        }
    }

    /// Reads one.
    ///
    /// - Throws: ``Refusal`` where something is missing, or is there that we would not have written: it would have been
    ///   signed, and nobody would see it.
    public init(_ json: JSON) throws(Refusal) {
        guard json["v"]?.integer == 1 else { throw .unreadable("it is of a version we do not know") }
        switch json["statement"]?.string {
        case "exception": self = .exception(try Exception(json))
        case "deviation": self = .deviation(try Deviation(json))
        case "baseline": self = .baseline(try Baseline(json))
        case "decision": self = .decision(try Decision(json))
        case "lapse": self = .lapse(try Lapse(json))
        case "attestation": self = .attestation(try Attestation(json))
        case "plan": self = .plan(try PlanRequest(json))
        case "drill": self = .drill(try DrillRecord(json))
        case "canary": self = .canary(try CanaryRecord(json))
        case "discard": self = .discard(try Discard(json))
        default: throw .unreadable("it is no statement we know")
        }
        guard bytes == json.canonical() else { throw .unreadable("it holds something we would not have written") }
    }
}

/// A statement with what shows whose it is: the payload of an entry of the log.
public struct SignedStatement: Hashable, Sendable {
    public let statement: Statement

    /// As `ssh-keygen` wrote it; nil for what nobody signs: a deviation stands in the configuration, a lapse just happens,
    /// and a drill or a canary may be on record without anybody standing for it.
    public let signature: String?

    public init(_ statement: Statement, signature: String?) {
        self.statement = statement
        self.signature = signature
    }

    /// `{"signature":"-----BEGIN…","statement":{…}}`.
    public var payload: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("signature", ifPresent: signature)
            json.key("statement")
            json.verbatim(statement.bytes)
        }
        return json.bytes
    }

    public init(payload: [UInt8]) throws(Refusal) {
        guard let json = try? JSON(payload), let statement = json["statement"] else {
            throw .unreadable("there is no statement in it")
        }
        self.init(try Statement(statement), signature: json["signature"]?.string)
    }
}

extension JSON {

    /// What our own writer wrote.
    fileprivate init(written bytes: [UInt8]) {
        do {
            try self.init(bytes)
        } catch {
            preconditionFailure("what the writer writes must be JSON: \(error)")
        }
    }
}
