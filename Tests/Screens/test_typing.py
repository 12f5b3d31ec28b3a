"""What is seen while somebody types: colours, mistakes, hints, brackets, what stands at the right."""

import os
import shutil
import tempfile

from terminal import ScreenTestCase


class Typing(ScreenTestCase):
    def test_the_parts_of_a_line_have_colours(self):
        terminal = self.start()
        terminal.type('print "a ${dev.count} b" # note')
        self.assert_screen(terminal, '''
            sandbox> print "a ${dev.count} b" # note
            ''', {0: "GGGGGGG..mmmmm.gggmmBBB.bbbbbmggg.------"})

    def test_mistakes_are_underlined_before_enter(self):
        terminal = self.start()
        terminal.type("stopp dev; stop devv; ")
        self.assert_screen(terminal, '''
            sandbox> stopp dev; stop devv;       d1 00:00:00 sandbox Running $0.000
            ''', {0: "GGGGGGG.._____.BBB..BBBB.____........----------------------------------"})

    def test_what_is_half_typed_is_no_mistake(self):
        terminal = self.start()
        terminal.type("sto")
        self.assert_screen(terminal, '''
            sandbox> sto                         d1 00:00:00 sandbox Running $0.000
            ''', {0: "GGGGGGG..............................----------------------------------"})

    def test_the_bracket_that_matches(self):
        terminal = self.start()
        terminal.type("print (1 + [2, 3].count)")
        self.assert_screen(terminal, '''
            sandbox> print (1 + [2, 3].count)    d1 00:00:00 sandbox Running $0.000
            ''', {0: "GGGGGGG..mmmmm.Cb....b..b..bbbbbC....----------------------------------"})

    def test_the_right_prompt_goes_on_with_time_and_bill(self):
        terminal = self.start()
        terminal.submit("advance 2h")
        terminal.clear()
        self.assert_screen(terminal, '''
            sandbox>                             d1 02:00:00 sandbox Running $4.498
            ''')

    def test_the_right_prompt_gives_way_to_a_long_line(self):
        terminal = self.start()
        terminal.type("print 1234567890123456789")
        self.assert_screen(terminal, '''
            sandbox> print 1234567890123456789   d1 00:00:00 sandbox Running $0.000
            ''')
        terminal.type(" + 1")
        self.assert_screen(terminal, '''
            sandbox> print 1234567890123456789 + 1
            ''')

    def test_the_hint_is_back_behind_what_had_the_keys(self):
        terminal = self.start()
        terminal.type("show cost by")
        # A search that ends with the first digit of a count, which awaits its key.
        terminal.type("\x12\x1b2")
        self.assert_screen(terminal, "sandbox> show cost by                d1 00:00:00 sandbox Running $0.000")
        terminal.settle()
        self.assert_screen(terminal, "sandbox> show cost by pool|state|day")

    def test_the_arguments_that_come_next(self):
        terminal = self.start()
        terminal.type("scale dev ")
        self.assert_screen(terminal, '''
            sandbox> scale dev to <count> [mode …] [nowait]
            ''', {0: "GGGGGGG..BBBBB.BBB.----------------------------"})

    def test_a_hint_from_history_and_its_acceptance(self):
        terminal = self.start(history=["scale dev to 7 mode delete", "show cost"])
        terminal.type("scale d")
        grey = "-" * len("ev to 7 mode delete")
        right = "-" * len("d1 00:00:00 sandbox Running $0.000")
        self.assert_screen(terminal, '''
            sandbox> scale dev to 7 mode delete  d1 00:00:00 sandbox Running $0.000
            ''', {0: "GGGGGGG..BBBBB.B" + grey + ".." + right})
        terminal.type("\x1bf")  # a word of it
        self.assert_screen(terminal, '''
            sandbox> scale dev to 7 mode delete  d1 00:00:00 sandbox Running $0.000
            ''', {0: "GGGGGGG..BBBBB.BBB" + "-" * len(" to 7 mode delete") + ".." + right})
        terminal.type("\x1b[C")  # all of it
        self.assert_screen(terminal, '''
            sandbox> scale dev to 7 mode delete [nowait]
            ''')

    def test_a_hint_is_gone_when_the_line_is_run(self):
        terminal = self.start(history=["print 12345"])
        terminal.type("print 1")
        self.assert_screen(terminal, "sandbox> print 12345                 d1 00:00:00 sandbox Running $0.000")
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> print 1                     d1 00:00:00 sandbox Running $0.000
            1
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)


