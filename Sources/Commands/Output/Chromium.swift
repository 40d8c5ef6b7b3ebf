import Archive
import Disk
import Foundation

/// A Chromium of this machine, which prints a page without a window.
struct Chromium {
    let program: URL

    /// How long one page may take; a report of thousands of findings takes seconds.
    var timeout: Duration = .seconds(120)

    static let names = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell",
        "headless-shell",
    ]

    /// The one `LINEWARDEN_CHROMIUM` names, else the first on the path.
    ///
    /// - Throws: ``Failure`` where there is none.
    static func find(in environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Chromium {
        let hint =
            "install the package chromium, or name one in LINEWARDEN_CHROMIUM; report.html prints from any browser"
        if let named = environment["LINEWARDEN_CHROMIUM"] {
            guard FileManager.default.isExecutableFile(atPath: named) else {
                throw Failure(
                    "can't print a PDF: LINEWARDEN_CHROMIUM is \(named), which does not run", hint: hint,
                    code: .notThere)
            }
            return Chromium(program: URL(fileURLWithPath: named))
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in names {
            for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
                return Chromium(program: URL(fileURLWithPath: folder + "/" + name))
            }
        }
        throw Failure("can't print a PDF: there is no Chromium here", hint: hint, code: .notThere)
    }

    /// Prints the board's part of the page in a folder of reports, until Ctrl-C or SIGTERM stops it.
    ///
    /// - Returns: The file.
    func print(reportIn folder: String) async throws -> String {
        let place = URL(fileURLWithPath: folder)
        let (page, file) = (place.appendingPathComponent("report.html"), place.appendingPathComponent("report.pdf"))
        try await interruptible { try await print(page, to: file) }
        return folder + "/report.pdf"
    }

    /// Prints a page of ours, by its own print style: with `#board` in its address, the part for a board alone.
    ///
    /// The page needs nothing from a network, and gets nothing: it forbids itself scripts and loads, and no name resolves.
    /// The profile is made for this page and removed after it.
    func print(_ page: URL, to file: URL) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let printed = folder.appendingPathComponent("page.pdf")
        let end = try await run(arguments(for: page, to: printed, in: folder), in: folder)
        guard case .exited(0) = end, let bytes = FileManager.default.contents(atPath: printed.path),
            bytes.starts(with: Data("%PDF-".utf8))
        else { throw failure(end) }
        try Files.write(Array(bytes), to: file.path)
    }

    /// A folder of its own, with a short name: Chromium makes a socket in it, whose path may have 107 bytes.
    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("lw-print-\(UUID().uuidString.prefix(8))")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ArchiveError(.disk, doing: "make \(folder.path)", because: DiskReason(error).description)
        }
        return folder
    }

    private func arguments(for page: URL, to file: URL, in folder: URL) -> [String] {
        // Chromium's sandbox does not start for root, who has no less to lose without it: the page is ours.
        (getuid() == 0 ? ["--no-sandbox"] : []) + [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=\(folder.appendingPathComponent("profile").path)", "--no-pdf-header-footer",
            "--print-to-pdf=\(file.path)", page.absoluteString + "#board",
        ]
    }

    private enum End {
        case exited(Int32)
        case killed(Int32)
        case tookTooLong
    }

    private func run(_ arguments: [String], in folder: URL) async throws -> End {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path, "TMPDIR": folder.path,
            "XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let (ends, ended) = AsyncStream.makeStream(of: End.self)
        process.terminationHandler = { process in
            let status = process.terminationStatus
            ended.yield(process.terminationReason == .exit ? .exited(status) : .killed(status))
            ended.finish()
        }
        try process.run()
        // Nothing of it may outlive this: what still ran would write a page with people's names into a folder that is gone.
        defer { Self.end(process) }
        return try await Self.first(of: ends, within: timeout)
    }

    /// Ends a process and all it started: Foundation makes each process the first of a group of its own.
    private static func end(_ process: Process) {
        let group = process.processIdentifier
        if process.isRunning { kill(group, SIGKILL) }
        kill(-group, SIGKILL)
        process.waitUntilExit()
        // Those it started are not ours to wait for; gone from the group, they are gone. Two seconds at most.
        for _ in 0..<200 where kill(-group, 0) == 0 { usleep(10_000) }
    }

    private static func first(of ends: AsyncStream<End>, within timeout: Duration) async throws -> End {
        try await withThrowingTaskGroup(of: End.self) { group in
            group.addTask {
                for await end in ends { return end }
                throw CancellationError()
            }
            group.addTask {
                try await Task.sleep(for: timeout)
                return .tookTooLong
            }
            defer { group.cancelAll() }
            guard let end = try await group.next() else { throw CancellationError() }
            return end
        }
    }

    private func failure(_ end: End) -> Failure {
        let why =
            switch end {
            case .exited(let status): "ended with \(status) and no page"
            case .killed(let signal): "was ended by signal \(signal)"
            case .tookTooLong: "did not end in \(timeout.components.seconds) seconds"
            }
        return Failure(
            "can't print a PDF: \(program.path) \(why)",
            hint: "the other reports are written; report.html prints from any browser", code: .tryLater)
    }
}
