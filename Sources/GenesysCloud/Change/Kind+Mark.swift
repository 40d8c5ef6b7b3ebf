import Capture
import Recovery
import Redaction

extension Kind {

    /// What tells a document from itself after somebody changed it, where the platform keeps no count of changes: a hash of
    /// what a comparison of two captures looks at.
    ///
    /// It is taken as a capture keeps it, under a key that is thrown away, with one word for every secret: so the hash, which
    /// is kept, depends on none of them. That a secret was changed shows in nothing.
    ///
    /// - Returns: nil where it cannot be kept: then nothing is taken back over it.
    func mark(ofLasting document: JSON) -> String? {
        var redactor = Redactor.passing()
        let kept = try? JSON(redactor.keep(document, kind: self, id: document["id"]?.string ?? name).config)
        return kept.map { GenesysCloud.compared.covered($0, of: self).sha256 }
    }
}
