import Assurance
import ContactCenter
import Engine

extension Assessed {

    /// What this says that is better than the truth: met, or not applicable, where the truth is not.
    func better(than truth: Assessed) -> [String] {
        zip(judgements, truth.judgements).compactMap { ours, theirs in
            switch (ours.verdict, theirs.verdict) {
            case (.met, .met), (.notApplicable, .notApplicable), (.exhibit, .exhibit): nil
            case (.met, _), (.notApplicable, _): "\(ours.control.id) is better than the truth"
            default: nil
            }
        }
    }

    /// What this finds that the truth does not, but for CFG-01: that the capture is not whole is true.
    func invented(against truth: Assessed) -> [String] {
        let known = Set(truth.findings.map(\.id))
        return findings.filter { !known.contains($0.id) && $0.control.id != "CFG-01" }.map {
            "\($0.control.id) \($0.shortfall.subject.path)"
        }
    }
}
