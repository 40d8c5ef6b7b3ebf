#include "CFrameworks.h"

// Each file names its publisher, edition, source and licence at its head. Of ISO, PCI SSC, AICPA and CSA they hold
// identifiers only, with titles in our own words.

static const unsigned char iso27001_2022[] = {
#embed "catalogs/iso27001-2022.json"
};
static const unsigned char nist_csf_2_0[] = {
#embed "catalogs/nist-csf-2.0.json"
};
static const unsigned char nist_800_53_r5[] = {
#embed "catalogs/nist-800-53-r5-index.json"
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
static const unsigned char soc2_tsc[] = {
#embed "catalogs/soc2-tsc.json"
};
static const unsigned char csa_ccm_4[] = {
#embed "catalogs/csa-ccm-4.json"
};
static const unsigned char cjis[] = {
#embed "catalogs/cjis.json"
};

static const lw_catalogue catalogues[] = {
    {"iso27001-2022", iso27001_2022, sizeof iso27001_2022},
    {"nist-csf-2.0", nist_csf_2_0, sizeof nist_csf_2_0},
    {"nist-800-53-r5-index", nist_800_53_r5, sizeof nist_800_53_r5},
    {"pci-dss-4.0.1", pci_dss_4_0_1, sizeof pci_dss_4_0_1},
    {"hipaa-security", hipaa_security, sizeof hipaa_security},
    {"gdpr", gdpr, sizeof gdpr},
    {"ccpa-cpra", ccpa_cpra, sizeof ccpa_cpra},
    {"glba-safeguards", glba_safeguards, sizeof glba_safeguards},
    {"soc2-tsc", soc2_tsc, sizeof soc2_tsc},
    {"csa-ccm-4", csa_ccm_4, sizeof csa_ccm_4},
    {"cjis", cjis, sizeof cjis},
};

size_t lw_catalogue_count(void) { return sizeof catalogues / sizeof *catalogues; }

lw_catalogue lw_catalogue_at(size_t place) { return catalogues[place]; }
