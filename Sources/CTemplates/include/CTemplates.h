#pragma once
#include <stddef.h>

/// One file as it lies in `templates/`, without a terminating zero.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} lw_template;

/// The page around the HTML report, styles included.
lw_template lw_report_template(void);
