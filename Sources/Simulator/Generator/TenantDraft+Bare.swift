import Capture
public import ContactCenter

extension SimulatedTenant {

    /// An organisation on its first day: the Home division, the roles the platform brings, one site, one administrator, the
    /// settings nobody has touched, and the clients that read it for Linewarden; nothing else.
    ///
    /// Its ids are those of no generated tenant. Which values the platform gives the settings of a new organisation is not
    /// published: these are made up like everything else.
    ///
    /// - Parameter name: What it is called, and what its ids are drawn from.
    public static func bare(organization name: String, seed: UInt64, at moment: Moment) -> SimulatedTenant {
        var draft = TenantDraft(bare: name, seed: seed, moment: moment)
        draft.addOrganization()
        draft.addFirstAdministrator()
        draft.addReaders()
        draft.addBroughtRoles()
        draft.addUntouchedSettings()
        draft.addIntegrationTypes()
        draft.addScopes()
        draft.addFirstSite()
        draft.addPlatform()
        let made = draft.finished()
        return SimulatedTenant(
            capture: made.capture, truth: [], registers: made.registers, programs: made.programs, readers: made.readers)
    }
}

extension TenantDraft {
    fileprivate mutating func addFirstAdministrator() {
        var draw = chance("first administrator of \(organization.id)")
        var person = InventedPerson(number: 1, part: .administrator, life: .working, &draw)
        person.grants = [(.employee, home.id), (.masterAdmin, "*")]
        (person.invited, person.lastToken) = (moment(daysAgo: 2), moment(daysAgo: 1))
        administrators.append((person.id, person.name))
        add(person, 1)
    }

    fileprivate mutating func addBroughtRoles() {
        let readers = ReaderClient.Purpose.allCases.map(\.role)
        for template in RoleTemplate.all where template.defaultID != nil || readers.contains(template.kind) {
            add(template)
        }
        let home = home
        add(TenantLayout.divisions, id: home.id) { json in
            json.reference(home.id, home.name, "authorization/divisions")
            json.field("description", "")
            json.field("homeDivision", true)
            json.object("objectCounts") { $0.field("USER", 1) }
        }
    }

    fileprivate mutating func addFirstSite() {
        var draw = chance("first site of \(organization.id)")
        let (id, location) = (draw.uuid(), draw.uuid())
        locations.append((location, "Default Location"))
        addLocations()
        add(
            TenantLayout.sites, id: id,
            """
            {
              "id": "\(id)", "name": "Default Site", "description": "", "version": 1, "state": "active",
              "dateCreated": "\(daysAgo(2))", "mediaModel": "Cloud", "mediaRegions": ["eu-central-1"],
              "mediaRegionsUseLatencyBased": true, "managed": false, "coreSite": false, "cloudProxyForceTurn": false,
              "location": {"id": "\(location)", "name": "Default Location", "version": 1},
              "selfUri": "/api/v2/telephony/providers/edges/sites/\(id)"
            }
            """)
    }
}

extension TenantDraft {

    /// The settings there is one of, as nobody has set them.
    fileprivate mutating func addUntouchedSettings() {
        addUntouchedSignIn()
        add(
            TenantLayout.roleSettings,
            """
            {
              "id": "\(organization.id)", "backfillEnabled": true, "authorizationGrantDivisionAware": false,
              "selfUri": "/api/v2/authorization/roles/settings"
            }
            """)
        add(
            TenantLayout.authorizationSettings,
            """
            {
              "id": "\(organization.id)", "analysisEnabled": false, "analysisDays": 30,
              "selfUri": "/api/v2/authorization/settings"
            }
            """)
        addUntouchedRecording()
        addUntouchedInsight()
    }

    private mutating func addUntouchedSignIn() {
        add(
            TenantLayout.nativeSignIn,
            """
            {
              "id": "purecloud", "name": "PureCloud", "disabled": false,
              "selfUri": "/api/v2/identityproviders/purecloud"
            }
            """)
        add(
            TenantLayout.authenticationSettings,
            """
            {
              "multifactorAuthenticationRequired": false, "domainAllowlistEnabled": false, "domainAllowlist": [],
              "ipAddressAllowlist": [],
              "passwordRequirements": {
                "minimumLength": 8, "minimumDigits": 1, "minimumLetters": 1, "minimumUpper": 0, "minimumLower": 0,
                "minimumSpecials": 0, "minimumAgeSeconds": 0, "expirationDays": 0
              },
              "inactivityTimeoutExclusions": [], "universalLogout": false, "tokenStorageLocation": "SessionStorage"
            }
            """)
        add(
            TenantLayout.idleTimeout,
            """
            {
              "idleTokenTimeoutSeconds": 28800, "enableIdleTokenTimeout": false, "inactivityTimeoutUnit": "Minutes",
              "inactivityTimeoutGroupsEnabled": false, "inactivityTimeoutGroupBundles": []
            }
            """)
    }

    private mutating func addUntouchedRecording() {
        add(
            TenantLayout.keyRotation,
            """
            {
              "id": "\(organization.id)", "period": "DISABLED",
              "selfUri": "/api/v2/recording/recordingkeys/rotationschedule"
            }
            """)
        add(
            TenantLayout.recordingSettings,
            """
            {
              "maxSimultaneousStreams": 20, "maxConfigurableScreenRecordingStreams": 100,
              "regionalRecordingStorageEnabled": false, "stopRecordingWhenOnlyExternalParticipants": false,
              "recordingPlaybackUrlTtl": 60, "recordingBatchDownloadUrlTtl": 60
            }
            """)
        add(
            TenantLayout.interactionRetention,
            #"{"retentionDays": 365, "dateCreated": "\#(daysAgo(2))", "dateModified": "\#(daysAgo(2))"}"#)
        add(
            TenantLayout.transcription,
            """
            {
              "transcription": "Disabled", "transcriptionConfidenceThreshold": 10,
              "lowLatencyTranscriptionEnabled": false, "contentSearchEnabled": false,
              "pciDssRedactionEnabled": false, "piiRedactionEnabled": false
            }
            """)
    }

    private mutating func addUntouchedInsight() {
        var draw = chance("first settings of \(organization.id)")
        let (history, outbound) = (draw.uuid(), draw.uuid())
        add(
            TenantLayout.speechAnalytics,
            #"{"expectedDialects": [], "textAnalyticsEnabled": false, "agentEmpathyEnabled": false}"#)
        add(
            TenantLayout.executionData,
            """
            {
              "id": "\(history)", "name": "execution data", "enabled": false, "dateModified": "\(daysAgo(2))",
              "selfUri": "/api/v2/settings/executiondata"
            }
            """)
        add(
            TenantLayout.outboundSettings,
            """
            {
              "id": "\(outbound)", "name": "Outbound", "version": 1, "dateCreated": "\(daysAgo(2))",
              "dateModified": "\(daysAgo(2))", "maxCallsPerAgent": 1, "maxLineUtilization": 1.0, "abandonSeconds": 2.0,
              "complianceAbandonRateDenominator": "ALL_CALLS",
              "automaticTimeZoneMapping": {"callableWindows": [], "supportedCountries": []},
              "rescheduleTimeZoneSkippedContacts": false, "selfUri": "/api/v2/outbound/settings"
            }
            """)
    }
}
