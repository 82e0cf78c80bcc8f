#define _GNU_SOURCE
#include "FaultyMachine.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

void faulty_machine(void) {}

static atomic_long calls;

static int is_inside(const char *path) {
    const char *folder = getenv("FAULTY_DISK_FOLDERS");
    while (folder != NULL && path != NULL) {
        size_t length = strcspn(folder, ":");
        if (strncmp(path, folder, length) == 0) return 1;
        folder = folder[length] == ':' ? folder + length + 1 : NULL;
    }
    return 0;
}

static int is_descriptor_inside(int fd) {
    char link[64], path[PATH_MAX + 1];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t count = readlink(link, path, PATH_MAX);
    if (count < 0) return 0;
    path[count] = 0;
    return is_inside(path);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void wait_at_gate(void) {
    int gate = NEXT(open)(getenv("FAULTY_DISK_GATE"), O_RDONLY | O_CLOEXEC);
    if (gate >= 0) close(gate);
}

/// Whether this is the call that goes wrong; errno is then what it fails with, 0 for a torn write.
static int goes_wrong(int inside) {
    const char *number = getenv("FAULTY_DISK_CALL"), *error = getenv("FAULTY_DISK_ERROR");
    if (!inside || number == NULL || error == NULL) return 0;
    if (atomic_fetch_add(&calls, 1) + 1 != atol(number)) return 0;
    if (strcmp(error, "kill") == 0) raise(SIGKILL);
    if (strcmp(error, "stop") == 0) {
        raise(SIGSTOP);
        return 0;
    }
    if (strcmp(error, "hold") == 0) {
        wait_at_gate();
        return 0;
    }
    errno = strcmp(error, "tear") == 0 ? 0 : atoi(error);
    return 1;
}

/// Ends a call that cannot be torn in two.
static int fail(void) {
    if (errno == 0) raise(SIGKILL);
    return -1;
}

/// The file to open in place of `path`: another one for the boot id of a machine restarted since.
static const char *seen(const char *path) {
    const char *other = getenv("FAULTY_BOOT_ID_FILE");
    int is_boot_id = path != NULL && strcmp(path, "/proc/sys/kernel/random/boot_id") == 0;
    return other != NULL && is_boot_id ? other : path;
}

#define OPEN(name)                                                       \
    int name(const char *path, int flags, ...) {                         \
        va_list rest;                                                    \
        va_start(rest, flags);                                           \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                                    \
        if ((flags & O_CREAT) && goes_wrong(is_inside(path))) return fail(); \
        return NEXT(name)(seen(path), flags, mode);                           \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(name, offset_type)                                        \
    ssize_t name(int fd, const void *bytes, size_t count, offset_type offset) { \
        if (goes_wrong(is_descriptor_inside(fd))) {                      \
            if (errno != 0) return -1;                                   \
            (void)!NEXT(name)(fd, bytes, count / 2, offset);             \
            raise(SIGKILL);                                              \
        }                                                                \
        return NEXT(name)(fd, bytes, count, offset);                     \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t count) {
    if (goes_wrong(is_descriptor_inside(fd))) {
        if (errno != 0) return -1;
        (void)!NEXT(write)(fd, bytes, count / 2);
        raise(SIGKILL);
    }
    return NEXT(write)(fd, bytes, count);
}

#define ON_DESCRIPTOR(name, parameters, arguments)                       \
    int name parameters {                                                \
        if (goes_wrong(is_descriptor_inside(fd))) return fail();         \
        return NEXT(name) arguments;                                     \
    }
ON_DESCRIPTOR(ftruncate, (int fd, off_t size), (fd, size))
ON_DESCRIPTOR(ftruncate64, (int fd, off64_t size), (fd, size))
ON_DESCRIPTOR(fsync, (int fd), (fd))
ON_DESCRIPTOR(fdatasync, (int fd), (fd))

#define ON_PATH(name, path, parameters, arguments)                       \
    int name parameters {                                                \
        if (goes_wrong(is_inside(path))) return fail();                  \
        return NEXT(name) arguments;                                     \
    }
ON_PATH(rename, to, (const char *from, const char *to), (from, to))
ON_PATH(link, to, (const char *from, const char *to), (from, to))
ON_PATH(unlink, path, (const char *path), (path))
ON_PATH(rmdir, path, (const char *path), (path))
ON_PATH(mkdir, path, (const char *path, mode_t mode), (path, mode))
ON_PATH(
    renameat2, to,
    (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags),
    (from_folder, from, to_folder, to, flags))

static time_t clock_error(void) {
    const char *seconds = getenv("FAULTY_CLOCK_SECONDS");
    return seconds == NULL ? 0 : atol(seconds);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int code = NEXT(clock_gettime)(clock, time);
    if (code == 0 && clock == CLOCK_REALTIME) time->tv_sec += clock_error();
    return code;
}

int gettimeofday(struct timeval *time, void *zone) {
    int code = NEXT(gettimeofday)(time, zone);
    if (code == 0) time->tv_sec += clock_error();
    return code;
}