class Help(ScreenTestCase):
    def test_a_question_mark_says_what_may_stand_here(self):
        terminal = self.start()
        terminal.type("scale dev ?")
        self.assert_screen(terminal, '''
            sandbox> scale dev to <count> [mode …] [nowait]
            scale <pool> to <count> [mode <mode>] [nowait]
              to  changes how many nodes of a pool run
            ''')

    def test_a_question_mark_in_a_text_is_a_character(self):
        terminal = self.start()
        terminal.type('print "really?"\r')
        terminal.wait_until_ready()
        self.assertEqual("really?", terminal.rows()[1])

    def test_the_nearest_word(self):
        terminal = self.start()
        terminal.submit("stopp dev")
        self.assert_screen(terminal, """
            sandbox> stopp dev                   d1 00:00:00 sandbox Running $0.000
            error[R001]: there is no command `stopp`
             --> <prompt>:1:1
              |
            1 | stopp dev
              | ^^^^^ unknown command
              |
              = help: did you mean `stop`?
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_the_first_start_gives_three_lines_of_advice(self):
        terminal = self.launch(columns=90)
        terminal.wait_until_ready()
        advice = [row for row in terminal.rows() if "help tour" in row or "Tab completes" in row or "`undo`" in row]
        self.assertEqual(3, len(advice))
        terminal.type("\x04")
        terminal.wait_for_exit()


class Answers(ScreenTestCase):
    def test_what_changed_how_long_it_took_and_what_it_costs(self):
        terminal = self.start(columns=110)
        terminal.submit("scale dev to 5 mode deallocate")
        self.assert_screen(terminal, """
            sandbox> scale dev to 5 mode deallocate                                    d1 00:00:00 sandbox Running $0.000
            dev: scaled 10 -> 5 in 1m18s; 5 nodes deallocated. Now Running, 5 running, 5 deallocated. Bill $2.249 ->
              $1.519 an hour.
            sandbox>                                                                   d1 00:01:18 sandbox Running $0.049
            """)

    def test_what_is_watched_is_told_as_time_passes(self):
        terminal = self.start()
        terminal.submit("watch dev.nodes.running")
        terminal.submit("scale dev to 4")
        self.assert_screen(terminal, """
            sandbox> watch dev.nodes.running     d1 00:00:00 sandbox Running $0.000
            d1 00:00:00  dev.nodes.running = 10
            sandbox> scale dev to 4              d1 00:00:00 sandbox Running $0.000
            dev: scaled 10 -> 4 in 1m18s; 6 nodes deallocated. Now Running, 4
              running, 6 deallocated. Bill $2.249 -> $1.373 an hour.
            d1 00:00:08  dev.nodes.running = 4
            sandbox>                             d1 00:01:18 sandbox Running $0.049
            """)

    def test_a_pager_has_what_is_longer_than_the_window(self):
        terminal = self.start(PAGER="head -n 3; echo paged")
        terminal.submit("help pool")
        terminal.submit("print 1")
        self.assert_screen(terminal, """
            sandbox> help pool                   d1 00:00:00 sandbox Running $0.000
            pool <pool> add [count <count>] [vm-size <vm-size>] [os-disk <os-disk>]
                [os-disk-size <os-disk-size>] [os-type <os-type>]
                [version <version>] [max-pods <max-pods>] [zones <zones>]
            paged
            sandbox> print 1                     d1 00:00:00 sandbox Running $0.000
            1
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_a_file_that_has_changed_is_told_above_the_line(self):
        path = os.path.join(tempfile.mkdtemp(prefix="f", dir="/tmp"), "n.aksl")
        self.addCleanup(shutil.rmtree, os.path.dirname(path))
        self.write(path, "let n = 1")
        terminal = self.start(columns=100)
        terminal.submit(f"load \"{path}\"")
        terminal.clear()
        # In the middle of a block, and in a search: all of it stays as it is.
        terminal.type("if n > 1 {\rprint \"a\"\x1b[D\x1b[D")
        terminal.settle()
        self.write(path, "let n = 20")
        terminal.wait_for("has changed")
        terminal.type("b")
        terminal.settle()
        self.assert_screen(terminal, f"""
            {path} has changed: `load "{path}"` reads it again
            sandbox> if n > 1 {{
             if ...>   print "ba"
            """)
        terminal.type("\x03")
        terminal.wait_until_ready()
        terminal.clear()
        terminal.type("\x12load")
        self.assert_screen(terminal, f"""
            sandbox> load "{path}"{" " * 28}d1 00:00:00 sandbox Running $0.000
            search history: load
            """)
        self.write(path, "let n = 300")
        terminal.wait_for("has changed")
        self.assert_screen(terminal, f"""
            {path} has changed: `load "{path}"` reads it again
            sandbox> load "{path}"{" " * 28}d1 00:00:00 sandbox Running $0.000
            search history: load
            """)
        terminal.type("\r")
        terminal.wait_until_ready()
        terminal.submit("n")
        self.assertIn("300", terminal.rows())

    @staticmethod
    def write(path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text + "\n")

    def test_states_have_colours_and_words(self):
        terminal = self.start(columns=110)
        terminal.submit("stop dev")
        terminal.clear()
        terminal.submit("show pools")
        self.assert_screen(terminal, """
            sandbox> show pools                                                        d1 00:01:18 sandbox Running $0.049
            NAME    MODE    STATE    COUNT  NODES           SCALE-DOWN  VM SIZE          VERSION
            system  System  Running      3  3 running       Delete      Standard_DS2_v2  1.33.2
            dev     User    Stopped      0  10 deallocated  Deallocate  Standard_DS2_v2  1.33.2
            sandbox>                                                                   d1 00:01:18 sandbox Running $0.049
            """, {2: "." * 16 + "ggggggg" + "." * 11 + "ggggggg", 3: "." * 16 + "bbbbbbb" + "." * 12 + "bbbbbbbbbbb"})

    def test_a_table_fits_the_window(self):
        terminal = self.start(rows=24, columns=60)
        terminal.submit("show pools")
        # A record of lines for each pool, where a row would not fit.
        self.assert_screen(terminal, """
            sandbox> show pools      d1 00:00:00 sandbox Running $0.000
            NAME        system
            MODE        System
            STATE       Running
            COUNT       3
            NODES       3 running
            SCALE-DOWN  Delete
            VM SIZE     Standard_DS2_v2
            VERSION     1.33.2

            NAME        dev
            MODE        User
            STATE       Running
            COUNT       10
            NODES       10 running
            SCALE-DOWN  Deallocate
            VM SIZE     Standard_DS2_v2
            VERSION     1.33.2
            sandbox>                 d1 00:00:00 sandbox Running $0.000
            """)
