import Archive
import Capture
import ContactCenter
import Platforms

/// What the lists of one collection come to, kind by kind.
struct Gathered {
    private var builder = CaptureBuilder()
    private(set) var records: [Manifest.KindRecord] = []

    /// Gathers the lists of a run that has read them all.
    ///
    /// Only its own: the spool of a run that was stopped may hold a list this one has no use for, such as the grants of
    /// a division that is gone. An id two lists of a kind both gave is kept once.
    init(from spool: Spool, _ lists: [ListRecord], kinds: [Kind]) throws(SpoolError) {
        for kind in kinds {
            let own = lists.filter { $0.kind == kind.name }
            guard !own.isEmpty else { continue }
            var seen: Set<String> = []
            for name in own.map(\.list).sorted() {
                try spool.each(name) { id, config, state in
                    if seen.insert(id).inserted { builder.add(kind, id: id, config: config, state: state) }
                }
            }
            records.append(
                Manifest.KindRecord(kind.name, documents: seen.count, absences: own.flatMap(\.absences).distinct()))
        }
    }

    /// Puts a setting in by hand, in place of what could not be read; marked so for ever.
    ///
    /// What was read stays: nobody's word stands above the platform's own.
    mutating func supply(_ kind: Kind, config: [UInt8], state: [UInt8]?) {
        if records.first(where: { $0.name == kind.name })?.absences.isEmpty == true { return }
        builder.add(kind, id: kind.name, config: config, state: state)
        let record = Manifest.KindRecord(kind.name, documents: 1, isSuppliedByHand: true)
        records = records.filter { $0.name != kind.name } + [record]
    }

    /// The files; what they are made of is let go on the way.
    mutating func takeFiles() -> [String: [UInt8]] { builder.takeFiles() }
}

extension [Absence] {

    /// Each once, in the order they were met.
    fileprivate func distinct() -> [Absence] {
        var seen: Set<Absence> = []
        return filter { seen.insert($0).inserted }
    }
}
