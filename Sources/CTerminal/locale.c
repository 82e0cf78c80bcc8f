#define _GNU_SOURCE
#include "CTerminal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static int is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static int environment_names_utf8(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
    }
    return 0;
}

int cterm_use_locale(void) {
    // Only the character set: LC_NUMERIC would change how other C libraries read numbers.
    if (!setlocale(LC_CTYPE, "") && environment_names_utf8())
        setlocale(LC_CTYPE, "C.UTF-8");
    return is_utf8();
}

int cterm_cell_width(uint32_t scalar) {
    return wcwidth((wchar_t)scalar);
}
