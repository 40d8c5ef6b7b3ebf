import Foundation

/// Base64 for the one header that needs it.
enum Base64Text {
    static func encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
