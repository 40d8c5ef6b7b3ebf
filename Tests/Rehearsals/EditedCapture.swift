package import Capture

extension Capture {

    /// The same with one member of one document set to something else.
    ///
    /// - Parameter value: JSON; nil to leave the member out.
    package func setting(_ member: String, to value: String?, of kind: Kind, _ id: String = "") throws -> Capture {
        let path = kind.path(of: id, in: .config)
        var (files, manifest) = (files, manifest)
        let document = try JSON(files[path] ?? [])
        var json = JSONWriter()
        json.object { json in
            for (key, old) in document.members where key != member {
                json.key(key)
                json.json(old)
            }
            guard let value else { return }
            json.key(member)
            json.verbatim(value.utf8)
        }
        files[path] = try JSON(json.bytes).canonical(indented: true)
        manifest.files[path] = files[path]?.sha256
        return Capture(manifest: manifest, files: files)
    }
}
