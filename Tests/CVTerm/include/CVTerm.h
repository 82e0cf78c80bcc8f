#ifndef CVTERM_H
#define CVTERM_H

// A terminal for tests: a pseudo-terminal with libvterm behind it and a program in front.

#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#pragma clang assume_nonnull begin

/// A pseudo-terminal of that size. Returns the master and stores a descriptor of the terminal
/// itself, or returns -1.
int cvterm_open(int rows, int columns, int *terminal);

/// Starts a program as leader of a session whose terminal this is. Returns its process, or -1.
pid_t cvterm_start(int terminal, const char *program, char *const _Nullable *_Nonnull arguments,
                   char *const _Nullable *_Nonnull environment);

/// Changes the size of the terminal and tells the program.
int cvterm_resize(int master, int rows, int columns);

/// A libvterm that understands UTF-8, and its screen with an alternate one.
VTerm *cvterm_emulator(int rows, int columns, VTermScreen *_Nullable *_Nonnull screen);

/// Notes the private modes of the terminal that `program` output has left on. Zeroed to start with.
typedef struct {
    int alternate_screen;
    int cursor_hidden;
} cvterm_modes;

/// Keeps modes up to date from now on; they must live as long as the screen.
void cvterm_watch(VTermScreen *screen, cvterm_modes *modes);

/// The text of one cell as UTF-8, its width and whether it is bold or reversed.
void cvterm_cell(VTermScreen *screen, int row, int column, uint32_t *scalars, int *width,
                 int *is_bold, int *is_reverse);

/// The background of a cell: -1 for the terminal's own, a number of its palette, or 1 << 24 and RGB.
int cvterm_background(VTermScreen *screen, int row, int column);

#pragma clang assume_nonnull end

#endif
