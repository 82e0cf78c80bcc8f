#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Renames a file unless the new name is taken: renameat2(2) with RENAME_NOREPLACE.
/// Gives 0 or an errno; EINVAL and ENOSYS mean that the file system cannot do it.
int csystem_rename_without_replacing(const char *from, const char *to);

/// Asks the kernel to start writing `length` bytes from `offset` to the device, without waiting.
/// sync_file_range(2) with SYNC_FILE_RANGE_WRITE; only ever a hint, so nothing is returned.
void csystem_start_writing(int fd, long long offset, long long length);

/// Opens a nameless file in a folder, for reading and writing: open(2) with O_TMPFILE, and where the
/// file system has no nameless files, a file whose name is taken away at once.
/// Gives a descriptor, or -1 with errno set.
int csystem_open_scratch(const char *folder);

/// Has malloc(3) keep buffers of up to `bytes` bytes instead of giving each back to the system.
/// Threads share two pools of them: with one each, every pool would keep buffers of its own.
/// mallopt(3) with M_MMAP_THRESHOLD, M_TRIM_THRESHOLD and M_ARENA_MAX.
void csystem_keep_buffers(int bytes);

/// Listens at a path of at most 107 bytes on a Unix socket that only this user may connect to, from
/// the first moment on; unix(7). Accepting does not wait.
/// Gives a descriptor, or -1 with errno set; EADDRINUSE if something has that name.
int csystem_unix_listen(const char *path);

/// Takes the next connection of a listening socket: accept4(2). Reading and writing do not wait.
/// Gives a descriptor, or -1 with errno set.
int csystem_unix_accept(int listening);

/// Connects to a Unix socket; no later call on it waits longer than `seconds` until
/// `csystem_unix_wait_forever`. Gives a descriptor, or -1 with errno set.
int csystem_unix_connect(const char *path, int seconds);

/// Lets reading from and writing to a connection wait as long as it takes.
void csystem_unix_wait_forever(int fd);

/// The user at the other end of a Unix connection, as the kernel knows it: SO_PEERCRED of unix(7).
/// Gives its id, or -1.
long long csystem_unix_peer(int fd);

/// Sends one message to a datagram socket, without waiting; a path that begins with '@' is an
/// abstract name. Gives 0 or an errno.
int csystem_unix_notify(const char *path, const char *message);

/// Has the shell that waits for this process take the terminal back, while the process goes on: it is
/// stopped as by Ctrl-Z and continued by a child a moment later. All threads stand still meanwhile.
/// Gives 1 if `terminal` has another foreground process group then, by tcgetpgrp(3), and 0 if not: a
/// shell without job control does not take it.
int csystem_go_to_background(int terminal);

/// Makes standard input, output and error those of no terminal: /dev/null.
void csystem_let_go_of_terminal(void);

/// An eventfd(2) that does not wait: readable once 8 bytes were written to it.
/// Gives a descriptor, or -1 with errno set.
int csystem_event_open(void);

/// Starts a program as posix_spawn(3) does, with all signals at their defaults and none blocked, since
/// a program inherits what this process ignores and blocks. It gets no descriptor but 0, 1 and 2.
/// `input` becomes its standard input and `output` its standard output and error; -1 leaves them as
/// they are here. With `own_group` it leads a process group of its own.
/// Gives its process id, or -1 with errno set.
int csystem_start(
    const char *program, char *const arguments[], char *const environment[], int input, int output,
    int own_group);

/// Whether a child has ended: waitid(2) with WNOWAIT, so that it stays a zombie and its id, also as
/// that of a process group, is not given to another process. Gives 1 or 0.
int csystem_has_ended(int pid);

/// A file in memory that holds `count` bytes, to be read from its beginning: memfd_create(2).
/// Gives a descriptor, or -1 with errno set.
int csystem_memory_file(const void *bytes, long long count);

/// A pipe(7) whose ends no other program inherits: the one to read from, which never waits, and the
/// one to write to. Gives 0, or -1 with errno set.
int csystem_pipe(int ends[2]);

#endif
