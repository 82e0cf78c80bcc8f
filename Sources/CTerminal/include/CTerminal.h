#ifndef CTERMINAL_H
#define CTERMINAL_H

// ncursesw and a few Linux calls as plain functions over integers: Swift cannot import ncurses'
// macros and globals, nor call variadic functions. One thread owns everything here but
// cterm_wake and the crash guard.

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#pragma clang assume_nonnull begin

// MARK: Locale

/// Takes the character set from the environment. Returns 1 when it is UTF-8.
///
/// A UTF-8 locale that this machine does not have, as SSH often brings one along, becomes C.UTF-8.
int cterm_use_locale(void);

/// The cells that the C library gives a scalar, -1 for none.
int cterm_cell_width(uint32_t scalar);

// MARK: Terminal descriptions (terminfo(5))

/// Whether a terminal is known: 1 yes, 0 no, -1 when there is no terminfo database at all.
int cterm_knows(const char *term);

/// A string capability of the terminal of the open window, or NULL.
const char *_Nullable cterm_string(const char *name);

/// A numeric capability, or -1.
int cterm_number(const char *name);

/// Whether the terminal has a Boolean capability.
int cterm_flag(const char *name);

/// A string capability with two parameters filled in. Returns its length, 0 when it is not there
/// or longer than the room.
size_t cterm_expand(const char *name, int first, int second, char *bytes, size_t room);

// MARK: The window

/// ncurses drawing into memory.
typedef struct cterm_window cterm_window;

/// Attributes of a cell.
enum {
    CTERM_BOLD = 1,
    CTERM_DIM = 2,
    CTERM_UNDERLINE = 4,
    CTERM_REVERSE = 8,
};

/// A window for a known terminal, or NULL. There is one at a time.
cterm_window *_Nullable cterm_window_open(const char *term, int rows, int columns);

/// Forgets the window. Writes nothing.
void cterm_window_close(cterm_window *window);

/// Changes the size of the window; what it holds is undefined afterwards.
void cterm_window_resize(cterm_window *window, int rows, int columns);

/// The number of colours ncurses can tell this terminal, 0 for none.
int cterm_window_colors(cterm_window *window);

/// The pair of two colours, -1 being the terminal's own. Always 0 without colours.
int cterm_window_pair(cterm_window *window, int foreground, int background);

/// What is behind everything: lets ncurses erase with colour instead of writing blanks.
void cterm_window_set_ground(cterm_window *window, int pair);

/// Puts one character with its marks at a place.
///
/// Where the C library does not agree about its width, or the locale cannot say it, a question mark
/// stands in, so that nothing on the line moves.
void cterm_window_put(cterm_window *window, int row, int column, const uint32_t *scalars,
                      int count, int width, int attributes, int pair);

/// Renders what changed since the last time and puts the cursor at a place, or anywhere if the
/// row is negative. Returns the number of bytes at cterm_window_bytes.
size_t cterm_window_render(cterm_window *window, int row, int column);

/// What the last call of cterm_window_render came to; valid until the next.
const uint8_t *_Nullable cterm_window_bytes(cterm_window *window);

/// Assumes nothing about what the terminal shows: the next rendering is complete.
void cterm_window_forget(cterm_window *window);

// MARK: Signals and wake-ups

/// Blocks HUP, INT, QUIT, TERM, WINCH, TSTP and CONT in this thread and all that it starts, and
/// returns a signalfd(2) that reports them, or -1 with errno.
int cterm_signals_open(void);

/// The next signal that arrived, or 0.
int cterm_signals_next(int descriptor);

/// Stops the process group as the terminal would for Ctrl-Z, and returns when it goes on. Where
/// nobody could make it go on (an orphaned group), the kernel does not stop it.
void cterm_stop(void);

/// An eventfd(2), or -1 with errno.
int cterm_event_open(void);

/// Makes the descriptor readable. Any thread, any signal handler.
void cterm_event_wake(int descriptor);

/// Makes the descriptor unreadable again.
void cterm_event_clear(int descriptor);

// MARK: The crash guard

/// From now on every death but SIGKILL first gives the terminal these bytes and modes back: SEGV,
/// BUS, ILL, TRAP (a Swift trap is one of these), FPE, SYS, ABRT, an unblocked QUIT, and exit.
/// Then the handler that was there before goes on, or the default action.
void cterm_guard_arm(int descriptor, const struct termios *modes, const uint8_t *bytes,
                     size_t count);

/// The terminal is as it was; leave it alone.
void cterm_guard_disarm(void);

#pragma clang assume_nonnull end

#endif
