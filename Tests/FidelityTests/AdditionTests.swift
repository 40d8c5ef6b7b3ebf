import Testing

@Suite struct `What was added to the description` {

    @Test func `says where it was read, and is nothing the published part has`() throws {
        let description = try Description()
        #expect(!description.added.isEmpty)
        for (method, path, source) in description.added {
            #expect(source?.isEmpty == false, "\(method) \(path)")
            #expect(description.operations.count { $0.method == method && $0.path == path } == 1, "\(method) \(path)")
        }
    }
}
