#include "csqlite.h"

int csqlite_no_checkpoint_on_close(sqlite3 *db, int off) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, off, (int *)0);
}

int csqlite_short_read(void) { return SQLITE_IOERR_SHORT_READ; }

int csqlite_readonly_cantinit(void) { return SQLITE_READONLY_CANTINIT; }
