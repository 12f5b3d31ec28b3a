"""Tab, and the menu that it opens."""

from terminal import ScreenTestCase


class Completion(ScreenTestCase):
    def test_the_only_word_is_completed(self):
        terminal = self.start()
        terminal.type("pool de\t")
        terminal.until(lambda: terminal.cursor() == (0, 18), "the name")
        self.assertTrue(terminal.rows()[0].startswith("sandbox> pool dev "))

    def test_a_menu_with_help_and_its_way_around(self):
        terminal = self.start()
        terminal.type("pool dev st\t")
        menu = '''
            sandbox> pool dev {}              d1 00:00:00 sandbox Running $0.000
            stop   stops a user pool: its nodes go, its settings stay
            start  starts a stopped pool with the count it had
            '''
        self.assert_screen(terminal, menu.format("st   "))
        terminal.type("\t")
        self.assert_screen(terminal, menu.format("stop "), {1: "####...--------------------------------------------------"})
        terminal.type("\t")
        self.assert_screen(terminal, menu.format("start"), {2: "#####..-------------------------------------------"})
        terminal.type("\x1b[Z")  # back
        self.assert_screen(terminal, menu.format("stop "), {1: "####...--------------------------------------------------"})
        terminal.type("\r")  # taken
        self.assert_screen(terminal, '''
            sandbox> pool dev stop [nowait]      d1 00:00:00 sandbox Running $0.000
            ''')

    def test_properties_behind_a_dot(self):
        terminal = self.start(rows=20)
        terminal.type("print dev.nodes.de\t\t")
        terminal.wait_for("deallocat")
        self.assertIn("deallocating", terminal.text())
        self.assertIn("deallocated", terminal.text())

    def test_commands_of_az_with_their_options(self):
        terminal = self.start()
        terminal.type("az aks nodepool s\t")
        self.assert_screen(terminal, '''
            sandbox> az aks nodepool s           d1 00:00:00 sandbox Running $0.000
            scale  changes how many nodes a pool has
            show   a pool
            start  starts a stopped pool
            stop   stops a pool
            ''')
        terminal.type("top --clus\tx")
        terminal.wait_for("stop --cluster-name x")

    def test_in_the_middle_of_a_line(self):
        terminal = self.start()
        terminal.type("stop de; show pools")
        terminal.type("\x1b[D" * 12)
        terminal.type("\t")
        terminal.wait_for("stop dev; show pools")

    def test_thousands_of_names(self):
        terminal = self.start()
        for name in ("a", "b", "c", "d"):
            terminal.submit(f"pool {name} add count 1000 vm-size Standard_D2s_v5")
        terminal.clear()
        terminal.type("why d/99\t")
        terminal.wait_for("d/990")
        terminal.wait_for("… 8 more")
