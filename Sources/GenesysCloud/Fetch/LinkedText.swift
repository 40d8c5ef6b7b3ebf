import Capture
import Platforms

/// A text that stands in a document, or behind a link in it: `requestTemplate` behind `requestTemplateUri`.
public struct LinkedText: Hashable, Sendable {

    /// The object it stands in: `["config", "request"]`.
    let object: [String]
    let member: String

    /// The call that reads it, with braces.
    let route: String

    /// Where it is read from; nil where it stands there, or nobody says where it is, or at no such place.
    func path(in document: JSON) -> String? {
        guard let own = object.reduce(document as JSON?, { $0?[key: $1] }), own[key: member]?.string == nil,
            let link = own[key: member + "Uri"]?.string, leadsThere(link)
        else { return nil }
        return link
    }

    /// A link is followed to where the route leads and nowhere else.
    private func leadsThere(_ link: String) -> Bool {
        let (parts, wanted) = (link.split(separator: "/"), route.split(separator: "/"))
        return link.hasPrefix("/") && parts.count == wanted.count
            && zip(parts, wanted).allSatisfy { part, wanted in
                wanted.hasPrefix("{") ? part.utf8.allSatisfy(Self.isPlain) && part != ".." : part == wanted
            }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}

extension Connection {

    /// A document with the texts in it that it gives links to; without those that are not there.
    func filled(_ document: JSON, _ texts: [LinkedText]) async throws(PlatformError) -> JSON {
        var document = document
        for text in texts {
            guard let path = text.path(in: document) else { continue }
            let answer = try await send("GET", text.route, path: path, asText: true)
            if answer.status == 404 { continue }
            guard answer.status == 200 else {
                throw PlatformError(call: "GET \(text.route)", reason: answer.reason, advice: .report)
            }
            document = document.adding(answer.body, as: text.member, in: text.object[...])
        }
        return document
    }
}

extension JSON {

    /// The same with one more member in an object inside.
    fileprivate func adding(_ value: JSON, as member: String, in path: ArraySlice<String>) -> JSON {
        var json = JSONWriter()
        json.object { json in
            for (key, own) in members where !path.isEmpty || key != member {
                json.key(key)
                json.json(key == path.first ? own.adding(value, as: member, in: path.dropFirst()) : own)
            }
            guard path.isEmpty else { return }
            json.key(member)
            json.json(value)
        }
        return (try? JSON(json.bytes)) ?? self
    }
}
