#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

/// Switches checkpoints on close off (1) or on (0); gives the result code.
/// https://www.sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfignockptonclose
int csqlite_no_checkpoint_on_close(sqlite3 *db, int off);

/// SQLITE_IOERR_SHORT_READ, a macro with arithmetic that Swift does not import.
/// https://www.sqlite.org/rescode.html#ioerr_short_read
int csqlite_short_read(void);

/// SQLITE_READONLY_CANTINIT: the -shm file of a WAL database cannot be made without write access.
int csqlite_readonly_cantinit(void);

#endif
