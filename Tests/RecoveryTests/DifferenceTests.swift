import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Simulator
import Testing

@Suite("The difference of two captures")
struct DifferenceTests {
    private let capture = Tenants.poor.capture
    private let rules = GenesysCloud.compared

    @Test func `of the same capture is nothing`() throws {
        let difference = try Tenants.difference(capture, capture)

        #expect(difference.objects.isEmpty)
        #expect(difference.unseen == 0)
    }

    /// The documents are written anew in another order of keys, sets and lines, so that no file has the hash it had.
    @Test func `is nothing where what has no order came in another`() throws {
        var other = capture
        for kind in Tenants.kinds {
            for (id, config) in try capture.config(kind) {
                let reversed = config.reversing { rules.sets[kind.name]?.contains($0.description) ?? false }
                other = try other.putting([0x20] + reversed, as: id, of: kind)
            }
        }

        let difference = try Tenants.difference(capture, other)

        #expect(difference.objects.map { "\($0.kind) \($0.fields.map(\.path))" } == [])
    }

    /// Every path a kind has, in the first document that has it.
    @Test(arguments: Tenants.kinds)
    func `is one change where one field was edited`(kind: Kind) throws {
        var edited: Set<String> = []
        for (id, config) in try capture.config(kind) {
            for leaf in config.leaves where rules.counts(leaf, of: kind) {
                guard edited.insert(leaf.description).inserted else { continue }
                let other = try capture.putting(config.editing(leaf), as: id, of: kind)
                let difference = try Tenants.difference(capture, other)
                #expect(difference.objects.count == 1, "\(kind.name) \(id) \(leaf)")
                #expect(difference.objects.first?.id == id)
                #expect(difference.objects.first?.fields.count == 1, "\(kind.name) \(leaf)")
            }
        }
        #expect(!edited.isEmpty)
    }

    @Test(arguments: Tenants.kinds)
    func `never has anything gone of a kind that was not read`(kind: Kind) throws {
        let refused = capture.without(kind, because: .notPermitted(permission: "some:thing:view"))

        for (before, after) in [(capture, refused), (refused, capture)] {
            let difference = try Tenants.difference(before, after)
            #expect(difference.objects == [])
            #expect(difference.notCompared.map(\.kind) == [kind.name])
        }
    }

    @Test func `has nothing come or gone of a list that was not read whole, and sees what changed in it`() throws {
        let role = try #require(try capture.config(.roles).first)
        let path = Kind.roles.path(of: role.id, in: .config)
        let gone = capture.putting(nil, at: path)

        #expect(try Tenants.difference(capture, gone).objects.map(\.what) == [.removed])
        #expect(try Tenants.difference(gone, capture).objects.map(\.what) == [.added])
        #expect(try Tenants.difference(capture, gone.cutShort(.roles)).objects == [])
        #expect(try Tenants.difference(gone.cutShort(.roles), capture).objects == [])

        let edit = FieldPath(steps: [.member("name")])
        let edited = capture.putting(role.config.editing(edit), at: path).cutShort(.roles)
        let difference = try Tenants.difference(capture, edited)
        #expect(difference.objects.count == 1)
        #expect(difference.notCompared.map(\.kind) == ["roles"])
    }

    @Test func `says nothing of what neither asked for`() throws {
        let (first, second) = (
            capture.without(.flows, because: .notLicensed(permission: "architect:flow:view")),
            capture.without(.flows, because: .notAsked)
        )
        #expect(try Tenants.difference(first, second).notCompared == [])
    }

    @Test func `leaves out a field the platform left out of its answer`() throws {
        let group = try #require(try capture.config(.groups).first { $0.config["visibility"] != nil })
        var json = JSONWriter()
        json.object { json in
            for (key, value) in group.config.members where key != "visibility" {
                json.key(key)
                json.json(value)
            }
        }
        let without = capture.putting(json.bytes, at: Kind.groups.path(of: group.id, in: .config))
        #expect(try Tenants.difference(capture, without).objects.count == 1)

        var manifest = without.manifest
        for index in manifest.kinds.indices where manifest.kinds[index].name == "groups" {
            manifest.kinds[index].absences = [.leftOut(field: "visibility")]
        }
        let told = Capture(manifest: manifest, files: without.files)
        #expect(try Tenants.difference(capture, told).objects == [])
    }

    @Test func `puts what security rests on first`() throws {
        let role = try #require(try capture.config(.roles).first)
        let site = try #require(try capture.config(.sites).first)
        let edit = FieldPath(steps: [.member("name")])
        let other = try capture.putting(site.config.editing(edit), as: site.id, of: .sites)
            .putting(role.config.editing(edit), as: role.id, of: .roles)

        #expect(try Tenants.difference(capture, other).objects.map(\.weight) == [.heavy, .medium])
    }

    @Test func `reads no file of which both manifests have the same hash`() throws {
        let path = try #require(capture.paths(of: .roles, in: .config).first)
        var files = capture.files
        files[path] = Array("no JSON".utf8)
        let broken = Capture(manifest: capture.manifest, files: files)

        #expect(try Tenants.difference(capture, broken).objects == [])
        #expect(throws: CaptureError.self) {
            try Tenants.difference(capture, capture.putting(Array("no JSON".utf8), at: path))
        }
    }

    @Test func `names what a reference is to`() throws {
        let divisions = try capture.config(.divisions)
        let flow = try #require(try capture.config(.flows).first { $0.config["division"]?["id"] != nil })
        let old = try #require(flow.config["division"]?["id"]?.string)
        let new = try #require(divisions.first { $0.id != old })
        let text = String(decoding: flow.config.canonical(), as: UTF8.self).replacing(old, with: new.id)

        let difference = try Tenants.difference(capture, try capture.putting(Array(text.utf8), as: flow.id, of: .flows))

        let field = try #require(difference.objects.first?.fields.first)
        #expect(field.path == "division")
        #expect(field.after == [.reference(kind: "divisions", id: new.id, name: new.config["name"]?.string)])
    }
}
