#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <curses.h>
#include <string.h>
#include <unistd.h>
// Last: it defines macros with names like lines and columns.
#include <term.h>

int cterm_knows(const char *term) {
    int found = 0;
    if (setupterm((char *)term, STDOUT_FILENO, &found) == OK)
        del_curterm(cur_term);
    return found;
}

const char *cterm_string(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (const char *)-1 ? NULL : value;
}

int cterm_number(const char *name) {
    int value = tigetnum((char *)name);
    return value < 0 ? -1 : value;
}

int cterm_flag(const char *name) {
    return tigetflag((char *)name) == 1;
}

size_t cterm_expand(const char *name, int first, int second, char *bytes, size_t room) {
    const char *value = cterm_string(name);
    const char *expanded = value ? tiparm(value, first, second) : NULL;
    size_t length = expanded ? strlen(expanded) : 0;
    if (length == 0 || length > room)
        return 0;
    memcpy(bytes, expanded, length);
    return length;
}
