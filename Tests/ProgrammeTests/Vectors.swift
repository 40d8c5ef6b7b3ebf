/// Made with `ssh-keygen -Y sign` of OpenSSH 9.2p1, by keys made for this and kept nowhere.
enum Vectors {
    static let message = Array("Linewarden signs what was decided.\n".utf8)

    static let ada = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO2MufCQ+QDazRUcjFKcW1Vxm5HbSVFfrRdTmkeHHAka ada@example.com"
    static let grace =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExLZ4ex3YQN1H/TNPN1hHVOgyw0TKVNQtihG2/XPOCo grace@example.com"
    static let rsa = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCtAUkMdojNMRaYAlKRqyH+"

    /// By Ada, in namespace linewarden, over SHA-512.
    static let sha512 = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg7Yy58JD5ANrNFRyMUpxbVXGbkd
        tJUV+tF1OaR4ccCRoAAAAKbGluZXdhcmRlbgAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gt
        ZWQyNTUxOQAAAECtOEg1Hwa+TFDGbm1EDaVq2mXyxyrCLE6sdExFROz+wusoNjeNXl68sf
        g2/j/BQec42nUQQPqcGPmiThM/K+YG
        -----END SSH SIGNATURE-----

        """

    /// The same over SHA-256.
    static let sha256 = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg7Yy58JD5ANrNFRyMUpxbVXGbkd
        tJUV+tF1OaR4ccCRoAAAAKbGluZXdhcmRlbgAAAAAAAAAGc2hhMjU2AAAAUwAAAAtzc2gt
        ZWQyNTUxOQAAAEAthsB0qmIBn9X9KvwpFI253UCWwBwVtH1tvzws9PpoWge4x5K8yAXfbW
        mEJA8nQ1vdDIangx1TE+iJNuiYbtUN
        -----END SSH SIGNATURE-----

        """

    /// By Ada, in namespace file.
    static let inNamespaceFile = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg7Yy58JD5ANrNFRyMUpxbVXGbkd
        tJUV+tF1OaR4ccCRoAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
        OQAAAEBfYuu45GE5tY6+S3cTd3yUx0+h4BgGBXOUKEingfCKlwCa2/Ke0Tj9O1P9PVapeR
        KQ6FjnyZY8he199ZEE5rgM
        -----END SSH SIGNATURE-----

        """

    /// By Grace, as the first.
    static let byGrace = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgTEtnh7HdhA3Uf9M083WEdU6DLD
        RMpU1C2KEbb9c84KgAAAAKbGluZXdhcmRlbgAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gt
        ZWQyNTUxOQAAAEAQBSJHz6vq+Hzq+JHlKZqJEObSY+awJ7UP0XuS5LHkzGZlD1aTvAHAHc
        dDWW235QhVAV0A/JziNotu1IUc4doK
        -----END SSH SIGNATURE-----

        """

    /// By an RSA key, in namespace linewarden.
    static let byRSA = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBAK0BSQx2iM0xFpgCUpGrIf
        7wpjdtFGsNWphTuZ7EOJphGMYG8kncd2aMvfKSuRr4KgYk63kPAuYcG4Ls9xeKIkQtsD52
        vIueXRiMDlGlt9xrK+WHPY4vlJTwsg3lqdGoceHCxUOoU6u+vXMVjezgK562Q49mCe2pfb
        2f31exT80aVDDfB9Rq5mZoBsmNIVKPjfxKStIXJShxmSx8LqlF1iLNA6xAITVK6I++1wsv
        rdg/m/pgiWcQz32Os/9sdad4x0vLJgnDtNqIcSSaf8FmwpgltRpRgtuus3KwXpFKki9i5a
        BUKONbmd3oQMdq74eRj1iNKAiWfYUzW3dWZaPqA6MAAAAKbGluZXdhcmRlbgAAAAAAAAAG
        c2hhNTEyAAABFAAAAAxyc2Etc2hhMi01MTIAAAEAVYs/O4F48wlMgRy2RWFXzGphiy2jv1
        I3qZ4Jde/Bafp7k2+eiQ2/yUJxn7XyTuQwXSRYwESUmlP1yoBvF7l9DAU5yIPzsADczXF6
        oCpQ/vYSi4jAfSTOx40J13+VKCV0eXCJJ9eGQ5uvOBWqeQLWoWdT/ophQOhqCaveD6xmwl
        WOfhRYchbpLV40BRlVidWWb0DwhfXLwleukUx99eSs1PXAIxVPB3gYtlhkt1AMnEf8BQgN
        S2Fzr8RXz0LByoclO+OkLCU76sc9k4AyvEr1PwByT4xiFOrmFYfItS0PhF57RU6BhbBdt4
        hNVUsW8yCDMtURZx9/04FBQ14BOJMDsw==
        -----END SSH SIGNATURE-----

        """
}
