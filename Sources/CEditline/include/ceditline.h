// The part of libedit that Swift cannot import by itself: variadic calls, and the few libc
// functions that differ between systems or hide behind feature macros. Nothing is decided here.
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/// A command of the editor: gets the editor and the key, returns a `CC_*` code.
typedef unsigned char (*ceditline_command)(EditLine *editor, int key);

/// The options that take one int: EL_SIGNAL, EL_EDITMODE, EL_PREP_TERM and the like.
int ceditline_set_int(EditLine *editor, int option, int value);

/// The options that take one string: EL_EDITOR, EL_TERMINAL.
int ceditline_set_string(EditLine *editor, int option, const char *value);

/// EL_CLIENTDATA, written.
int ceditline_set_client_data(EditLine *editor, void *data);

/// EL_CLIENTDATA, read.
void *ceditline_client_data(EditLine *editor);

/// EL_ADDFN; both strings are copied by libedit.
int ceditline_add_command(
    EditLine *editor, const char *name, const char *help, ceditline_command command);

/// EL_BIND with two or three words; `third` may be NULL.
int ceditline_bind(EditLine *editor, const char *first, const char *second, const char *third);

/// EL_SETTY with two words.
int ceditline_set_tty(EditLine *editor, const char *first, const char *second);

/// EL_GETTC for a string capability; NULL when the terminal lacks it.
const char *ceditline_capability(EditLine *editor, const char *name);

/// EL_SETTC for a numeric capability.
int ceditline_set_capability(EditLine *editor, const char *name, const char *value);

/// EL_HIST with a history that has nothing: without one, some of libedit's commands call a null pointer.
int ceditline_set_no_history(EditLine *editor);

/// EL_GETCFN: where libedit takes its characters from.
int ceditline_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *));

/// EL_REFRESH: draws prompt and line anew at the place of the cursor.
int ceditline_refresh(EditLine *editor);

/// EL_EDITOR, read: "emacs" or "vi".
const char *ceditline_editor_name(EditLine *editor);

/// A stream whose bytes arrive in a function: fopencookie, or funopen where that is missing.
FILE *ceditline_open_writer(
    void *context, ssize_t (*write)(void *context, const char *bytes, size_t count));

/// wcwidth: columns of a character, -1 for one that cannot be shown.
int ceditline_width(wchar_t character);

/// A pipe that is closed on exec and never blocks.
int ceditline_pipe(int ends[2]);

#endif
