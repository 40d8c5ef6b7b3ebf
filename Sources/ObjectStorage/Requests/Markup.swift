import Foundation
import FoundationXML

/// An element of an answer: its name, its text, what is in it.
struct Markup: Sendable {
    let name: String
    private(set) var text = ""
    private(set) var children: [Markup] = []

    /// The first element in it of that name.
    subscript(name: String) -> Markup? { children.first { $0.name == name } }

    /// - Returns: nil where it is no XML.
    init?(_ bytes: [UInt8]) {
        let reading = Reading()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reading
        guard parser.parse(), let root = reading.root else { return nil }
        self = root
    }

    private init(name: String) { self.name = name }

    private final class Reading: NSObject, XMLParserDelegate {
        private(set) var root: Markup?
        private var open: [Markup] = []

        /// No answer we read nests as deep.
        private static let deepest = 16

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            guard open.count < Self.deepest else { return parser.abortParsing() }
            open.append(Markup(name: name))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += text
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            guard let node = open.popLast() else { return }
            if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
        }
    }
}
