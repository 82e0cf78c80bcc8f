#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 256, STACK = 64 * 1024 };

static const int deaths[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
enum { DEATHS = sizeof deaths / sizeof *deaths };

static struct {
    int descriptor;
    struct termios modes;
    uint8_t bytes[MOST_BYTES];
    size_t count;
    struct sigaction before[DEATHS];
} guard;

// Whoever takes it from 1 to 0 restores the terminal: several threads may crash at once.
static atomic_int armed;

static void restore(void) {
    if (!atomic_exchange(&armed, 0))
        return;
    // In the background, changing the modes would stop the process instead of letting it end.
    sigset_t set, mask;
    sigemptyset(&set);
    sigaddset(&set, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &set, &mask);
    // A terminal that takes no more must not keep a crashed process alive: one try.
    if (write(guard.descriptor, guard.bytes, guard.count) < 0)
        errno = 0;
    tcsetattr(guard.descriptor, TCSANOW, &guard.modes);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

// Swift's backtracer decided at the start of the process to wait 30 s for a key if standard input
// is a terminal. It gets an empty one.
static void close_input(void) {
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
}

static void die(int number, siginfo_t *info, void *context) {
    (void)context;
    restore();
    close_input();
    for (int i = 0; i < DEATHS; i++)
        sigaction(deaths[i], &guard.before[i], NULL);
    // A fault comes again when the instruction is repeated; what was sent must be sent again.
    if (info->si_code > 0 && number != SIGABRT)
        return;
    raise(number);
    // Swift's backtracer has had its look and leaves the end to a repetition that will not come.
    signal(number, SIG_DFL);
    raise(number);
}

static void give_stack(void) {
    stack_t current;
    if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE))
        return; // Swift's backtracer brought one
    stack_t own = {.ss_sp = malloc(STACK), .ss_size = STACK};
    if (own.ss_sp)
        sigaltstack(&own, NULL);
}

static void install(void) {
    static int done;
    if (done)
        return;
    done = 1;
    give_stack();
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = die;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    for (int i = 0; i < DEATHS; i++)
        sigaction(deaths[i], &action, &guard.before[i]);
    atexit(restore);
}

void cterm_guard_arm(int descriptor, const struct termios *modes, const uint8_t *bytes,
                     size_t count) {
    atomic_store(&armed, 0);
    guard.descriptor = descriptor;
    guard.modes = *modes;
    guard.count = count < MOST_BYTES ? count : MOST_BYTES;
    memcpy(guard.bytes, bytes, guard.count);
    install();
    atomic_store(&armed, 1);
}

void cterm_guard_disarm(void) {
    atomic_store(&armed, 0);
}
