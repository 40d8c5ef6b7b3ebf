public import Assurance

extension Framework {
    static let fedRAMP20x = Framework("fedramp-20x-ksi", "FedRAMP 20x KSI")
    static let iso27001Of2013 = Framework("iso27001-2013", "ISO/IEC 27001:2013")
    static let nistCSFOf2018 = Framework("nist-csf-1.1", "NIST CSF 1.1")

    /// Every framework we ship, those that no control cites included, superseded editions last.
    public static let published = files.map(\.framework)

    /// The files a framework is made of, in the order they are printed in.
    static let files: [(framework: Framework, names: [String])] =
        [
            (iso27001, ["iso27001-2022-clauses", "iso27001-2022"]), (nistCSF, [nistCSF.id]),
            (nist80053, [nist80053.id]),
        ]
        + [
            fedRAMP20x, pciDSS, hipaa, gdpr, ccpa, glba, nydfs, dora, soc2, csaCCM, cjis, nistAIRMF, euAIAct,
            usTelephony,
            iso27001Of2013, nistCSFOf2018,
        ].map { ($0, [$0.id]) }

    /// What else people call a framework of ours.
    static let otherNames = ["nist-800-53-r5": nist80053, "iso27001-2022-clauses": iso27001]
}
