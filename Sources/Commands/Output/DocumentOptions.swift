import ArgumentParser

/// In which form a document is printed, and where.
struct DocumentOptions: ParsableArguments {
    @Flag(help: "Prints JSON.")
    var json = false

    @Flag(help: "Prints comma-separated values.")
    var csv = false

    @Option(help: ArgumentHelp("Writes it here; standard output if not given.", valueName: "file"))
    var out: String?

    func validate() throws {
        if json, csv { throw ValidationError("give --json or --csv, not both") }
    }

    func write(
        text: @autoclosure () -> String, json asJSON: @autoclosure () -> [UInt8], csv asCSV: @autoclosure () -> [UInt8]
    ) throws {
        let bytes = json ? asJSON() : csv ? asCSV() : Array(text().utf8)
        guard let out else { return Terminal().write(bytes) }
        try Files.write(bytes, to: out)
        Terminal().say("wrote \(out)\n")
    }
}
