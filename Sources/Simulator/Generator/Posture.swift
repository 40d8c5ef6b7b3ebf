/// How well kept a generated tenant is.
public enum Posture: String, Sendable, CaseIterable {

    /// Nothing is planted: with the registers given, no control finds anything.
    case sound

    /// What many tenants have: about half of the weaknesses, in believable numbers.
    case mixed

    /// Every judged control finds something.
    case poor

    /// Whether what a control looks for is planted.
    func plants(_ control: String) -> Bool {
        switch self {
        case .sound: false
        case .mixed: Self.usual.contains(control)
        case .poor: true
        }
    }

    private static let usual: Set<String> = [
        "IDN-02", "AUT-03", "AUT-06", "AUT-08", "ACC-02", "ACC-03", "ACC-06", "ACC-09", "INT-01", "INT-02", "INT-05",
        "INT-06", "INT-07", "INT-08", "INT-10", "INT-11", "CRY-02", "DAT-01", "DAT-07", "CHN-01", "CHN-02", "IDN-07",
        "AUT-12", "AUT-14", "CRY-10", "DAT-03", "CHN-05", "CHN-09", "DAT-14", "INT-17",
    ]
}
