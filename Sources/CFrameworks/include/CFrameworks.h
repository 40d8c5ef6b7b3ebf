#pragma once
#include <stddef.h>

/// One file as it lies in `catalogs/`, without a terminating zero.
typedef struct {
    /// Its name without `.json`: `iso27001-2022`.
    const char *name;
    const unsigned char *bytes;
    size_t count;
} lw_catalogue;

size_t lw_catalogue_count(void);

/// The file at a place from 0 to the count.
lw_catalogue lw_catalogue_at(size_t place);
