/// What a query gives.
public struct Answer: Sendable {
    public let columns: [String]
    public let rows: [[Cell]]
    public let reading: QueryReading
}
