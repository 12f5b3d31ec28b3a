"""Keys that people know from elsewhere."""

import os
import stat

from terminal import ANSWER, ScreenTestCase


class Editing(ScreenTestCase):
    def line(self, terminal):
        """What was typed: the first row without what is grey."""
        row, marks = terminal.rows()[0], terminal.marks(0)
        return "".join(cell for cell, mark in zip(row, marks.ljust(len(row), ".")) if mark != "-").rstrip()

    def assert_line(self, terminal, text):
        terminal.until(lambda: terminal.rows() and self.line(terminal) == ("sandbox> " + text).rstrip(), text)

    def test_emacs_keys(self):
        terminal = self.start()
        terminal.type("show cost pools")
        terminal.type("\x01\x1bf\x1bd")  # start, a word on, delete a word
        self.assert_line(terminal, "show pools")
        terminal.type("\x05\x17")  # end, delete the word before
        self.assert_line(terminal, "show")
        terminal.type("\x19")  # yank
        self.assert_line(terminal, "show pools")
        terminal.type("\x1b\x7f" + "nodse\x14")  # delete the word before, and transpose
        self.assert_line(terminal, "show nodes")

    def test_undo_and_redo(self):
        terminal = self.start()
        terminal.type("show pools\x15")
        self.assert_line(terminal, "")
        terminal.type("\x1f")
        self.assert_line(terminal, "show pools")
        terminal.type("\x1b_")
        self.assert_line(terminal, "")

    def test_older_kills_come_back_with_alt_y(self):
        terminal = self.start()
        terminal.type("one\x15two\x15\x19")
        self.assert_line(terminal, "two")
        terminal.type("\x1by")
        self.assert_line(terminal, "one")

    def test_the_last_word_of_the_line_before(self):
        terminal = self.start(history=["scale dev to 7"])
        terminal.type("print \x1b.")
        self.assert_line(terminal, "print 7")

    def test_vi_mode(self):
        editrc = os.path.join(self.make_folder(), "editrc")
        with open(editrc, "w", encoding="utf-8") as file:
            file.write("bind -v\n")
        terminal = self.start(EDITRC=editrc)
        terminal.type("show costs\x1bxbcwpools\x1b0")
        self.assert_line(terminal, "show pools")
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertIn("SCALE-DOWN", terminal.text())

    def test_vi_repeats_what_was_typed_first(self):
        editrc = os.path.join(self.make_folder(), "editrc")
        with open(editrc, "w", encoding="utf-8") as file:
            file.write("bind -v\n")
        terminal = self.start(EDITRC=editrc)
        # Ctrl-G, by which `settle` waits, is not repeated with it.
        terminal.type("4")
        terminal.settle()
        terminal.type("2\x1b")
        terminal.settle()
        answers = terminal.received.count(ANSWER)
        terminal.type(".")
        terminal.settle()
        self.assertEqual(answers + 1, terminal.received.count(ANSWER))
        self.assert_screen(terminal, """
            sandbox> 4422                        d1 00:00:00 sandbox Running $0.000
            """)
        # Another line begins anew.
        terminal.type("\r")
        terminal.wait_until_ready()
        terminal.type("\x1b")
        terminal.settle()
        terminal.type(".")
        terminal.settle()
        self.assert_screen(terminal, """
            sandbox> 4422                        d1 00:00:00 sandbox Running $0.000
            4422
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_vi_shows_what_it_has_found_and_runs_it_when_asked(self):
        editrc = os.path.join(self.make_folder(), "editrc")
        with open(editrc, "w", encoding="utf-8") as file:
            file.write("bind -v\n")
        terminal = self.start(EDITRC=editrc, history=["print 1", "show pools", "print 2"])
        terminal.type("\x1b")
        terminal.settle()
        for keys, shown in (("/print\r", "print 2"), ("n", "print 1"), ("N", "print 2"), ("n", "print 1")):
            terminal.type(keys)
            terminal.settle()
            self.assert_line(terminal, shown)
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> print 1                     d1 00:00:00 sandbox Running $0.000
            1
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_the_line_in_an_editor_of_ones_own(self):
        editor = os.path.join(self.make_folder(), "editor")
        with open(editor, "w", encoding="utf-8") as file:
            file.write('#!/bin/sh\ntest "$(stat -c %a "$1")" = 600 && printf "show pools\\nprint 1\\n" > "$1"\n')
        os.chmod(editor, stat.S_IRWXU)
        terminal = self.start(EDITOR=editor)
        terminal.type("half a line\x18\x05")
        self.assert_screen(terminal, """
            sandbox> show pools
                ...> print 1
            """)

    def make_folder(self):
        import shutil
        import tempfile
        folder = tempfile.mkdtemp(prefix="aksl-editing-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        return folder


class SeveralLines(ScreenTestCase):
    def test_a_block_has_prompts_of_its_own(self):
        terminal = self.start()
        terminal.type("if dev.count > 3 {\rscale dev to 3\r}")
        self.assert_screen(terminal, """
            sandbox> if dev.count > 3 {
             if ...>   scale dev to 3
             if ...> }
            """, {2: "---------C"})
        terminal.type("\r")
        terminal.wait_until_ready()
        terminal.clear()
        terminal.type("\x1b[A")  # one entry
        self.assert_screen(terminal, """
            sandbox> if dev.count > 3 {
             if ...>   scale dev to 3
             if ...> }
            """)

    def test_the_prompt_names_what_is_open(self):
        terminal = self.start()
        terminal.type("for p in pools {\rprint [\r1, (2 +\r3)]\r}")
        terminal.settle()
        self.assert_screen(terminal, """
            sandbox> for p in pools {
            for ...>   print [
              [ ...>     1, (2 +
              ( ...>       3)]
            for ...> }
            """)

    def test_a_new_line_is_indented_and_a_bracket_goes_back(self):
        terminal = self.start()
        terminal.type("if true {\rwhile false {\rprint 1\r}\r\x7fprint 2")
        terminal.settle()
        self.assert_screen(terminal, """
            sandbox> if true {
             if ...>   while false {
              { ...>     print 1
              { ...>   }
             if ...> print 2
            """)
        terminal.type("\x1b\r}")
        terminal.settle()
        self.assertEqual(" if ...> }", terminal.rows()[5])

    def test_a_bracket_leaves_the_blanks_of_a_text(self):
        terminal = self.start()
        terminal.type('print "x\r    }')
        terminal.settle()
        self.assert_screen(terminal, """
            sandbox> print "x
              " ...>     }
            """)
        terminal.type('\x03')
        terminal.wait_until_ready()
        # It closes nothing here either.
        terminal.clear()
        terminal.type('if true {\r  )')
        terminal.settle()
        self.assertEqual(" if ...>     )", terminal.rows()[1])

    def test_arrows_go_from_line_to_line(self):
        terminal = self.start()
        terminal.type("if true {\rprint 1\r}")
        terminal.type("\x1b[A\x1b[A\x1b[B\x05 + 1\x1b\r")  # up, up, down, end; then a line more
        self.assert_screen(terminal, """
            sandbox> if true {
             if ...>   print 1 + 1
             if ...>
             if ...> }
            """)

    def test_a_paste_is_one_block_and_does_not_run(self):
        terminal = self.start()
        terminal.type("\x1b[200~show pools\r\nprint 1\x1b[201~")
        self.assert_screen(terminal, """
            sandbox> show pools
                ...> print 1
            """)
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertEqual("1", terminal.rows()[-2])

    def test_wide_characters_and_marks(self):
        terminal = self.start(columns=40)
        terminal.type('print "日本語 🎉 é"')
        terminal.type("\x1b[D\x1b[D\x7f")  # before the é: the blank goes
        terminal.wait_for('print "日本語 🎉é"')
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertIn("日本語 🎉é", terminal.rows()[1])

    def test_a_text_taller_than_the_window(self):
        terminal = self.start(rows=6)
        terminal.type("\x1b[200~" + "\n".join(f"print {number}" for number in range(30)) + "\x1b[201~")
        terminal.wait_for("print 29")
        self.assertLessEqual(len(terminal.rows()), 6)
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertIn("29", terminal.text())
