#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

int csystem_rename_without_replacing(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

void csystem_start_writing(int fd, long long offset, long long length) {
    (void)sync_file_range(fd, offset, length, SYNC_FILE_RANGE_WRITE);
}

int csystem_open_scratch(const char *folder) {
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0) return fd;
    char name[4096];
    int length = snprintf(name, sizeof name, "%s/.stillpoint-scratch-XXXXXX", folder);
    if (length < 0 || (size_t)length >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0) unlink(name);
    return fd;
}

void csystem_keep_buffers(int bytes) {
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TRIM_THRESHOLD, bytes);
    mallopt(M_ARENA_MAX, 2);
}

// Closes a descriptor and gives -1, with errno as it was.
static int give_up(int fd) {
    int number = errno;
    close(fd);
    errno = number;
    return -1;
}

static int put_path(struct sockaddr_un *address, const char *path) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if (strlen(path) >= sizeof address->sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address->sun_path, path);
    return 0;
}

int csystem_unix_listen(const char *path) {
    struct sockaddr_un address;
    if (put_path(&address, path) < 0) return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    // bind(2) gives the file the mode that the socket has: chmod(2) afterwards would come too late.
    if (fchmod(fd, 0600) < 0) return give_up(fd);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0) return give_up(fd);
    if (listen(fd, 64) < 0) return give_up(fd);
    return fd;
}

int csystem_unix_accept(int listening) {
    return accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

static void limit_waiting(int fd, int seconds) {
    struct timeval limit = {.tv_sec = seconds};
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    (void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

int csystem_unix_connect(const char *path, int seconds) {
    struct sockaddr_un address;
    if (put_path(&address, path) < 0) return -1;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    limit_waiting(fd, seconds);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) return give_up(fd);
    return fd;
}

void csystem_unix_wait_forever(int fd) { limit_waiting(fd, 0); }

long long csystem_unix_peer(int fd) {
    struct ucred peer;
    socklen_t size = sizeof peer;
    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? (long long)peer.uid : -1;
}

int csystem_unix_notify(const char *path, const char *message) {
    struct sockaddr_un address;
    if (put_path(&address, path) < 0) return errno;
    size_t length = strlen(path);
    if (path[0] == '@') address.sun_path[0] = 0;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return errno;
    // The length of an abstract name counts: it has no zero at its end.
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    ssize_t sent = sendto(
        fd, message, strlen(message), MSG_NOSIGNAL | MSG_DONTWAIT, (struct sockaddr *)&address, size);
    int number = sent < 0 ? errno : 0;
    close(fd);
    return number;
}

/// Stops this process, and has a child continue it after `milliseconds`.
static void stop_for(int milliseconds) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return;
    pid_t self = getpid(), child = fork();
    if (child == 0) {
        close(ends[1]);
        struct pollfd end = {.fd = ends[0], .events = POLLIN};
        // On a busy machine the stop may come after this: it is asked until somebody closes the pipe.
        for (int wait = milliseconds; poll(&end, 1, wait) == 0; wait = 50) kill(self, SIGCONT);
        _exit(0);
    }
    close(ends[0]);
    if (child > 0) raise(SIGSTOP);
    close(ends[1]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
}

int csystem_go_to_background(int terminal) {
    // The stop is lost on a shell that does not look before the process goes on.
    for (int milliseconds = 100; milliseconds <= 900; milliseconds *= 3) {
        stop_for(milliseconds);
        if (tcgetpgrp(terminal) != getpgrp()) return 1;
    }
    return 0;
}

void csystem_let_go_of_terminal(void) {
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0) return;
    for (int fd = 0; fd <= 2; fd++) (void)dup2(nothing, fd);
    if (nothing > 2) close(nothing);
}

int csystem_event_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static int add_files(posix_spawn_file_actions_t *files, int input, int output) {
    int code = 0;
    if (input >= 0) code = posix_spawn_file_actions_adddup2(files, input, 0);
    for (int fd = 1; fd <= 2 && code == 0 && output >= 0; fd++)
        code = posix_spawn_file_actions_adddup2(files, output, fd);
    return code ? code : posix_spawn_file_actions_addclosefrom_np(files, 3);
}

static void reset_signals(posix_spawnattr_t *attributes, int own_group) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setpgroup(attributes, 0);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    posix_spawnattr_setflags(attributes, own_group ? flags | POSIX_SPAWN_SETPGROUP : flags);
}

int csystem_start(
    const char *program, char *const arguments[], char *const environment[], int input, int output,
    int own_group) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    reset_signals(&attributes, own_group);
    pid_t pid = -1;
    int code = add_files(&files, input, output);
    if (code == 0) code = posix_spawn(&pid, program, &files, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (code == 0) return pid;
    errno = code;
    return -1;
}

int csystem_has_ended(int pid) {
    siginfo_t facts = {.si_pid = 0};
    return waitid(P_PID, (id_t)pid, &facts, WEXITED | WNOHANG | WNOWAIT) < 0 || facts.si_pid == pid;
}

int csystem_memory_file(const void *bytes, long long count) {
    int fd = memfd_create("stillpoint", MFD_CLOEXEC);
    if (fd < 0) return -1;
    for (long long done = 0; done < count;) {
        ssize_t written = write(fd, (const char *)bytes + done, (size_t)(count - done));
        if (written < 0 && errno != EINTR) return give_up(fd);
        if (written > 0) done += written;
    }
    return lseek(fd, 0, SEEK_SET) < 0 ? give_up(fd) : fd;
}

int csystem_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) < 0) return -1;
    if (fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0) return 0;
    close(ends[1]);
    return give_up(ends[0]);
}
