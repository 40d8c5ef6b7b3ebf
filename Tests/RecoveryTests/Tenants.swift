import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Simulator

/// A generated tenant, and what becomes of a capture of it when somebody edits a document.
enum Tenants {
    static let moment = Moment(milliseconds: 1_795_509_000_000)  // 2026-11-24T08:30:00Z

    static let poor = SimulatedTenant.generate(people: 60, seed: 7, posture: .poor, at: moment)

    /// The kinds a generated tenant has, but for what is measured.
    static let kinds = GenesysCloud.kinds.filter {
        poor.capture.contains($0) && !GenesysCloud.compared.measured.contains($0.name)
    }

    static func difference(_ before: Capture, _ after: Capture) throws -> Difference {
        try Difference(from: before, to: after, kinds: kinds, by: GenesysCloud.compared)
    }
}

extension Capture {

    /// The same with other bytes in a file, as its manifest says too; nil takes the file out.
    func putting(_ bytes: [UInt8]?, at path: String) -> Capture {
        var (files, manifest) = (files, manifest)
        files[path] = bytes
        manifest.files[path] = bytes?.sha256
        return Capture(manifest: manifest, files: files)
    }

    /// The same with another document in place of the one of that id.
    func putting(_ document: [UInt8], as id: String, of kind: Kind) throws -> Capture {
        let path = kind.path(of: id, in: .config)
        guard kind.layout == .lines else { return putting(document, at: path) }
        let lines = try JSON.lines(files[path] ?? []).map { $0["id"]?.string == id ? document : $0.canonical() }
        return putting(Array(lines.map { $0 + [0x0A] }.joined()), at: path)
    }

    /// The same, saying that a kind was not read.
    func without(_ kind: Kind, because absence: Absence) -> Capture {
        var manifest = manifest
        manifest.kinds.removeAll { $0.name == kind.name }
        manifest.kinds.append(.init(kind.name, documents: 0, absences: [absence]))
        let gone = paths(of: kind, in: .config) + paths(of: kind, in: .state)
        for path in gone { manifest.files[path] = nil }
        return Capture(manifest: manifest, files: files.filter { !gone.contains($0.key) })
    }

    /// The same, saying that of a kind not all came.
    func cutShort(_ kind: Kind) -> Capture {
        var manifest = manifest
        for index in manifest.kinds.indices where manifest.kinds[index].name == kind.name {
            manifest.kinds[index].absences = [.cutShort(read: 1, of: 2)]
        }
        return Capture(manifest: manifest, files: files)
    }

    func config(_ kind: Kind) throws -> [(id: String, config: JSON)] {
        try documents(of: kind).map { ($0.id, $0.config) }
    }
}
