#include "CTemplates.h"
const unsigned char lw_report[] = {
#embed "templates/report.mustache"
, 0 };
