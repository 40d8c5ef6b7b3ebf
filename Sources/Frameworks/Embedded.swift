import CFrameworks
import Capture

/// The files in the executable.
///
/// Nothing is parsed before somebody asks for it: most commands ask for none.
enum Embedded {

    /// A catalogue by the name of its file.
    ///
    /// - Precondition: there is one. A test reads every file that is named.
    static func catalogue(_ name: String) -> JSON {
        for place in 0..<lw_catalogue_count() where String(cString: lw_catalogue_at(place).name) == name {
            return json(of: lw_catalogue_at(place))
        }
        preconditionFailure("there is no embedded catalogue \(name)")
    }

    static var crosswalks: [JSON] { (0..<lw_crosswalk_count()).map { json(of: lw_crosswalk_at($0)) } }

    static var views: [(name: String, bytes: [UInt8])] {
        (0..<lw_view_count()).map { place in
            let file = lw_view_at(place)
            return (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
    }

    /// A set of legal rules by the name of its file.
    ///
    /// - Precondition: there is one. A test reads every file that is named.
    static func rules(_ name: String) -> JSON {
        for place in 0..<lw_rules_count() where String(cString: lw_rules_at(place).name) == name {
            return json(of: lw_rules_at(place))
        }
        preconditionFailure("there is no embedded set of rules \(name)")
    }

    private static func json(of file: lw_file) -> JSON {
        do {
            return try JSON(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        } catch {
            preconditionFailure("the embedded \(String(cString: file.name)) is \(error)")
        }
    }
}

extension JSON {
    func text(_ key: StaticString) -> String { self[key]?.string ?? "" }
}
