package import Foundation

/// A terminal nobody sits at: what is typed there is written by a test.
package struct Pseudoterminal: Sendable {

    /// The end a person would sit at.
    private let person: Int32

    /// The end a program reads from and writes to.
    package let program: Int32

    package struct Unavailable: Error {}

    /// Source: `TIOCSPTLCK` and `TIOCGPTPEER`, asm-generic/ioctls.h of Linux 6.1; see ioctl_tty(2).
    package init() throws {
        person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard person >= 0 else { throw Unavailable() }
        var locked: Int32 = 0
        _ = ioctl(person, 0x4004_5431, &locked)
        program = ioctl(person, 0x5441, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard program >= 0 else { throw Unavailable() }
    }

    package var handle: FileHandle { FileHandle(fileDescriptor: program, closeOnDealloc: false) }

    package func type(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        _ = write(person, bytes, bytes.count)
    }

    /// Everything that is said up to some words, for which it waits; on a thread of its own.
    package func said(upTo words: String) async -> String {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                var said: [UInt8] = []
                var byte: UInt8 = 0
                while !String(decoding: said, as: UTF8.self).hasSuffix(words), read(person, &byte, 1) == 1 {
                    said.append(byte)
                }
                done.resume(returning: String(decoding: said, as: UTF8.self))
            }
        }
    }

    /// Whether it shows what is typed.
    package var shows: Bool {
        var state = termios()
        return tcgetattr(program, &state) == 0 && state.c_lflag & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON)
    }

    /// Whether something that was typed waits for whoever reads next.
    package var holdsMore: Bool {
        var waiting = pollfd(fd: program, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, 0) == 1
    }

    package func hangUp() { close(person) }

    package func remove() { close(program) }
}
