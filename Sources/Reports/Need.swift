import Assurance
import ContactCenter
import Engine

/// Something to do before more can be decided, and the controls that wait for it.
struct Need {
    let what: String
    let reason: Reason
    let controls: [Control.ID]

    /// What keeps us from an answer, by who can change it.
    enum Reason: CaseIterable {
        case permission, register, export, attestation, trial, reading, platform

        var inWords: String {
            switch self {
            case .permission: "Our client may not read it"
            case .register: "Only you can say it, and have not"
            case .export: "Nobody imported it, or not lately"
            case .attestation: "Nobody attests it"
            case .trial: "Nobody tried it yet"
            case .reading: "The reading failed or came short"
            case .platform: "The platform does not tell"
            }
        }
    }
}

extension [Judgement] {

    /// What stands between these and an answer, what helps most of them first.
    var needs: [Need] {
        var order: [(what: String, reason: Need.Reason)] = []
        var waiting: [String: [Control.ID]] = [:]
        for judgement in self {
            for gap in judgement.verdict.allGaps {
                let what = gap.advice
                if waiting[what] == nil { order.append((what, gap.reason)) }
                if waiting[what]?.last != judgement.control.id {
                    waiting[what, default: []].append(judgement.control.id)
                }
            }
        }
        let needs = order.map { Need(what: $0.what, reason: $0.reason, controls: waiting[$0.what] ?? []) }
        return needs.enumerated().sorted { one, other in
            (one.element.controls.count, other.offset) > (other.element.controls.count, one.offset)
        }.map(\.element)
    }
}

extension Assessed {

    /// The controls that found something or gathered something, and did not see all there is.
    var seenInPart: [Judgement] { judgements.filter { !$0.isUndetermined && !$0.verdict.allGaps.isEmpty } }
}

extension Gap {
    var reason: Need.Reason {
        switch absence {
        case .notPermitted, .outOfReach: .permission
        case .notSupplied: .register
        case .notImported: .export
        case .notAttested, .attestationEnded: .attestation
        case .notTried: .trial
        case .failed, .cutShort, .notAsked, .unanswered: .reading
        case .leftOut, .notOffered, .notLicensed: .platform
        }
    }

    /// What would close it, or why nothing will.
    var advice: String {
        switch absence {
        case .notPermitted(let permission): "grant \(permission)"
        case .notSupplied(let setting): "give \(setting) in linewarden.yaml"
        case .outOfReach(let divisions): "grant our client's role in \(divisions.spelledOut()) too"
        case .failed(let call, let reason): "collect again: \(call) failed, \(reason)"
        case .cutShort(let read, let total): "collect again: \(fact) came short, \(read) of \(total)"
        case .notAsked: "collect \(fact) too"
        case .leftOut(let field): "nothing to do: the platform left out \(field)"
        case .notOffered: "nothing to do: the platform does not tell about \(fact)"
        case .notLicensed(let permission): "nothing to do: not licensed, no \(permission) to grant"
        case .noBaseline: "run linewarden drift accept"
        case .unanswered(let reason): "mend \(fact): \(reason)"
        case .notImported(let verb, let last): "\(last == nil ? "run" : "run again") linewarden import \(verb)"
        case .notAttested: "let somebody attest \(fact)"
        case .notTried(let verb): "run linewarden \(verb)"
        case .attestationEnded(let moment): "let somebody attest \(fact) again: the last ended \(moment.iso8601Day)"
        }
    }
}
