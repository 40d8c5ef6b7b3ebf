import GenesysCloud

extension GenesysCloud.Progress {

    /// What stands on the terminal while a tenant is read.
    func line(reading tenant: String, requests: Int) -> String {
        let kept = listsKept > 0 ? " (\(listsKept) kept from a run that was stopped)" : ""
        return "reading \(tenant): \(listsDone) of \(listsPlanned) lists\(kept), \(requests) requests"
    }
}
