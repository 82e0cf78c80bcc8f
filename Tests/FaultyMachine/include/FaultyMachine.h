#ifndef FAULTY_MACHINE_H
#define FAULTY_MACHINE_H

/// A library that a test has loaded into a program (LD_PRELOAD) to make one change to files go wrong,
/// to set its clock, or to have it find its machine restarted.
///
/// The time of day is FAULTY_CLOCK_SECONDS later than it is; a negative number makes it earlier.
/// The boot id of the machine is what the file FAULTY_BOOT_ID_FILE says.
/// Calls that change something below FAULTY_DISK_FOLDERS (paths with ':' between them) are counted:
/// creating, writing, cutting, flushing, renaming, linking and removing files, making folders. When the
/// call of number FAULTY_DISK_CALL comes, counted from 1, then
///   FAULTY_DISK_ERROR=n     it fails with that errno, and all later ones succeed;
///   FAULTY_DISK_ERROR=kill  the process is killed in its place;
///   FAULTY_DISK_ERROR=tear  half of what was to be written is, and the process is killed;
///   FAULTY_DISK_ERROR=stop  the process is stopped before it, and goes on when it is told to;
///   FAULTY_DISK_ERROR=hold  its thread waits before it, and no other, until somebody opens the pipe
///                           FAULTY_DISK_GATE for writing.
void faulty_machine(void);

#endif
