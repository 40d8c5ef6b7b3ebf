import Assurance
import Capture
import ContactCenter
import Engine
import Foundation

/// The terms, the moment and the capture of an earlier assessment, from its `assessment.json`: what somebody needs to
/// judge the same capture to the same bytes.
struct GivenAssessment {
    let terms: TenantTerms
    let asOf: Moment
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
        commit = json["commit"]?.string
        manifestHash = json["manifestSHA256"]?.string
    }

    /// The commit a capture is a checkout of; nil if the assessment was of another capture.
    func commit(of capture: Capture) -> String? {
        capture.manifest.json().sha256 == manifestHash ? commit : nil
    }
}
