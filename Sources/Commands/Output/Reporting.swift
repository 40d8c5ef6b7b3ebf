import Assurance
import Capture
import ContactCenter
import Engine

struct Reporting {
    let assessed: Assessed
    init(_ assessed: Assessed, capture: Capture, keys: Any?) throws { self.assessed = assessed }
    var json: [UInt8] {
        assessed.findings.flatMap { f in Array("{\"control\":\"\(f.control.id)\",\"subject\":\"\(f.shortfall.subject.path)\"}\n".utf8) }
    }
    func summary(colour: Bool, requests: Int?, reports: String?) -> String {
        "met \(assessed.met) not \(assessed.notMet) undetermined \(assessed.undetermined.map { ($0.control.id, $0.verdict.gaps.first) }) requests \(requests ?? 0)\n"
    }
    func write(to dir: String) throws -> String { dir }
}
