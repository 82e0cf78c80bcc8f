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

#endif
