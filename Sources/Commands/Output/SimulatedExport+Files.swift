import ContactCenter
import Simulator

extension SimulatedExport {

    /// Writes the files into a folder named by the day they were exported.
    ///
    /// - Returns: Where they are.
    func write(below folder: String) throws -> [String] {
        try files.map { file in
            let path = "\(folder)/\(taken.iso8601Day)/\(file.name)"
            try Files.write(file.bytes, to: path)
            return path
        }
    }
}
