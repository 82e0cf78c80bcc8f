#define _GNU_SOURCE
#include "CVTerm.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static struct winsize extent(int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return size;
}

int cvterm_open(int rows, int columns, int *terminal) {
    struct winsize size = extent(rows, columns);
    int master = -1;
    if (openpty(&master, terminal, NULL, NULL, &size) != 0)
        return -1;
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return master;
}

pid_t cvterm_start(int terminal, const char *program, char *const *arguments,
                   char *const *environment) {
    pid_t child = fork();
    if (child != 0)
        return child;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++)
        signal(number, SIG_DFL);
    setsid();
    ioctl(terminal, TIOCSCTTY, 0);
    for (int descriptor = 0; descriptor < 3; descriptor++)
        dup2(terminal, descriptor);
    execve(program, arguments, environment);
    _exit(127);
}

int cvterm_resize(int master, int rows, int columns) {
    struct winsize size = extent(rows, columns);
    return ioctl(master, TIOCSWINSZ, &size);
}

VTerm *cvterm_emulator(int rows, int columns, VTermScreen **screen) {
    VTerm *emulator = vterm_new(rows, columns);
    vterm_set_utf8(emulator, 1);
    *screen = vterm_obtain_screen(emulator);
    vterm_screen_enable_altscreen(*screen, 1);
    vterm_screen_reset(*screen, 1);
    return emulator;
}

static int property(VTermProp changed, VTermValue *value, void *context) {
    cvterm_modes *modes = context;
    if (changed == VTERM_PROP_ALTSCREEN)
        modes->alternate_screen = value->boolean;
    if (changed == VTERM_PROP_CURSORVISIBLE)
        modes->cursor_hidden = !value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property};

void cvterm_watch(VTermScreen *screen, cvterm_modes *modes) {
    vterm_screen_set_callbacks(screen, &callbacks, modes);
}

void cvterm_cell(VTermScreen *screen, int row, int column, uint32_t *scalars, int *width,
                 int *is_bold, int *is_reverse) {
    VTermScreenCell cell;
    VTermPos place = {.row = row, .col = column};
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(screen, place, &cell);
    memcpy(scalars, cell.chars, sizeof cell.chars);
    *width = cell.width;
    *is_bold = cell.attrs.bold;
    *is_reverse = cell.attrs.reverse;
}

int cvterm_background(VTermScreen *screen, int row, int column) {
    VTermScreenCell cell;
    VTermPos place = {.row = row, .col = column};
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(screen, place, &cell);
    if (VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
        return -1;
    if (VTERM_COLOR_IS_INDEXED(&cell.bg))
        return cell.bg.indexed.idx;
    return 1 << 24 | cell.bg.rgb.red << 16 | cell.bg.rgb.green << 8 | cell.bg.rgb.blue;
}
