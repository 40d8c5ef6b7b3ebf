import Capture
import ContactCenter
import Redaction
import Testing

@testable import ObjectStorage

@Suite("A signature of a request to an object store")
struct SignatureV4Tests {

    /// The key of all examples in the description of the signature.
    private static let example = AccessKey(
        id: "AKIAIOSFODNN7EXAMPLE", secret: Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))

    private func authorization(
        _ request: StorageRequest, host: String, key: AccessKey = Self.example, region: String = "us-east-1",
        at time: String = "2013-05-24T00:00:00Z"
    ) throws -> String {
        let moment = try #require(Moment(iso8601: time))
        let headers = SignatureV4(key: key, region: region).headers(for: request, host: host, at: moment)
        return try #require(headers.first { $0.name == "authorization" }).value
    }

    private func request(
        _ method: String, _ path: String, _ query: [Pair] = [], _ headers: [Pair] = [], body: String = ""
    ) -> StorageRequest {
        StorageRequest(
            method: method, path: path, query: query, headers: headers, payload: .bytes(Array(body.utf8)),
            doing: "test", needs: "s3:Test")
    }

    /// The four examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, 2026-11-29.
    @Test func `is that of the published examples`() throws {
        let examples = [
            (
                request("GET", "/test.txt", [], [Pair("Range", "bytes=0-9")]),
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
            ),
            (
                request(
                    "PUT", "/test$file.text", [],
                    [Pair("Date", "Fri, 24 May 2013 00:00:00 GMT"), Pair("x-amz-storage-class", "REDUCED_REDUNDANCY")],
                    body: "Welcome to Amazon S3."),
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
            ),
            (
                request("GET", "/", [Pair("lifecycle", "")]),
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
            ),
            (
                request("GET", "/", [Pair("prefix", "J"), Pair("max-keys", "2")]),
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
            ),
        ]
        for (request, signature) in examples {
            let sent = try authorization(request, host: "examplebucket.s3.amazonaws.com")
            #expect(sent.hasSuffix("Signature=\(signature)"), "\(request.method) \(request.path)")
        }
    }

    /// What botocore 1.43.11 signs, 2026-11-29.
    @Test func `covers keys with spaces, plus signs and other letters, a port, empty values and a session token`()
        throws
    {
        let secret = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        let put = request(
            "PUT", "/vault/a b/x+y ü.bundle", [],
            [Pair("If-None-Match", "*"), Pair("x-amz-object-lock-mode", "COMPLIANCE")], body: "hello")
        #expect(put.encodedPath == "/vault/a%20b/x%2By%20%C3%BC.bundle")
        #expect(
            try authorization(
                put, host: "s3.example.com", key: AccessKey(id: "AKIDEXAMPLE", secret: secret),
                region: "eu-central-1", at: "2026-11-29T12:00:00Z")
                    == """
                    AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261129/eu-central-1/s3/aws4_request, \
                    SignedHeaders=host;if-none-match;x-amz-content-sha256;x-amz-date;x-amz-object-lock-mode, \
                    Signature=4af6767fcdb4a3dc841983849fa3994c6f44ba0a0b522a5d97242f4e7671ea79
                    """)
        let list = request(
            "GET", "/vault", [Pair("versions", ""), Pair("prefix", "a b/+ü"), Pair("key-marker", "x=y")])
        #expect(list.encodedQuery == "key-marker=x%3Dy&prefix=a%20b%2F%2B%C3%BC&versions=")
        #expect(
            try authorization(
                list, host: "s3.example.com:8443",
                key: AccessKey(id: "AKIDEXAMPLE", secret: secret, sessionToken: Secret("TOKEN/+=")),
                region: "eu-central-1", at: "2026-11-29T12:00:00Z"
            ).hasSuffix(
                "x-amz-security-token, Signature=5438a129d594cb4afb19e0ae56c1e5697f8095f3266210ac5b4c66dd383adb88"))
    }

    @Test func `sorts a query by its names, and not by what stands behind them`() {
        #expect(
            request("GET", "/", [Pair("a-b", "1"), Pair("a", "2"), Pair("a", "1")]).encodedQuery == "a=1&a=2&a-b=1")
    }

    @Test(arguments: [
        ("https://s3.example.com", "s3.example.com"), ("https://s3.example.com/", "s3.example.com"),
        ("https://s3.example.com:443", "s3.example.com"), ("http://127.0.0.1:80", "127.0.0.1"),
        ("https://s3.example.com:8443", "s3.example.com:8443"), ("http://127.0.0.1:443", "127.0.0.1:443"),
    ])
    func `names the host as the request does`(endpoint: String, host: String) {
        #expect(Bucket(endpoint: endpoint, region: "r", name: "b", key: Self.example).host == host)
    }
}
