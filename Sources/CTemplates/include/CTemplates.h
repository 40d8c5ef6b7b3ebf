extern const unsigned char lw_report[];
