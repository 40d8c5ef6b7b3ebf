/// How an object of a copy is named: `000003.json` a manifest, `000003-<SHA-256>.bundle` a part.
struct CopyName: Equatable {
    let number: Int

    /// Of what it holds; nil of a manifest.
    let sha256: String?
    private let ending: String

    init(number: Int, sha256: String?, ending: String) {
        self.number = number
        self.sha256 = sha256
        self.ending = ending
    }

    static func manifest(_ number: Int) -> String { CopyName(number: number, sha256: nil, ending: "json").text }

    /// - Parameter ending: How parts end.
    /// - Returns: nil where nothing of a copy is named so.
    init?(_ text: String, parts ending: String) {
        guard let number = Int(text.prefix(6)), number > 0 else { return nil }
        let sha256 = text.dropFirst(7).prefix(64)
        if text == Self.manifest(number) {
            self.init(number: number, sha256: nil, ending: "json")
        } else if sha256.count == 64, sha256.allSatisfy(\.isHexDigit) {
            self.init(number: number, sha256: String(sha256), ending: ending)
        } else {
            return nil
        }
        guard self.text == text else { return nil }
    }

    var text: String {
        let padded = String(repeating: "0", count: max(0, 6 - "\(number)".count)) + "\(number)"
        return padded + (sha256.map { "-" + $0 } ?? "") + "." + ending
    }
}
