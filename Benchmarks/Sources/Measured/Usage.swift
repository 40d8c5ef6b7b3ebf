import Glibc

/// What a process and its ended children have used so far.
public enum Usage {

    /// CPU seconds of this process, user and system together.
    public static var ownSeconds: Double { seconds(of: RUSAGE_SELF) }

    /// CPU seconds of the children that have ended.
    public static var childrenSeconds: Double { seconds(of: RUSAGE_CHILDREN) }

    /// CPU seconds of both.
    public static var seconds: Double { ownSeconds + childrenSeconds }

    /// The most memory this process had resident at once, in MiB.
    public static var peakMebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }

    /// Runs something and says what CPU it took, children included.
    public static func measured<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
        let start = seconds
        let result = try body()
        return (result, seconds - start)
    }

    private static func seconds(of who: __rusage_who) -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(who.rawValue), &usage)
        let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
        return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    }
}
