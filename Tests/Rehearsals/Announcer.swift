import AsyncHTTPClient
package import Capture
package import ContactCenter
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
package import Redaction
import Synchronization
import Webhooks

/// Whoever announces change tickets to us.
package struct Announcer: Sendable {

    /// `http://127.0.0.1:8440/tenants/acme/changes`.
    package let address: String

    /// A PEM file of the authority it trusts; nil for the system's.
    package var trust: String?

    package static let secret = Secret("a secret of those who announce")

    package init(address: String) { self.address = address }

    package struct Answer: Sendable {
        package let status: Int
        package let text: String
        package let retryAfter: String?

        package var json: JSON? { try? JSON(Array(text.utf8)) }
    }

    /// Announces something.
    ///
    /// - Parameters:
    ///   - moment: When it was signed; now if not given.
    ///   - signature: In place of the right one.
    package func announce(
        _ body: String, at moment: Moment? = nil, id: String? = nil, signature: String? = nil
    ) async throws -> Answer {
        let now = moment.map { Int($0.milliseconds / 1000) } ?? Int(Date().timeIntervalSince1970)
        let right = DeliverySignature(of: Array(body.utf8), at: now, with: Self.secret).text
        return try await post(
            body, [("Linewarden-Signature", signature ?? right)] + (id.map { [("Linewarden-Delivery", $0)] } ?? []))
    }

    /// Sends a body with these fields in its head, and no signature besides.
    ///
    /// Where the connection ends before there is an answer it is sent once more, as whoever announces has to: one that says
    /// nothing for ten seconds is ended, and a machine with enough to do does that to itself.
    package func post(_ body: String, _ fields: [(String, String)] = []) async throws -> Answer {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(string: body))
        do {
            return try await answer(to: request)
        } catch let error as IOError where error.errnoCode == ECONNRESET {
            return try await answer(to: request)
        }
    }

    /// Asks for something else of the same server.
    package func get(_ path: String) async throws -> Answer {
        let server = address.split(separator: "/").prefix(2).joined(separator: "//")
        return try await answer(to: HTTPClientRequest(url: server + path))
    }

    private func answer(to request: HTTPClientRequest) async throws -> Answer {
        let client = try client()
        do {
            let response = try await client.execute(request, timeout: .seconds(120))
            let answer = Answer(
                status: Int(response.status.code),
                text: String(buffer: try await response.body.collect(upTo: 1 << 20)),
                retryAfter: response.headers.first(name: "Retry-After"))
            try await client.shutdown()
            return answer
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    private func client() throws -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        if let trust {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(trust)
            configuration.tlsConfiguration = tls
        }
        return HTTPClient(configuration: configuration)
    }
}

extension Announcer {

    /// One ticket, as it is announced.
    package static func ticket(_ number: String, _ objects: String, around moment: Moment) -> String {
        let (from, to) = (moment.advanced(by: .seconds(-600)).iso8601, moment.advanced(by: .seconds(600)).iso8601)
        return
            #"{"ticket":"\#(number)","from":"\#(from)","to":"\#(to)","objects":["\#(objects)"],"who":"ada.byron","approver":"grace.hopper"}"#
    }
}

extension Installation {

    /// Runs `linewarden tickets listen acme` while `body` announces something to it.
    ///
    /// - Parameter signal: What ends it then.
    package func listening(
        _ more: String..., endedBy signal: Int32 = SIGTERM,
        _ body: @escaping @Sendable (Announcer) async throws -> Void
    ) async throws -> Program.Ending {
        let failed = Mutex<(any Error)?>(nil)
        let arguments = [
            "tickets", "listen", "acme", "--address", "127.0.0.1:0", "--config", configuration.path, "--data",
            data.path,
        ]
        let ending = try await program.run(arguments + more, endedBy: signal) { lines in
            do {
                for await line in lines {
                    guard let place = Self.place(in: line) else { continue }
                    return try await body(Announcer(address: place))
                }
            } catch {
                failed.withLock { $0 = error }
            }
        }
        if let error = failed.withLock({ $0 }) { throw error }
        return ending
    }

    /// Where it says that it listens; nil where a line says something else.
    private static func place(in line: String) -> String? {
        if line.hasPrefix("Listening on ") { return line.split(separator: " ").last.map(String.init) }
        guard let json = try? JSON(Array(line.utf8)), json["ready"]?.boolean == true else { return nil }
        return json["address"]?.string
    }
}
