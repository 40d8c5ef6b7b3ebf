import Assurance
import Capture
import ContactCenter
import Engine

// For whoever checks us: how each verdict is made again, and which files it rests on.
extension ReportHTML {
    func writeAuditor(_ html: inout HTMLWriter) {
        html.element("section", ["id": "auditor"]) { html in
            html.element("h1", "For the auditor")
            html.element(
                "p", ["class": "lede"],
                "From a requirement to the controls that touch it, from a control to its verdict, from a verdict to the "
                    + "files that show it, and from those to the same verdict again, by you.")
            writeProvenance(&html)
            writeRecomputing(&html)
            writeRests(&html)
            writeMatrix(&html)
        }
    }

    private func writeRecomputing(_ html: inout HTMLWriter) {
        html.element("h2", "How to recompute it")
        html.element("ol", ["class": "steps"]) { html in
            for (words, command) in steps {
                html.element("li") { html in
                    html.text(words)
                    html.element("code") { $0.breakable(command) }
                }
            }
        }
    }

    /// None of them asks us for anything but the archive and `assessment.json`.
    private var steps: [(words: String, command: String)] {
        let manifest = assessed.manifest
        let archive = "tenants/\(manifest.platform)-\(manifest.organization)/archive.git"
        let checkout = assessed.commit.map { commit in
            (
                "Take the capture from the tenant's archive, at the commit that was judged:",
                "git clone \(archive) capture && git -C capture checkout \(commit)"
            )
        }
        let judging = [
            (
                "See that it is the one: this must print \(assessed.manifestHash). It has the SHA-256 of every file.",
                "sha256sum capture/\(Manifest.path)"
            ),
            (
                "Judge it with your own copy of the program, under the terms and at the moment of this run:",
                "linewarden assess --capture capture --given assessment.json --out again"
            ),
            ("Compare: the report for machines is the same, byte for byte.", "cmp report.json again/report.json"),
        ]
        let proof = (
            "Of one finding, take the proof that it was recorded when this says, and check it offline:",
            "linewarden evidence prove TENANT FINDING --out finding.json && linewarden evidence check finding.json"
        )
        return [checkout].compactMap(\.self) + judging + (assessed.commit == nil ? [] : [proof])
    }

    private func writeRests(_ html: inout HTMLWriter) {
        guard let evidence else { return }
        let found = Dictionary(grouping: assessed.findings, by: \.control.id)
        html.element("h2", "What each verdict rests on")
        html.element(
            "p", ["class": "note"],
            "What was read for it, and of a control that is not met the files its findings lie in. A folder stands for "
                + "the files in it, whose SHA-256 the manifest has.")
        html.element("table", ["class": "rests"]) { html in
            html.columns(of: "Controls, their verdicts and their evidence", "Control", "Verdict", "Files and SHA-256")
            html.element("tbody") { html in
                for judgement in assessed.judgements {
                    let findings = found[judgement.control.id] ?? []
                    let files = findings.isEmpty ? evidence.read(for: judgement.control) : evidence.behind(findings)
                    write(judgement, files, to: &html)
                }
            }
        }
    }

    /// The most files shown of one control; its findings name each of theirs.
    private static let mostFiles = 4

    private func write(_ judgement: Judgement, _ files: [ReadEvidence.Entry], to html: inout HTMLWriter) {
        html.open("tr")
        html.element("th", ["scope": "row"]) { $0.link(to: judgement.control.id) }
        html.element("td") { $0.verdict(of: judgement) }
        html.element("td", ["class": "proof"]) { html in
            for file in files.prefix(Self.mostFiles) {
                html.element("code") { html in
                    html.breakable(file.inWords)
                    if let hash = file.sha256 { html.element("i", hash) }
                }
            }
            let rest = files.count - Self.mostFiles
            if rest > 0 { html.text("and \(rest.of("file")) more, named with the findings") }
            if files.isEmpty { html.text(Manifest.path) }
        }
    }
}
