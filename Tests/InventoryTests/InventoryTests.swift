import ContactCenter
import Testing

@testable import Inventory

@Suite("The inventory of a tenant")
struct InventoryTests {

    @Test func `has a person in each row, with moments to the second`() throws {
        let rows = try Office.ask("SELECT id, name, state, division, last_token, invited FROM people ORDER BY id")
        #expect(
            rows == [
                ["ada", "", "active", "home", "2026-08-01T08:00:00Z", ""], ["bob", "", "inactive", "", "", ""],
            ])
    }

    @Test func `names people for whoever has their names, and nobody else`() throws {
        let rows = try Office.ask("SELECT name FROM people ORDER BY id", naming: { $0 == "ada" ? "Ada Byron" : nil })
        #expect(rows == [["Ada Byron"], [""]])
    }

    @Test func `knows the roles of a person, their own and their groups'`() throws {
        let rows = try Office.ask("SELECT person, role, division, group_id FROM person_roles ORDER BY person")
        #expect(rows == [["ada", "r1", "", "leads"], ["bob", "r2", "home", ""]])
    }

    @Test func `knows what a role holds, in our words and in the platform's`() throws {
        #expect(try Office.ask("SELECT * FROM role_powers") == [["r1", "grant roles"]])
        #expect(try Office.ask("SELECT * FROM role_permissions") == [["r1", "authorization:grant:add"]])
    }

    @Test func `is filled as far as it is asked for, and a view with what it is made of`() throws {
        let inventory = try Inventory(of: Office.snapshot(), tables: ["person_roles"])
        #expect(try inventory.ask("SELECT count(*) FROM person_roles").rows == [[.integer(2)]])
        #expect(try inventory.ask("SELECT count(*) FROM clients").rows == [[.integer(0)]])
    }

    @Test func `reckons from the moment of judgement`() throws {
        let rows = try Office.ask("SELECT as_of(), days_between('2026-11-20', as_of()), days_between(NULL, as_of())")
        #expect(rows == [["2026-11-24T08:00:00Z", "4.333333333333333", ""]])
    }

    @Test func `says that a list was not read, and nothing of others`() throws {
        var snapshot = Office.snapshot()
        snapshot[.clients] = .absent(.notPermitted(permission: "oauth:client:view"))
        let inventory = try Inventory(of: snapshot, tables: ["clients", "people"])

        let answer = try inventory.ask("SELECT id FROM clients")
        #expect(answer.rows == [])
        #expect(answer.reading.unread.map(\.absence) == [.notPermitted(permission: "oauth:client:view")])
        #expect(try inventory.ask("SELECT id FROM people").reading.unread == [])
        let absences = try inventory.ask("SELECT table_name, column_name, reason FROM absences").rows
        #expect(
            absences.map { $0.map(\.text) } == [
                ["clients", "", "our client may not read them; grant it oauth:client:view"]
            ])
    }

    @Test func `says that a list was read in part, and has the part`() throws {
        var snapshot = Office.snapshot()
        snapshot[.divisions] = .partial([Division(id: "home", name: "Home")], [.cutShort(read: 1, of: 2)])
        let answer = try Inventory(of: snapshot).ask("SELECT count(*) FROM divisions")
        #expect(answer.rows == [[.integer(1)]])
        #expect(answer.reading.unread.map(\.absence) == [.cutShort(read: 1, of: 2)])
    }

    @Test func `tells a cell that is not known from one that is empty, for queries that read the column`() throws {
        var snapshot = Office.snapshot()
        let unknown = Absence.leftOut(field: "User.dateWelcomeSent")
        snapshot[.people] = .observed([Person(id: "ada", invited: .absent(unknown)), Person(id: "bob")])
        let inventory = try Inventory(of: snapshot)

        let asked = try inventory.ask("SELECT id FROM people WHERE invited IS NULL").reading.unread
        #expect(asked.map(\.column) == ["invited"] && asked.map(\.absence) == [unknown] && asked.map(\.rows) == [1])
        #expect(try inventory.ask("SELECT id FROM people WHERE last_token IS NULL").reading.unread == [])
    }

    @Test func `says whose groups nobody knows, also through a view`() throws {
        var snapshot = Office.snapshot()
        snapshot[.people] = .observed([Person(id: "ada", groups: .absent(.leftOut(field: "User.groups")))])
        let unread = try Inventory(of: snapshot).ask("SELECT person FROM person_roles").reading.unread
        #expect(unread.map(\.table) == ["group_members"])
        #expect(unread.map(\.absence) == [.leftOut(field: "User.groups")])
    }

    @Test func `has a row for every fact that was read once`() throws {
        var snapshot = Office.snapshot()
        snapshot[.signInRules] = .observed(
            SignInRules(
                demandsSecondFactor: .observed(true), password: .observed(PasswordRules(minimumLength: 12, classes: 3)),
                allowedNetworks: .observed(["192.0.2.0/24"]), embeddingDomains: .observed(nil)))
        snapshot[.interactionRetention] = .observed(400)
        #expect(
            try Office.ask("SELECT second_factor, password_length, limits_embedding FROM sign_in", of: snapshot)
                == [["1", "12", "0"]])
        #expect(try Office.ask("SELECT network FROM allowed_networks", of: snapshot) == [["192.0.2.0/24"]])
        #expect(try Office.ask("SELECT days FROM interaction_retention", of: snapshot) == [["400"]])
    }

    @Test func `says who may fill groups, what nobody uses, and what programs do unasked`() throws {
        var snapshot = Office.snapshot()
        snapshot[.groups] = .observed([
            Group(id: "it", name: "IT", owners: .observed(["ada"]), isPublic: .observed(true)),
            Group(id: "hr", name: "HR", owners: .absent(.leftOut(field: "Group.owners"))),
        ])
        snapshot[.roles] = .observed([
            Role(id: "r", name: "R", unused: .observed(.init(permissions: ["a:b:c"], powers: [])))
        ])
        snapshot[.triggers] = .observed([Trigger(id: "t", name: "T", topic: "v2.a")])
        snapshot[.storedCredentials] = .observed([
            StoredCredential(id: "k", name: "Key", changed: .observed(Moment(milliseconds: 0)))
        ])
        snapshot[.clients] = .observed([
            OAuthClient(id: "c", name: "C", maker: .observed("ada"), scopes: .observed(["users"]))
        ])
        snapshot[.accessPolicies] = .observed([AccessPolicy(id: "p", name: "P", target: .observed("a:b:c"))])
        #expect(try Office.ask("SELECT group_id, person FROM group_owners", of: snapshot) == [["it", "ada"]])
        let unread = try Inventory(of: snapshot).ask("SELECT person FROM group_owners").reading.unread
        #expect(unread.map(\.absence) == [.leftOut(field: "Group.owners")])
        #expect(try Office.ask("SELECT role, permission FROM unused_permissions", of: snapshot) == [["r", "a:b:c"]])
        #expect(try Office.ask("SELECT topic, is_enabled FROM triggers", of: snapshot) == [["v2.a", "1"]])
        #expect(
            try Office.ask("SELECT name FROM stored_credentials WHERE changed IS NOT NULL", of: snapshot) == [["Key"]])
        #expect(try Office.ask("SELECT client, scope FROM client_scopes", of: snapshot) == [["c", "users"]])
        #expect(try Office.ask("SELECT maker FROM clients", of: snapshot) == [["ada"]])
        #expect(try Office.ask("SELECT target, is_active FROM access_policies", of: snapshot) == [["a:b:c", "1"]])
    }

    @Test func `has every table and column of its own description, and each is described`() throws {
        let inventory = try Inventory(of: Office.snapshot())
        for table in Inventory.tables {
            let answer = try inventory.ask("SELECT * FROM \(table.name)")
            #expect(answer.columns == table.columns.map(\.name), "\(table.name)")
            #expect(!table.meaning.isEmpty && table.columns.allSatisfy { !$0.meaning.isEmpty }, "\(table.name)")
        }
        #expect(Set(Inventory.tables.map(\.name)).count == Inventory.tables.count)
    }
}
