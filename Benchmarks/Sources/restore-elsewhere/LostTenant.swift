import Capture
import ContactCenter
import GenesysCloud
import Redaction
import Simulator

/// A tenant that was lost, as an archive kept it: of a few hundred people, with skills added until there is enough to make.
struct LostTenant {
    let capture: Capture

    init(skills: Int, at moment: Moment) {
        let generated = SimulatedTenant.generate(people: 300, seed: 7, posture: .mixed, at: moment).capture
        var redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: Array(repeating: 7, count: 32)),
            keys: PersonKeys { count in Array(repeating: 9, count: count) })
        var files = generated.files
        for kind in GenesysCloud.kinds where kind.layout != .lines {
            for path in generated.paths(of: kind, in: .config) {
                guard let document = try? JSON(files[path] ?? []) else { continue }
                let id = document["id"]?.string ?? kind.name
                files[path] = try? JSON(redactor.keep(document, kind: kind, id: id).config).canonical(indented: true)
            }
        }
        for number in 0..<skills {
            let id = IdentifierV5.uuid(of: "skill \(number)")
            files[Kind.skills.path(of: id, in: .config)] = Array(#"{"id":"\#(id)","name":"Skill \#(number)"}"#.utf8)
        }
        var manifest = generated.manifest
        manifest.files = files.mapValues(\.sha256)
        let count = files.keys.count { $0.hasPrefix("config/\(Kind.skills.name)/") }
        manifest.kinds.removeAll { $0.name == Kind.skills.name }
        manifest.kinds.append(.init(Kind.skills.name, documents: count))
        capture = Capture(manifest: manifest, files: files)
    }
}
