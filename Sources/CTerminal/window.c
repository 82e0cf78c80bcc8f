#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"

#include <curses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct cterm_window {
    SCREEN *screen;
    FILE *memory; // ncurses writes here at every cursor movement; the terminal gets it in one go
    uint8_t *bytes;
    size_t capacity;
};

// MARK: Opening

static const int handled[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { HANDLED = sizeof handled / sizeof *handled };

// newterm takes these signals for itself; ours are read through a descriptor.
static SCREEN *newterm_without_handlers(const char *term, FILE *memory) {
    struct sigaction before[HANDLED];
    for (int i = 0; i < HANDLED; i++)
        sigaction(handled[i], NULL, &before[i]);
    SCREEN *screen = newterm((char *)term, memory, memory);
    for (int i = 0; i < HANDLED; i++)
        sigaction(handled[i], &before[i], NULL);
    return screen;
}

static void discard(cterm_window *window) {
    int descriptor = fileno(window->memory);
    if (ftruncate(descriptor, 0) == 0)
        lseek(descriptor, 0, SEEK_SET);
}

static void set_up(cterm_window *window, int rows, int columns) {
    // newterm had nothing to go by but the environment, which is older than the terminal's word.
    resize_term(rows, columns);
    typeahead(-1);
    nonl();
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    // Hiding the cursor flushes what newterm wanted to send: the alternate screen, and a scrolling
    // region for the size it guessed. The session does the former itself and nobody the latter.
    curs_set(0);
    discard(window);
}

cterm_window *cterm_window_open(const char *term, int rows, int columns) {
    cterm_window *window = calloc(1, sizeof *window);
    if (!window)
        return NULL;
    int descriptor = memfd_create("frame", MFD_CLOEXEC);
    window->memory = descriptor < 0 ? NULL : fdopen(descriptor, "w+");
    window->screen = window->memory ? newterm_without_handlers(term, window->memory) : NULL;
    if (!window->screen) {
        if (window->memory)
            fclose(window->memory);
        free(window);
        return NULL;
    }
    set_up(window, rows, columns);
    return window;
}

void cterm_window_close(cterm_window *window) {
    // endwin lets delscreen forget the terminal; what it writes ends in memory.
    endwin();
    delscreen(window->screen);
    fclose(window->memory);
    free(window->bytes);
    free(window);
}

// MARK: Drawing

void cterm_window_resize(cterm_window *window, int rows, int columns) {
    resize_term(rows, columns);
    cterm_window_forget(window);
}

int cterm_window_colors(cterm_window *window) {
    (void)window;
    return has_colors() ? COLORS : 0;
}

int cterm_window_pair(cterm_window *window, int foreground, int background) {
    (void)window;
    int pair = has_colors() ? alloc_pair(foreground, background) : 0;
    return pair < 0 ? 0 : pair;
}

void cterm_window_set_ground(cterm_window *window, int pair) {
    (void)window;
    cchar_t blank;
    setcchar(&blank, L" ", A_NORMAL, 0, &pair);
    bkgrndset(&blank);
}

static attr_t curses_attributes(int attributes) {
    return (attributes & CTERM_BOLD ? A_BOLD : 0) | (attributes & CTERM_DIM ? A_DIM : 0) |
           (attributes & CTERM_UNDERLINE ? A_UNDERLINE : 0) |
           (attributes & CTERM_REVERSE ? A_REVERSE : 0);
}

static void put_text(int row, int column, const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    setcchar(&cell, text, attributes, 0, &pair);
    mvadd_wch(row, column, &cell);
}

void cterm_window_put(cterm_window *window, int row, int column, const uint32_t *scalars,
                      int count, int width, int attributes, int pair) {
    (void)window;
    attr_t flags = curses_attributes(attributes);
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++)
        text[i] = (wchar_t)scalars[i];
    if (count > 0 && wcwidth(text[0]) == width) {
        put_text(row, column, text, flags, pair);
        return;
    }
    put_text(row, column, L"?", flags, pair);
    if (width == 2)
        put_text(row, column + 1, L" ", flags, pair);
}

static size_t collect(cterm_window *window) {
    int descriptor = fileno(window->memory);
    off_t end = lseek(descriptor, 0, SEEK_CUR);
    if (end <= 0)
        return 0;
    size_t count = (size_t)end;
    if (count > window->capacity) {
        uint8_t *larger = realloc(window->bytes, count);
        if (!larger)
            return 0;
        window->bytes = larger;
        window->capacity = count;
    }
    ssize_t got = pread(descriptor, window->bytes, count, 0);
    discard(window);
    return got < 0 ? 0 : (size_t)got;
}

size_t cterm_window_render(cterm_window *window, int row, int column) {
    leaveok(stdscr, row < 0);
    if (row >= 0)
        move(row, column);
    wnoutrefresh(stdscr);
    doupdate();
    return collect(window);
}

const uint8_t *cterm_window_bytes(cterm_window *window) {
    return window->bytes;
}

void cterm_window_forget(cterm_window *window) {
    (void)window;
    clearok(curscr, TRUE);
}
