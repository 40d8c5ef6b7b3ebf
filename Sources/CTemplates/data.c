#include "CTemplates.h"

static const unsigned char report[] = {
#embed "templates/report.mustache"
};

lw_template lw_report_template(void) { return (lw_template){report, sizeof report}; }
