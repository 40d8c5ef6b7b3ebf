/// How far a writer has come: after each of these the disk may be all that is left.
package enum Step: String, CaseIterable, Sendable {
    case keyMade, logBegun, batchWritten, batchSynced
    case segmentWritten, segmentNamed, manifestWritten, tilesWritten, tilesSynced, noteWritten, checkpointWritten
    case logBegunAnew, logDropped, partialsRemoved
    case newKeyMade, changeRecorded, changeKept, oldKeyRemoved, segmentDeleted
}
