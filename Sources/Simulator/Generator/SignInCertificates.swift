/// Certificates of invented identity providers, made for this project; nobody holds their keys.
enum SignInCertificates {

    /// Valid from 2024-03-01 to 2046-03-01.
    static let current = """
        -----BEGIN CERTIFICATE-----
        MIIBYDCCAQagAwIBAgICEAEwCgYIKoZIzj0EAwIwMDEYMBYGA1UECgwPU2lnbi1p
        biBTZXJ2aWNlMRQwEgYDVQQDDAtpZHAuZXhhbXBsZTAeFw0yNDAzMDEwMDAwMDBa
        Fw00NjAzMDEwMDAwMDBaMDAxGDAWBgNVBAoMD1NpZ24taW4gU2VydmljZTEUMBIG
        A1UEAwwLaWRwLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATc03XX
        SwHqq3vNQC8DAjk7+sdDAWcwxz9AxPuYZc8ovzEoGIW5Vd01YdZh1MekuUHRbsQA
        kh1972e621GKWNRtoxAwDjAMBgNVHRMBAf8EAjAAMAoGCCqGSM49BAMCA0gAMEUC
        IQDhmNE3ndPZWaI85j6ukH5E2gRCoQpmhkn5xaTfRrdDNQIgORR5maZoliteXD9j
        1hDLgM74xPyphprVojigChjEXZI=
        -----END CERTIFICATE-----

        """

    /// Valid from 2024-09-01 to 2046-09-01.
    static let standby = """
        -----BEGIN CERTIFICATE-----
        MIIBcTCCARagAwIBAgICEAIwCgYIKoZIzj0EAwIwODEYMBYGA1UECgwPU2lnbi1p
        biBTZXJ2aWNlMRwwGgYDVQQDDBNpZHAtc3RhbmRieS5leGFtcGxlMB4XDTI0MDkw
        MTAwMDAwMFoXDTQ2MDkwMTAwMDAwMFowODEYMBYGA1UECgwPU2lnbi1pbiBTZXJ2
        aWNlMRwwGgYDVQQDDBNpZHAtc3RhbmRieS5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
        KoZIzj0DAQcDQgAEwmVgyRlL0gAFwmqGUoPPMEcVlAVztpBapwxZ2Ii/ARbWdC+q
        k68Fbo3qv1NBUicQUNjXhv/IgBO5qQ82pyO8GqMQMA4wDAYDVR0TAQH/BAIwADAK
        BggqhkjOPQQDAgNJADBGAiEAwTYn25V7ziShgtA7Nqm08huCYxzMH52QVkosBgsj
        KW4CIQCglz2ozmxH1rtspyhFbBENIIuN7BS72Y23D18ha+WHbw==
        -----END CERTIFICATE-----

        """

    /// Valid from 2022-06-01 to 2025-06-01.
    static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBaDCCAQ6gAwIBAgICEAMwCgYIKoZIzj0EAwIwNDEYMBYGA1UECgwPU2lnbi1p
        biBTZXJ2aWNlMRgwFgYDVQQDDA9pZHAtb2xkLmV4YW1wbGUwHhcNMjIwNjAxMDAw
        MDAwWhcNMjUwNjAxMDAwMDAwWjA0MRgwFgYDVQQKDA9TaWduLWluIFNlcnZpY2Ux
        GDAWBgNVBAMMD2lkcC1vbGQuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEH
        A0IABElneOi2zRUvS+RnrkRoo/0SXYA1DLS54heK9rLbFu0GpdbTj0CE5iAj9PFF
        2EjuBhCXkca/xK57R6k23UZk+CCjEDAOMAwGA1UdEwEB/wQCMAAwCgYIKoZIzj0E
        AwIDSAAwRQIhAMLalA3dC4qcu6801vR+MmCC3FCWZ5UG14+7HXvXVH7aAiBMRb3P
        M66d6hbIHqHHYrDc7k6pZMjpCLc/7PVRCBiswg==
        -----END CERTIFICATE-----

        """
}
