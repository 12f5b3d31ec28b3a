#define _GNU_SOURCE 1

#include "ceditline.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>
#include <wchar.h>

int ceditline_set_int(EditLine *editor, int option, int value) {
  return el_set(editor, option, value);
}

int ceditline_set_string(EditLine *editor, int option, const char *value) {
  return el_set(editor, option, value);
}

int ceditline_set_client_data(EditLine *editor, void *data) {
  return el_set(editor, EL_CLIENTDATA, data);
}

void *ceditline_client_data(EditLine *editor) {
  void *data = NULL;
  el_get(editor, EL_CLIENTDATA, &data);
  return data;
}

int ceditline_add_command(
    EditLine *editor, const char *name, const char *help, ceditline_command command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

int ceditline_bind(EditLine *editor, const char *first, const char *second, const char *third) {
  return el_set(editor, EL_BIND, first, second, third, NULL);
}

int ceditline_set_tty(EditLine *editor, const char *first, const char *second) {
  return el_set(editor, EL_SETTY, first, second, NULL);
}

const char *ceditline_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  // The last NULL is for old versions, which read one argument too many.
  if (el_get(editor, EL_GETTC, name, &value, NULL) != 0) return NULL;
  return value;
}

int ceditline_set_capability(EditLine *editor, const char *name, const char *value) {
  return el_set(editor, EL_SETTC, name, value, NULL);
}

static int answer_nothing(void *source, HistEvent *event, int operation, ...) {
  (void)source;
  (void)operation;
  event->num = 0;
  event->str = "";
  return -1;
}

int ceditline_set_no_history(EditLine *editor) {
  return el_set(editor, EL_HIST, answer_nothing, NULL);
}

int ceditline_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_set(editor, EL_GETCFN, reader);
}

int ceditline_refresh(EditLine *editor) {
  return el_set(editor, EL_REFRESH);
}

const char *ceditline_editor_name(EditLine *editor) {
  const char *name = NULL;
  if (el_get(editor, EL_EDITOR, &name) != 0) return NULL;
  return name;
}

typedef struct writer {
  void *context;
  ssize_t (*write)(void *, const char *, size_t);
} writer;

static int close_writer(void *cookie) {
  free(cookie);
  return 0;
}

#if defined(__GLIBC__)
static ssize_t write_bytes(void *cookie, const char *bytes, size_t count) {
  writer *to = cookie;
  return to->write(to->context, bytes, count);
}
#else
static int write_bytes(void *cookie, const char *bytes, int count) {
  writer *to = cookie;
  return (int)to->write(to->context, bytes, (size_t)count);
}
#endif

FILE *ceditline_open_writer(
    void *context, ssize_t (*write)(void *context, const char *bytes, size_t count)) {
  writer *cookie = malloc(sizeof *cookie);
  if (cookie == NULL) return NULL;
  *cookie = (writer){context, write};
#if defined(__GLIBC__)
  FILE *stream = fopencookie(
      cookie, "w", (cookie_io_functions_t){.write = write_bytes, .close = close_writer});
#else
  FILE *stream = funopen(cookie, NULL, write_bytes, NULL, close_writer);
#endif
  if (stream == NULL) {
    free(cookie);
    return NULL;
  }
  // One write for one key: the drawing of a key is far smaller than this.
  setvbuf(stream, NULL, _IOFBF, 65536);
  return stream;
}

int ceditline_width(wchar_t character) {
  return wcwidth(character);
}

int ceditline_pipe(int ends[2]) {
#if defined(__linux__)
  return pipe2(ends, O_CLOEXEC | O_NONBLOCK);
#else
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
  }
  return 0;
#endif
}
