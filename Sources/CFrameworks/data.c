#include "CFrameworks.h"
const unsigned char lw_iso27001_2022[] = {
#embed "catalogs/iso27001-2022.json"
, 0 };
