#define _POSIX_C_SOURCE 200809L

#include "CTerminal.h"

#include <signal.h>
#include <stddef.h>
#include <termios.h>

static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
enum { count = sizeof ends / sizeof *ends };

static struct sigaction before_ends[count];
static struct termios before;
static volatile sig_atomic_t hidden = -1;

static void end(int number) {
  // Everything called here may be called in a handler: POSIX.1-2017, System Interfaces, 2.4.3.
  if (hidden >= 0) tcsetattr(hidden, TCSAFLUSH, &before);
  signal(number, SIG_DFL);
  raise(number);
}

int terminal_hide(int descriptor) {
  if (tcgetattr(descriptor, &before) != 0) return -1;
  hidden = descriptor;
  struct sigaction ending = {.sa_handler = end};
  for (int i = 0; i < count; i++) {
    sigaction(ends[i], &ending, &before_ends[i]);
    // Whoever started us with one ignored wants it so.
    if (before_ends[i].sa_handler == SIG_IGN) sigaction(ends[i], &before_ends[i], NULL);
  }
  struct termios silent = before;
  silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ISIG | ICANON | IEXTEN);
  silent.c_cc[VMIN] = 1;
  silent.c_cc[VTIME] = 0;
  if (tcsetattr(descriptor, TCSAFLUSH, &silent) == 0) return 0;
  terminal_show();
  return -1;
}

void terminal_show(void) {
  tcsetattr(hidden, TCSAFLUSH, &before);
  for (int i = 0; i < count; i++) sigaction(ends[i], &before_ends[i], NULL);
  hidden = -1;
}
