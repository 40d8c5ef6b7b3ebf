public import Assurance
public import ContactCenter

extension Control {
    public static let passwordsAreHardToGuess = Control(
        "AUT-05",
        "Passwords the platform keeps are long and mixed",
        severity: .medium,
        satisfies: .iso27001("A.5.17"), .nistCSF("PR.AA-01"), .nist80053("IA-5"), .pciDSS("8.3.6"),
        .hipaa("164.308(a)(5)(ii)(D)"), .nydfs("500.7(b)"),
        why: """
            A short password falls to a list of common ones tried slowly over many accounts. In a contact center with \
            hundreds of agents, some always choose the season and the year.
            """,
        remedy: """
            Raise the minimum length and the kinds of characters demanded. People are asked only when they next change \
            their password, so ask them to change it.
            """,
        reads: .passwordSignIn, Fact(ifKnown: .signInRules), .passwordLength, .passwordClasses
    ) { passwords, rules, length, classes in
        guard passwords else { return .notApplicable(because: "nobody signs in with a password the platform keeps") }
        var tenant = Defects(of: .tenant)
        guard let demanded = tenant.know(rules.flatMap(\.password), of: .signInRules) else { return .of(tenant) }
        if demanded.minimumLength < length {
            tenant.add(
                .medium, "lets people choose passwords of \(demanded.minimumLength.of("character"))",
                seen: "minimum length \(demanded.minimumLength)", expected: "at least \(length.of("character"))")
        }
        if demanded.classes < classes {
            tenant.add(
                .medium, "demands too few kinds of characters in a password",
                seen: "\(demanded.classes.of("kind")) of character demanded", expected: "at least \(classes)")
        }
        return .of(tenant)
    }
}

extension Fact where Value == Int {

    /// The shortest password that will do.
    public static var passwordLength: Self {
        Fact(
            Parameter(
                "password-length", .characters, default: 12, in: 1...128, looser: .lower, bound: 12,
                source: "PCI DSS 4.0.1, 8.3.6"))
    }

    /// How many of digits, upper case, lower case and special characters a password must hold.
    public static var passwordClasses: Self {
        Fact(
            Parameter(
                "password-classes", .classes, default: 3, in: 0...4, looser: .lower,
                source: "this project's default; PCI DSS 4.0.1 asks for letters and digits only"))
    }
}
