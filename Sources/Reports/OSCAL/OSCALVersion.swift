/// The releases of OSCAL whose documents we write.
///
/// What each requires of our documents is the same; 1.1.3 is what most importers read.
///
/// Source: the resolved metaschemas in PyPI `oscal` 3.2.2, 2026-11-22.
public enum OSCALVersion: String, CaseIterable, Sendable {
    case v1_1_3 = "1.1.3"
    case v1_2_0 = "1.2.0"
    case v1_2_1 = "1.2.1"
    case v1_2_2 = "1.2.2"
    case v1_2_3 = "1.2.3"
}
