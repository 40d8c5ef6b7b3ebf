#include "CFrameworks.h"

// Each file names its publisher, edition, source and licence at its head. Of ISO, PCI SSC, AICPA and CSA they hold
// identifiers only, with titles in our own words.

static const unsigned char iso27001_2022_clauses[] = {
#embed "catalogs/iso27001-2022-clauses.json"
};
static const unsigned char iso27001_2022[] = {
#embed "catalogs/iso27001-2022.json"
};
static const unsigned char nist_csf_2_0[] = {
#embed "catalogs/nist-csf-2.0.json"
};
static const unsigned char nist_800_53_r5_index[] = {
#embed "catalogs/nist-800-53-r5-index.json"
};
static const unsigned char fedramp_20x_ksi[] = {
#embed "catalogs/fedramp-20x-ksi.json"
};
static const unsigned char pci_dss_4_0_1[] = {
#embed "catalogs/pci-dss-4.0.1.json"
};
static const unsigned char hipaa_security[] = {
#embed "catalogs/hipaa-security.json"
};
static const unsigned char gdpr[] = {
#embed "catalogs/gdpr.json"
};
static const unsigned char ccpa_cpra[] = {
#embed "catalogs/ccpa-cpra.json"
};
static const unsigned char glba_safeguards[] = {
#embed "catalogs/glba-safeguards.json"
};
static const unsigned char nydfs_500[] = {
#embed "catalogs/nydfs-500.json"
};
static const unsigned char dora[] = {
#embed "catalogs/dora.json"
};
static const unsigned char soc2_tsc[] = {
#embed "catalogs/soc2-tsc.json"
};
static const unsigned char csa_ccm_4[] = {
#embed "catalogs/csa-ccm-4.json"
};
static const unsigned char cjis[] = {
#embed "catalogs/cjis.json"
};
static const unsigned char nist_ai_rmf_1_0[] = {
#embed "catalogs/nist-ai-rmf-1.0.json"
};
static const unsigned char eu_ai_act[] = {
#embed "catalogs/eu-ai-act.json"
};
static const unsigned char us_telephony[] = {
#embed "catalogs/us-telephony.json"
};
static const unsigned char iso27001_2013[] = {
#embed "catalogs/iso27001-2013.json"
};
static const unsigned char nist_csf_1_1[] = {
#embed "catalogs/nist-csf-1.1.json"
};

// From which requirement of one framework to which of another.

static const unsigned char cjis_to_nist_800_53_r5[] = {
#embed "crosswalks/cjis_to_nist-800-53-r5.json"
};
static const unsigned char fedramp_20x_ksi_to_nist_800_53_r5[] = {
#embed "crosswalks/fedramp-20x-ksi_to_nist-800-53-r5.json"
};
static const unsigned char hipaa_security_to_nist_800_53_r5[] = {
#embed "crosswalks/hipaa-security_to_nist-800-53-r5.json"
};
static const unsigned char iso27001_2013_to_iso27001_2022[] = {
#embed "crosswalks/iso27001-2013_to_iso27001-2022.json"
};
static const unsigned char nist_800_53_r5_to_iso27001_2022[] = {
#embed "crosswalks/nist-800-53-r5_to_iso27001-2022.json"
};
static const unsigned char nist_csf_1_1_to_nist_csf_2_0[] = {
#embed "crosswalks/nist-csf-1.1_to_nist-csf-2.0.json"
};
static const unsigned char nist_csf_2_0_to_iso27001_2022[] = {
#embed "crosswalks/nist-csf-2.0_to_iso27001-2022.json"
};
static const unsigned char nist_csf_2_0_to_nist_800_53_r5[] = {
#embed "crosswalks/nist-csf-2.0_to_nist-800-53-r5.json"
};
static const unsigned char view_zero_trust[] = {
#embed "views/zero-trust.yaml"
};

// What laws ask of recordings, in our words.

static const unsigned char recording_consent[] = {
#embed "rules/recording-consent.json"
};
static const unsigned char retention[] = {
#embed "rules/retention.json"
};

#define FILE_OF(name, bytes) {name, bytes, sizeof bytes}

static const lw_file catalogues[] = {
    FILE_OF("iso27001-2022-clauses", iso27001_2022_clauses),
    FILE_OF("iso27001-2022", iso27001_2022),
    FILE_OF("nist-csf-2.0", nist_csf_2_0),
    FILE_OF("nist-800-53-r5-index", nist_800_53_r5_index),
    FILE_OF("fedramp-20x-ksi", fedramp_20x_ksi),
    FILE_OF("pci-dss-4.0.1", pci_dss_4_0_1),
    FILE_OF("hipaa-security", hipaa_security),
    FILE_OF("gdpr", gdpr),
    FILE_OF("ccpa-cpra", ccpa_cpra),
    FILE_OF("glba-safeguards", glba_safeguards),
    FILE_OF("nydfs-500", nydfs_500),
    FILE_OF("dora", dora),
    FILE_OF("soc2-tsc", soc2_tsc),
    FILE_OF("csa-ccm-4", csa_ccm_4),
    FILE_OF("cjis", cjis),
    FILE_OF("nist-ai-rmf-1.0", nist_ai_rmf_1_0),
    FILE_OF("eu-ai-act", eu_ai_act),
    FILE_OF("us-telephony", us_telephony),
    FILE_OF("iso27001-2013", iso27001_2013),
    FILE_OF("nist-csf-1.1", nist_csf_1_1),
};

static const lw_file crosswalks[] = {
    FILE_OF("cjis_to_nist-800-53-r5", cjis_to_nist_800_53_r5),
    FILE_OF("fedramp-20x-ksi_to_nist-800-53-r5", fedramp_20x_ksi_to_nist_800_53_r5),
    FILE_OF("hipaa-security_to_nist-800-53-r5", hipaa_security_to_nist_800_53_r5),
    FILE_OF("iso27001-2013_to_iso27001-2022", iso27001_2013_to_iso27001_2022),
    FILE_OF("nist-800-53-r5_to_iso27001-2022", nist_800_53_r5_to_iso27001_2022),
    FILE_OF("nist-csf-1.1_to_nist-csf-2.0", nist_csf_1_1_to_nist_csf_2_0),
    FILE_OF("nist-csf-2.0_to_iso27001-2022", nist_csf_2_0_to_iso27001_2022),
    FILE_OF("nist-csf-2.0_to_nist-800-53-r5", nist_csf_2_0_to_nist_800_53_r5),
};

static const lw_file views[] = {
    FILE_OF("zero-trust", view_zero_trust),
};

static const lw_file rules[] = {
    FILE_OF("recording-consent", recording_consent),
    FILE_OF("retention", retention),
};

size_t lw_catalogue_count(void) { return sizeof catalogues / sizeof *catalogues; }

lw_file lw_catalogue_at(size_t place) { return catalogues[place]; }

size_t lw_crosswalk_count(void) { return sizeof crosswalks / sizeof *crosswalks; }

lw_file lw_crosswalk_at(size_t place) { return crosswalks[place]; }

size_t lw_view_count(void) { return sizeof views / sizeof *views; }

lw_file lw_view_at(size_t place) { return views[place]; }

size_t lw_rules_count(void) { return sizeof rules / sizeof *rules; }

lw_file lw_rules_at(size_t place) { return rules[place]; }
