import ContactCenter
import Testing

@Suite("What a program declared")
struct RegisteredProgramTests {

    private func declares(_ declared: String, _ asked: String) -> Bool {
        RegisteredProgram(
            id: "p", owner: "o", purpose: "", permissions: [declared], review: Moment(milliseconds: 0)
        ).declares(asked)
    }

    @Test(arguments: [
        ("routing:queue:view", "routing:queue:view", true), ("routing:queue:view", "Routing:Queue:VIEW", true),
        ("routing:queue:view", "routing:queue:edit", false), ("routing:queue:*", "routing:queue:edit", true),
        ("routing:*:*", "routing:queue:edit", true), ("*:*:*", "routing:queue:edit", true),
        ("routing:*:view", "routing:queue:edit", false), ("routing:queue:view", "routing:queue:*", false),
        ("routing:*:*", "routing:*:*", true), ("routing:*", "routing:queue:view", false),
        ("admin", "admin", true), ("*:*:*", "admin", false),
    ])
    func `is a permission part by part, and a star is anything in its place`(
        declared: String, asked: String, expected: Bool
    ) {
        #expect(declares(declared, asked) == expected)
    }

    @Test(arguments: [
        ("users", "users", true), ("users", "users:readonly", true), ("users:readonly", "users", false),
        ("users:readonly", "users:readonly", true), ("users", "user", false),
    ])
    func `is a scope by its name, and one that writes is one that reads`(
        declared: String, asked: String, expected: Bool
    ) {
        #expect(declares(declared, asked) == expected)
    }
}
