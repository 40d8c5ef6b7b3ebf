/// Genesys Cloud: what it is asked, and what its answers mean.
///
/// Fetching yields a capture, translating one yields facts; the two know nothing of each other.
public enum GenesysCloud {}
