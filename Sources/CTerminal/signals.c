#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

int cterm_signals_open(void) {
    static const int reported[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof reported / sizeof *reported; i++)
        sigaddset(&set, reported[i]);
    int failure = pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (failure) {
        errno = failure;
        return -1;
    }
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int cterm_signals_next(int descriptor) {
    struct signalfd_siginfo arrived;
    ssize_t got = read(descriptor, &arrived, sizeof arrived);
    return got == (ssize_t)sizeof arrived ? (int)arrived.ssi_signo : 0;
}

void cterm_stop(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigset_t stop, mask;
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    // It is blocked in every thread, so it waits for this one to let it through.
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

int cterm_event_open(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void cterm_event_wake(int descriptor) {
    int before = errno;
    uint64_t one = 1;
    // It only fails when the counter is full, and then the descriptor is readable as it is.
    if (write(descriptor, &one, sizeof one) < 0)
        errno = before;
}

void cterm_event_clear(int descriptor) {
    uint64_t count;
    if (read(descriptor, &count, sizeof count) < 0)
        errno = 0;
}
