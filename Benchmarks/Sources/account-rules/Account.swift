import ContactCenter

/// One account of the inventory, as the rules need it: words as places in the tenant's tables, dates as days ago.
struct Account: Sendable {
    let id: AccountID
    let type: Kind
    let state: State
    let secondFactor: SecondFactor
    let usesSecondFactor: Bool
    let mustUseSingleSignOn: Bool

    /// Whether the user name is the mail address.
    let signsInByMail: Bool
    let hasManager: Bool
    let hasExternalID: Bool
    let hasTitle: Bool
    let hasDepartment: Bool
    let recordsScreen: Bool
    let masksCards: Bool

    /// Each a place in the tenant's table of that name.
    let mailDomain: UInt8
    let division: UInt8
    let department: UInt8

    let groups: UInt8
    let activeTokens: UInt8
    let failedSignIns: UInt16

    /// Days ago; nil for never.
    let lastSignIn: UInt16?
    let created: UInt16
    let passwordChanged: UInt16
    let oldestToken: UInt16
    let unusedPermissions: UInt16

    /// The lowest and the highest extension of its phones; nil without any.
    let extensions: ClosedRange<UInt32>?

    let roles: BitSet
    let rolesEverywhere: BitSet
    let permissions: BitSet
    let certifications: BitSet

    /// The networks it signed in from, by the first number of the address.
    let networks: BitSet

    enum Kind: UInt8, Sendable { case person, service }
    enum State: UInt8, Sendable { case active, inactive, deleted }
    enum SecondFactor: UInt8, Sendable { case totp, webauthn, sms }

    var isActive: Bool { state == .active }
}

/// Places in one table of at most 64 names.
struct BitSet: Hashable, Sendable {
    private(set) var bits: UInt64 = 0

    static let none = BitSet()

    init() {}

    init(_ place: UInt8) { bits = 1 << UInt64(place) }

    init(_ places: [UInt8]) { for place in places { insert(place) } }

    mutating func insert(_ place: UInt8) { bits |= 1 << UInt64(place) }

    var count: Int { bits.nonzeroBitCount }
    var isEmpty: Bool { bits == 0 }

    func contains(_ place: UInt8) -> Bool { bits >> UInt64(place) & 1 == 1 }
    func contains(_ other: BitSet) -> Bool { bits & other.bits == other.bits }
    func overlaps(_ other: BitSet) -> Bool { bits & other.bits != 0 }
}

/// The id of an account: the 128 bits of a UUID, written as the inventory writes it.
struct AccountID: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// - Returns: nil for anything but 32 hexadecimal digits with hyphens after the 8th, 12th, 16th and 20th.
    init?(_ text: some Collection<UInt8>) {
        guard text.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for (offset, byte) in text.enumerated() {
            if [8, 13, 18, 23].contains(offset) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.digit(byte) else { return nil }
            halves = (halves.0 << 4 | halves.1 >> 60, halves.1 << 4 | digit)
        }
        (high, low) = halves
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte - 0x30)
        case 0x61...0x66: UInt64(byte - 0x61 + 10)
        default: nil
        }
    }

    var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for place in 0..<32 {
            if [8, 12, 16, 20].contains(place) { text.append(UInt8(ascii: "-")) }
            let nibble = UInt8(truncatingIfNeeded: (place < 16 ? high : low) >> UInt64(60 - 4 * (place & 15))) & 15
            text.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
