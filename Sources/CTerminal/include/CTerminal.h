// A terminal that shows nothing of what is typed, and is put back as it was however the process ends.
//
// In C because it is put back inside a signal handler, where nothing of Swift may run.

// Hands over every key at once and shows none; what was typed before is thrown away.
//
// One terminal at a time. Returns 0, or -1 where it is no terminal.
int terminal_hide(int descriptor);

// As it was before; what was typed and not taken is thrown away.
void terminal_show(void);
