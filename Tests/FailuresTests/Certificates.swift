/// Certificates for tests of encrypted connections.
///
/// Made by openssl on 2026-11-24 and good until 2126, but for the one that is not. Their keys guard nothing.
enum Certificates {

    /// The authority that signed the others; no system trusts it.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBiTCCAS+gAwIBAgIUTHlwCGZaoxVyKVYqO/pxmm7w+PIwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MjE1OTUyWhgPMjEy
        NjEwMzEyMTU5NTJaMBkxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEJ1KqahDG5QQiYWaKw1gr2V4x9dB/84uNhnG1zfHB
        aTBkxWupt6vF2WcRSWjJF/stFkOzIsEKD4+BLFb4R8/nNqNTMFEwHQYDVR0OBBYE
        FKbGuC9J0VI71zOhQU/l/vmHgDxoMB8GA1UdIwQYMBaAFKbGuC9J0VI71zOhQU/l
        /vmHgDxoMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgDZ4HXg0f
        dW2xSZR6YNWSHAnloWcZN3uKqKP2cUfoAMoCIQDXDiAhcMXqoehjdeVX9P4nSOFe
        xkVrKj+MCVsC7QUzjQ==
        -----END CERTIFICATE-----
        """

    /// For 127.0.0.1 and localhost.
    static let good = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBiTCCATCgAwIBAgIUGTyjEg/iUwZItQV0jCTOWDruRGAwCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MjE1OTUyWhgPMjEy
            NjEwMzEyMTU5NTJaMA8xDTALBgNVBAMMBGdvb2QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAStaWVDi9/dq/Z6Iy51ETBUeiLH/DavXc4GD/Ud3PK6iRire0/VcI1G
            ybsVDb3gJqt9Bupxvf57wqxz49nHGaTwo14wXDAaBgNVHREEEzARgglsb2NhbGhv
            c3SHBH8AAAEwHQYDVR0OBBYEFO1pPzKNvdlWkglgr4jUBvVXxZMDMB8GA1UdIwQY
            MBaAFKbGuC9J0VI71zOhQU/l/vmHgDxoMAoGCCqGSM49BAMCA0cAMEQCICrdo1j3
            bP8S/AM0Hz3+cixFJEsgMcAgKz3JQdW9FzFNAiBc8He0XaGj+bGm/0lG2mDT2OAu
            L6McNlGYfACTWcVk2A==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgohvrp/lsqkJNm/DE
            5pBLFFlaCRQQHwezeTUYPDsQUq+hRANCAAStaWVDi9/dq/Z6Iy51ETBUeiLH/Dav
            Xc4GD/Ud3PK6iRire0/VcI1GybsVDb3gJqt9Bupxvf57wqxz49nHGaTw
            -----END PRIVATE KEY-----
            """)

    /// For 127.0.0.1 and localhost, until 2021-01-01.
    static let expired = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBeDCCAR6gAwIBAgIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5UZXN0IGF1
            dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBIxEDAOBgNV
            BAMMB2V4cGlyZWQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASgsLDTii3X3Pyz
            +x2TlshIsVZ83tJpCoNfQ4duPqYwIt+6OM0NMclr60cXil4ydPMlNaNYrlBM+CZc
            TE7Vl5U2o14wXDAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwHQYDVR0OBBYE
            FAOdZs6dMn+2CqnHfogZ1jUw5qPMMB8GA1UdIwQYMBaAFKbGuC9J0VI71zOhQU/l
            /vmHgDxoMAoGCCqGSM49BAMCA0gAMEUCIQClJTrviRp4yvgRKuy6uF1dZJiy+hQI
            bv2e/8810shlrgIgTwdwrd+FmhF/CderS580cjg0fQChAz6JKi8lrN32T+I=
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxQqv/d9fZjvyZhb+
            bIxTACmT2iJ2N0nvqJHD3jvlY5ShRANCAASgsLDTii3X3Pyz+x2TlshIsVZ83tJp
            CoNfQ4duPqYwIt+6OM0NMclr60cXil4ydPMlNaNYrlBM+CZcTE7Vl5U2
            -----END PRIVATE KEY-----
            """)

    /// For api.example.com.
    static let elsewhere = Pair(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBjzCCATWgAwIBAgIUQfSEKtTjQbFkFXKnKocmL9Vy+EMwCgYIKoZIzj0EAwIw
            GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MjE1OTUyWhgPMjEy
            NjEwMzEyMTU5NTJaMBQxEjAQBgNVBAMMCWVsc2V3aGVyZTBZMBMGByqGSM49AgEG
            CCqGSM49AwEHA0IABNrEw151lmMlz7W+WvxepSH7+L06E3DuZJle2t5o/eagT6LL
            amNjJTzXFgwuoirbukZ1YaV4mTR11e7LZs1jJQ2jXjBcMBoGA1UdEQQTMBGCD2Fw
            aS5leGFtcGxlLmNvbTAdBgNVHQ4EFgQUB8MLkmTsYV8WNaBpvqU8pmuwMI0wHwYD
            VR0jBBgwFoAUpsa4L0nRUjvXM6FBT+X++YeAPGgwCgYIKoZIzj0EAwIDSAAwRQIh
            AJ7zxgz1hax85pdLoRMlwIwmJ55WFhjktI2HtXsVzbbVAiAiHc9qjBWG6b0+T63y
            iGI5YWR91x+ODoWyrn3YuNwRzw==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWd72ezpfqizhOUE8
            IMANV3FbKC4gPySHLFs4L2jANOKhRANCAATaxMNedZZjJc+1vlr8XqUh+/i9OhNw
            7mSZXtreaP3moE+iy2pjYyU81xYMLqIq27pGdWGleJk0ddXuy2bNYyUN
            -----END PRIVATE KEY-----
            """)

    struct Pair: Sendable {
        let certificate: String
        let key: String
    }
}
