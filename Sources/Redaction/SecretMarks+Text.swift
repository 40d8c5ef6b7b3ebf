extension SecretMarks {

    /// A text with a mark in place of every secret in it that is known by its own shape: a private key, an access key of
    /// a cloud, what stands behind `Bearer` or `Basic`, a signed token, a parameter of an address that is named as one.
    ///
    /// The words around them stay.
    public func marking(_ text: String) -> String {
        guard Self.mayHoldSecret(text) else { return text }
        var marked = text.replacing(/-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z ]*-----)?/) {
            mark(of: String($0.output))
        }
        marked.replace(/\bAKIA[0-9A-Z]{16}\b/) { mark(of: String($0.output)) }
        marked.replace(/\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}/) {
            mark(of: String($0.output))
        }
        marked.replace(/\b([Bb]earer|[Bb]asic) +((?=[A-Za-z0-9+\/=._~\-]*[0-9=])[A-Za-z0-9+\/=._~\-]{16,})/) {
            "\($0.output.1) \(mark(of: String($0.output.2)))"
        }
        marked.replace(/([?&](?:api[_\-]?key|access_token|client_secret|token|secret|password)=)([^&\s"'#$\{\}]{4,})/) {
            "\($0.output.1)\(mark(of: String($0.output.2)))"
        }
        return marked
    }

    private static func mayHoldSecret(_ text: String) -> Bool {
        guard text.utf8.count >= 12 else { return false }
        return ["-----BEGIN", "AKIA", "eyJ", "earer ", "asic ", "="].contains { text.holds($0) }
    }
}
