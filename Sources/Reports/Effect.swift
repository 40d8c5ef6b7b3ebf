import Assurance
import ContactCenter
import Engine

/// A threshold as it was in force, with what allowed it where it was looser than a cited framework does.
struct Effect {
    let parameter: Parameter
    let value: Int
    let waiver: Waiver?
}

extension Assessed {

    /// Every threshold the controls judge by, each once, in the order of the controls.
    var effects: [Effect] {
        var seen: Set<String> = []
        return judgements.flatMap { judgement in
            judgement.effects(under: terms).filter { seen.insert($0.parameter.name).inserted }
        }
    }
}

extension Judgement {

    /// The thresholds this control judged by.
    func effects(under terms: TenantTerms) -> [Effect] {
        control.parameters.map { parameter in
            guard let override = overrides.first(where: { $0.parameter == parameter }) else {
                return Effect(parameter: parameter, value: parameter.default, waiver: nil)
            }
            return Effect(
                parameter: parameter, value: override.value,
                waiver: override.isLoose ? terms.thresholds[parameter.name]?.waiver : nil)
        }
    }
}

extension TenantTerms {

    /// The controls set *not applicable* by hand, by their ids.
    var waivedControls: [(control: Control.ID, waiver: Waiver)] {
        notApplicable.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
