import Assurance
import Capture
import GenesysCloud

/// What came of an import of exported flows.
struct FlowsImportPage {
    private let kept: FlowImport.Kept

    init(_ kept: FlowImport.Kept) { self.kept = kept }

    private var unknown: Int { kept.files.count - kept.joined }

    var text: String {
        """
        Read \(kept.files.count.of("flow"))
          listed by the platform   \(kept.joined)
          known by name alone      \(unknown)
        \(moved)
        In the archive as \(kept.commit.prefix(12))

        """
    }

    /// Those that are not kept, since nobody can tell of which version their export is.
    private var moved: String {
        kept.moved.isEmpty
            ? ""
            : """
              left out                 \(kept.moved.count)

            Published anew, or gone, while the platform exported it: \(kept.moved.joined(separator: ", "))

            """
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("flows", kept.files.count)
            json.field("listed", kept.joined)
            json.field("byNameAlone", unknown)
            json.field("leftOut", kept.moved)
            json.field("commit", kept.commit)
        }
        return writer.bytes + [0x0A]
    }
}
