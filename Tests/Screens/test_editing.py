"""Keys that people know from elsewhere."""

import os
import stat

from terminal import ANSWER, ScreenTestCase


RIGHT = "d1 00:00:00 sandbox Running $0.000"


class Editing(ScreenTestCase):
    def assert_line(self, terminal, shown, looks, column):
        """Nothing is on the screen but a line at the prompt, hints included, and what stands at its right.

        `looks` are those of what is shown, as `Terminal.marks` says; `column` is the cursor's.
        """
        row, looks = "sandbox> " + shown, "GGGGGGG.." + looks
        if len(row) + len(RIGHT) < 70:
            gap = 71 - len(RIGHT) - len(row)
            row, looks = row + " " * gap + RIGHT, looks.ljust(len(row), ".") + "." * gap + "-" * len(RIGHT)
        self.assert_screen(terminal, row, {0: looks}, (0, column))

    def test_emacs_keys(self):
        terminal = self.start()
        terminal.type("show cost pools")
        self.assert_line(terminal, "show cost pools", "BBBB.cccc._____", 24)
        terminal.type("\x01\x1bf\x1bd")  # start, a word on, delete a word
        self.assert_line(terminal, "show pools", "BBBB.ccccc", 13)
        terminal.type("\x05\x17")  # end, delete the word before
        self.assert_line(terminal, "show workload|workloads|pods|pools|pool|clusters|…", "BBBB." + "-" * 45, 14)
        terminal.type("\x19")  # yank
        self.assert_line(terminal, "show pools [as …]", "BBBB.ccccc-------", 19)
        terminal.type("\x1b\x7f" + "nodse\x14")  # delete the word before, and transpose
        self.assert_line(terminal, "show nodes [of …] [as …]", "BBBB.ccccc" + "-" * 14, 19)

    def test_undo_and_redo(self):
        terminal = self.start()
        terminal.type("show pools\x15")
        terminal.settle()
        self.assert_line(terminal, "", "", 9)
        terminal.type("\x1f")
        self.assert_line(terminal, "show pools [as …]", "BBBB.ccccc-------", 19)
        terminal.type("\x1b_")
        self.assert_line(terminal, "", "", 9)

    def test_older_kills_come_back_with_alt_y(self):
        terminal = self.start()
        terminal.type("one\x15two\x15\x19")
        self.assert_line(terminal, "two", "___", 12)
        terminal.type("\x1by")
        self.assert_line(terminal, "one", "___", 12)

    def test_the_last_word_of_the_line_before(self):
        terminal = self.start(history=["scale dev to 7"])
        terminal.type("print \x1b.")
        self.assert_line(terminal, "print 7", "mmmmm.b", 16)

    def start_vi(self, **options):
        editrc = os.path.join(self.make_folder(), "editrc")
        with open(editrc, "w", encoding="utf-8") as file:
            file.write("bind -v\n")
        return self.start(EDITRC=editrc, **options)

    def test_vi_mode(self):
        terminal = self.start_vi()
        terminal.type("show costs\x1b")
        terminal.settle()
        self.assert_line(terminal, "show costs", "BBBB._____", 18)
        terminal.type("xbcwpools")
        self.assert_line(terminal, "show pools [as …]", "BBBB.ccccc-------", 19)
        terminal.type("\x1b")
        terminal.settle()
        terminal.type("0")
        self.assert_line(terminal, "show pools", "BBBB.ccccc", 9)
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> show pools                  d1 00:00:00 sandbox Running $0.000
            NAME    MODE    STATE    COUNT  NODES       SCALE-DOWN  VM SIZE  VERSION
            system  System  Running      3  3 running   Delete      Standa…  1.33.2
            dev     User    Running     10  10 running  Deallocate  Standa…  1.33.2
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_vi_repeats_what_was_typed_first(self):
        terminal = self.start_vi()
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

    def test_vi_repeats_what_was_typed_since_something_was_deleted(self):
        terminal = self.start_vi()
        for keys, shown, looks, column in (
                ("print 1\x7f2", "print 22", "mmmmm.bb", 15), ("\x15dd\x7fd", "ddd", "___", 10),
                ("\x15ab\x17cd", "ccdd", "____", 11)):
            terminal.type(keys + "\x1b")
            terminal.settle()
            terminal.type(".")
            self.assert_line(terminal, shown, looks, column)
            terminal.type("A")

    def test_vi_puts_in_what_was_deleted(self):
        terminal = self.start_vi()
        terminal.type("print 1 word\x17\x1b")
        terminal.settle()
        terminal.type("p")
        self.assert_line(terminal, "print 1 word", "mmmmm.b.____", 17)

    def test_vi_shows_what_it_has_found_and_runs_it_when_asked(self):
        terminal = self.start_vi(history=["print 1", "show pools", "print 2"])
        terminal.type("\x1b")
        terminal.settle()
        for keys, shown, column in (
                ("/print\r", "print 2", 9), ("n", "print 1", 15), ("N", "print 2", 15), ("n", "print 1", 15)):
            terminal.type(keys)
            terminal.settle()
            self.assert_line(terminal, shown, "mmmmm.b", column)
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

    def test_enter_runs_what_is_complete_wherever_the_cursor_is(self):
        terminal = self.start()
        terminal.type("if true {\rprint 1\r}\x1b[A\x1b[A\x1b[H\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> if true {
             if ...>   print 1
             if ...> }
            1
            sandbox>                             d1 00:00:00 sandbox Running $0.000
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
        self.assert_screen(terminal, """
            sandbox> show pools
                ...> print 1
            NAME    MODE    STATE    COUNT  NODES       SCALE-DOWN  VM SIZE  VERSION
            system  System  Running      3  3 running   Delete      Standa…  1.33.2
            dev     User    Running     10  10 running  Deallocate  Standa…  1.33.2
            1
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_wide_characters_and_marks(self):
        terminal = self.start(columns=40)
        terminal.type('print "日本語 🎉 é"')
        terminal.type("\x1b[D\x1b[D\x7f")  # before the é: the blank goes
        self.assert_screen(terminal, 'd1 00:00:00 sandbox> print "日本語 🎉é"', cursor=(0, 37))
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            d1 00:00:00 sandbox> print "日本語 🎉é"
            日本語 🎉é
            d1 00:00:00 sandbox>
            """)

    def test_a_text_taller_than_the_window(self):
        terminal = self.start(rows=6)
        terminal.type("\x1b[200~" + "\n".join(f"print {number}" for number in range(30)) + "\x1b[201~")
        terminal.settle()
        self.assertEqual([f"    ...> print {number}" for number in range(25, 30)], terminal.rows())
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            25
            26
            27
            28
            29
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)
