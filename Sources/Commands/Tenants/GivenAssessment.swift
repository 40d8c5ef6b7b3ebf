import Assurance
import Capture
import ContactCenter
import Engine
import Foundation
import Inventory

/// The terms, the moment and the capture of an earlier assessment, from its `assessment.json`: what somebody needs to
/// judge the same capture to the same bytes.
struct GivenAssessment {
    let terms: TenantTerms
    let asOf: Moment

    /// The name of the part of the tenant it is about; nil where it does not say, as older ones do not.
    let scope: String?
    private let commit: String?
    private let manifestHash: String?

    init(file: String) throws {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Failure("can't read \(file)", hint: "give the assessment.json of a run", code: .notThere)
        }
        guard let json = (try? JSON(Array(bytes)))?["assessment"], let asOf = json["asOf"]?.moment,
            let terms = json["terms"]
        else {
            throw Failure("\(file) is no assessment.json", hint: "give the one a run wrote with --out", code: .unsound)
        }
        self.asOf = asOf
        self.terms = TenantTerms(json: terms)
        scope = json["scope"]?.string
        commit = json["commit"]?.string
        manifestHash = json["manifestSHA256"]?.string
    }

    /// The customer's own controls it was judged by, of those there are now.
    ///
    /// - Throws: ``Failure`` where the file of one is another by now, or is not there.
    func ownControls(among own: [OwnControl]) throws -> [OwnControl] {
        try terms.ownControls.sorted { $0.key < $1.key }.map { id, hash in
            guard let control = own.first(where: { $0.id == id }) else {
                throw Failure(
                    "it was judged by \(id) of the customer's own, whose file is not here",
                    hint: "give the folder with --controls; the SHA-256 of the file is \(hash)", code: .notThere)
            }
            guard control.sha256 == hash else {
                throw Failure(
                    "it was judged by \(id) from a file with SHA-256 \(hash), and the one here has \(control.sha256)",
                    hint: "give the file as it was then; another one is another judgement", code: .unsound)
            }
            return control
        }
    }

    /// The commit a capture is a checkout of; nil if the assessment was of another capture.
    func commit(of capture: Capture) -> String? {
        capture.manifest.json().sha256 == manifestHash ? commit : nil
    }
}
