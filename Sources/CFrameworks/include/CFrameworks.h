extern const unsigned char lw_iso27001_2022[];
