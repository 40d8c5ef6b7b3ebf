import Capture
import Recovery
import Response

/// What of an earlier document is written over the one that stands, in one tenant.
struct WritableDocument {
    let call: WriteCall
    let wanted: JSON

    /// Members that differ and are not written though the platform would take them, with the reason.
    let aside: [String: HandSteps.Reason]

    /// What is to stand there: the earlier document, but for what is set aside, which is as it stands.
    let document: JSON

    /// What it names that comes back under another id by the same plan.
    let renamed: [ReturningThings.Thing]

    /// - Parameters:
    ///   - now: The newest capture, which `standing` is of.
    ///   - others: What else of its kind there is.
    init(
        _ call: WriteCall, wanted: JSON, standing: JSON, in now: Capture, beside others: BesideDocuments.Others,
        returning: ReturningThings
    ) {
        self.call = call
        self.wanted = wanted
        var aside = Self.gone(call, wanted, in: now, returning)
        if call.kind == .ivrs {
            aside["dnis"] = CalledNumbers.moved(from: standing, to: wanted, others) ?? aside["dnis"]
        }
        self.aside = aside
        document = wanted.taking(Set(aside.keys), from: standing)
        renamed = returning.named(in: document.projected(to: call.outermost))
    }

    /// Why nothing of it is written: a part of it would be of then and the rest of now, which never stood together.
    func mixed(_ fields: [FieldChange]) -> HandSteps.Reason? {
        guard let whole = MakeCalls.call(for: call.kind.name)?.whole else { return nil }
        return fields.lazy.map(\.member).filter(whole.contains).compactMap { self.aside[$0] }.first
    }

    /// Members that name what is gone by now; what lies further in is written with all beside it, or not at all.
    private static func gone(
        _ call: WriteCall, _ wanted: JSON, in now: Capture, _ returning: ReturningThings
    ) -> [String: HandSteps.Reason] {
        guard call.within.isEmpty else { return [:] }
        let mapped = MappedDocument(
            wanted.projected(to: call.members), of: call.kind, by: GenesysCloud.compared
        ) { kinds, id in
            if id == "*" || returning.thing(kinds, id) != nil { return id }
            return now.holds(id, of: kinds) == false ? nil : id
        }
        var gone: [String: HandSteps.Reason] = [:]
        for missing in mapped.missing {
            guard case .reference(let kinds, _) = missing.what else { continue }
            gone[missing.member] = (
                "it names one of \(kinds.joined(separator: " or ")) that is gone by now",
                "make what it names, or choose another, and set it by hand"
            )
        }
        return gone
    }
}

/// The numbers a call route is to be called at that it is not called at now.
struct CalledNumbers {
    private let numbers: Set<String>

    /// Why a route is to be called where it is called now: a number moved between two, and one write without the other has it
    /// lead nowhere, or to both.
    static func moved(
        from standing: JSON, to wanted: JSON, _ others: BesideDocuments.Others
    ) -> HandSteps.Reason? {
        if let taken = CalledNumbers(of: wanted, besides: standing).taken(by: others.now) {
            return (taken, "decide which of the two is called there, and set it by hand")
        }
        return CalledNumbers(of: standing, besides: wanted).led(to: others.then).map {
            ($0, "decide which of the two is called there, and set it by hand")
        }
    }

    /// That another call route had one of them then; nil where none had.
    private func led(to others: [JSON]) -> String? {
        first(in: others).map {
            "\($0.number) led to \($0.name) then, and would lead nowhere until it is set there"
        }
    }

    init(of wanted: JSON, besides standing: JSON) {
        numbers = wanted.calledNumbers.subtracting(standing.calledNumbers)
    }

    /// That another call route has one of them by now; nil where none has.
    func taken(by others: [JSON]) -> String? { first(in: others).map { "\($0.number) leads to \($0.name) by now" } }

    private func first(in others: [JSON]) -> (number: String, name: String)? {
        guard !numbers.isEmpty else { return nil }
        for other in others {
            guard let number = numbers.intersection(other.calledNumbers).min() else { continue }
            return (number, other["name"]?.string ?? "another call route")
        }
        return nil
    }
}

extension JSON {
    fileprivate var calledNumbers: Set<String> {
        Set((self["dnis"]?.elements ?? JSON.empty.elements).compactMap(\.string))
    }

    /// The same with some members as another document has them.
    func taking(_ names: Set<String>, from other: JSON) -> JSON {
        guard !names.isEmpty else { return self }
        var json = JSONWriter()
        json.object { json in
            for (name, value) in members where !names.contains(name) {
                json.key(name)
                json.json(value)
            }
            for name in names.sorted() {
                guard let value = other[key: name] else { continue }
                json.key(name)
                json.json(value)
            }
        }
        return (try? JSON(json.bytes)) ?? self
    }

    /// The same with other ids in place of some, wherever one is all there is of a text.
    func renaming(_ ids: [String: String]) -> JSON {
        guard !ids.isEmpty else { return self }
        var text = String(decoding: canonical(), as: UTF8.self)
        for (old, new) in ids { text = text.replacing("\"\(old)\"", with: "\"\(new)\"") }
        return (try? JSON(Array(text.utf8))) ?? self
    }
}
