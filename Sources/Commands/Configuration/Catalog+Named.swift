import Assurance
import Catalog
import ContactCenter

extension Catalog {

    /// The control a person means by `ACC-03`, `acc-03` or `ACC-03.v1`.
    ///
    /// - Parameter own: Controls of the customer's own, known by their ids too.
    /// - Throws: ``Failure`` where there is none, with the nearest name.
    static func control(named text: String, besides own: [Control] = []) throws -> Control {
        let controls = controls + own
        let name = text.uppercased().split(separator: ".").first.map(String.init) ?? text
        if let control = controls.first(where: { $0.id.rawValue == name }) { return control }
        let nearest = Nearest.to(name, among: controls.map(\.id.rawValue))
        throw Failure(
            "there is no control \(text)",
            hint: nearest.map { "did you mean \($0)?" } ?? "`linewarden controls` lists them",
            code: .notThere)
    }
}
