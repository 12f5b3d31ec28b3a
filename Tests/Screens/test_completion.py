"""Tab, and the menu that it opens."""

from terminal import ScreenTestCase


class Completion(ScreenTestCase):
    def test_the_only_word_is_completed(self):
        terminal = self.start()
        terminal.type("pool de\t")
        self.assert_screen(
            terminal, "sandbox> pool dev update|autoscale|spot-eviction-rate|delete|upgrade|i…", cursor=(0, 18))

    def test_the_blank_behind_a_word_is_typed_once(self):
        for keys in ("scale dev to 4 mo\t deal\t ", "scale dev to 4 m\t dealloc\t ", "sca\t dev to 4 mode de\t\t\t\r "):
            terminal = self.start()
            terminal.type(keys + "n")
            terminal.settle()
            self.assert_screen(terminal, "sandbox> scale dev to 4 mode deallocate nowait")
            terminal.type("\x7f ")  # a further one is a blank again
            terminal.settle()
            self.assertEqual((0, 41), terminal.cursor())

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
        self.assert_screen(terminal, """
            sandbox> print dev.nodes.deallocating
            deallocating  how many are deallocating
            deallocated   how many are deallocated
            deleting      how many are deleting
            """, {1: "############" + ".." + "-" * 25})

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
        self.assert_screen(terminal, "sandbox> az aks nodepool stop --cluster-name x")

    def test_in_the_middle_of_a_line(self):
        terminal = self.start()
        terminal.type("stop de; show pools")
        terminal.type("\x1b[D" * 12)
        terminal.type("\t")
        self.assert_screen(
            terminal, "sandbox> stop dev; show pools        d1 00:00:00 sandbox Running $0.000", cursor=(0, 17))

    def test_thousands_of_names(self):
        terminal = self.start()
        for name in ("a", "b", "c", "d"):
            terminal.submit(f"pool {name} add count 1000 vm-size Standard_D2s_v5")
        terminal.clear()
        terminal.type("why d/99\t")
        self.assert_screen(terminal, """
            sandbox> why d/99                   d1 00:12:32 sandbox Running $55.410
            d/99   Running
            d/990  Running
            d/991  Running
            … 8 more
            """)
