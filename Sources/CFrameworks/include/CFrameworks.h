#pragma once
#include <stddef.h>

/// One file as it lies in `catalogs/`, `crosswalks/`, `rules/` or `views/`, without a terminating zero.
typedef struct {
    /// Its name without its ending: `iso27001-2022`.
    const char *name;
    const unsigned char *bytes;
    size_t count;
} lw_file;

size_t lw_catalogue_count(void);

/// The catalogue at a place from 0 to the count.
lw_file lw_catalogue_at(size_t place);

size_t lw_crosswalk_count(void);

/// The crosswalk at a place from 0 to the count.
lw_file lw_crosswalk_at(size_t place);

size_t lw_view_count(void);

/// The view at a place from 0 to the count, as YAML.
lw_file lw_view_at(size_t place);

size_t lw_rules_count(void);

/// The set of legal rules at a place from 0 to the count.
lw_file lw_rules_at(size_t place);
