/// How sure we are of what a rule says.
///
/// Citations of the rules were not opened one by one: what is less than high is for counsel to look up.
public enum Confidence: String, Sendable {
    case high, medium, low
}
