extension Changer {

    /// How many requests its client sent so far, signing in included.
    public var requests: Int { get async { await connection.requests } }
}
