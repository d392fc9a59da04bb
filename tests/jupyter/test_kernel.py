"""What jupyter_kernel_test does not test: interrupt, input, comms, updates, restart, several clients, bad peers, large output."""
import json
import os
import queue
import re
import signal
import socket
import time
import unittest

from jupyter_client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

WAIT = float(os.environ.get("WAIT", "60"))


class KernelCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        started = time.time()
        cls.manager, cls.client = start_new_kernel(kernel_name="darksector")
        cls.ready = time.time() - started
        started = time.time()
        cls.client.execute_interactive("var first = 1; first + 1", timeout=WAIT, output_hook=lambda _: None)
        print(f"\nready {cls.ready:.2f} s, first cell {time.time() - started:.2f} s", flush=True)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def run_cell(self, code, client=None, **options):
        outputs = []
        reply = (client or self.client).execute_interactive(code, timeout=WAIT, output_hook=outputs.append, **options)
        return reply["content"], outputs

    def text(self, code, client=None):
        reply, outputs = self.run_cell(code, client)
        self.assertEqual(reply["status"], "ok", reply)
        return "".join(o["content"]["text"] for o in outputs if o["msg_type"] == "stream")

    def request(self, send, *arguments, **options):
        message = send(*arguments, **options)
        while True:
            reply = self.client.get_shell_msg(timeout=WAIT)
            if reply["parent_header"].get("msg_id") == message:
                return reply["content"]


class Cells(KernelCase):
    def test_later_cells_are_quick(self):
        times = []
        for i in range(20):
            started = time.time()
            self.run_cell(f"var later{i} = {i}; later{i} * 2")
            times.append(time.time() - started)
        print(f"\nlater cells: median {sorted(times)[10] * 1000:.0f} ms", flush=True)
        self.assertLess(sorted(times)[10], 1)

    def test_update_display(self):
        _, outputs = self.run_cell("var shown = display(1); shown.Update(2);")
        kinds = [o["msg_type"] for o in outputs if o["msg_type"].endswith("display_data")]
        self.assertEqual(kinds, ["display_data", "update_display_data"])
        ids = {o["content"]["transient"]["display_id"] for o in outputs if o["msg_type"].endswith("display_data")}
        self.assertEqual(len(ids), 1)

    def test_error_names_the_line(self):
        reply, outputs = self.run_cell("var zero = 0;\nvar y = 1 / zero;")
        self.assertEqual((reply["status"], reply.get("ename")), ("error", "DivideByZeroException"))
        self.assertRegex("\n".join(reply["traceback"]), r"Cell\[\d+\] line 2")
        self.assertTrue(any(o["msg_type"] == "error" for o in outputs))

    def test_stop_on_error(self):
        failing = self.client.execute("throw new Exception();")
        waiting = [self.client.execute("var never = 1;") for _ in range(3)]
        status = {}
        while len(status) < 4:
            reply = self.client.get_shell_msg(timeout=WAIT)
            status[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
        self.assertEqual(status[failing], "error")
        self.assertEqual([status[w] for w in waiting], ["aborted"] * 3)

    def test_user_expressions(self):
        reply, _ = self.run_cell("var ux = 5;", user_expressions={"good": "ux + 1", "bad": "nothing_there"})
        self.assertEqual(reply["user_expressions"]["good"]["data"]["text/plain"], "6")
        self.assertEqual(reply["user_expressions"]["bad"]["status"], "error")

    def test_silent_cells_have_no_number(self):
        before = self.run_cell("1")[0]["execution_count"]
        self.run_cell("2", silent=True)
        self.assertEqual(self.run_cell("3")[0]["execution_count"], before + 1)

    def test_figure_is_plotly_svg_and_text(self):
        _, outputs = self.run_cell(FIGURE)
        data = [o["content"]["data"] for o in outputs if o["msg_type"] == "execute_result"][0]
        self.assertEqual(set(data), {"application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"})
        self.assertIsInstance(data["application/vnd.plotly.v1+json"], dict)

    def test_large_output(self):
        started = time.time()
        text = self.text('var line = new string(\'x\', 99); for (var i = 0; i < 200_000; i++) Console.WriteLine(line);')
        print(f"\n20 MB of output: {time.time() - started:.2f} s", flush=True)
        self.assertEqual(len(text), 20_000_000)


FIGURE = 'Figure.Functions(0, 1, ("a line", x => x))'


class Interrupts(KernelCase):
    def interrupted(self, code, how):
        message = self.client.execute('Console.WriteLine("go");\n' + code)
        while True:
            said = self.client.get_iopub_msg(timeout=WAIT)
            if said["parent_header"].get("msg_id") == message and said["msg_type"] == "stream":
                break
        time.sleep(0.2)
        started = time.time()
        how()
        while True:
            reply = self.client.get_shell_msg(timeout=WAIT)
            if reply["parent_header"]["msg_id"] == message:
                break
        print(f"\ninterrupted after {time.time() - started:.2f} s", flush=True)
        self.assertEqual((reply["content"]["status"], reply["content"]["ename"]), ("error", "Interrupted"))
        self.assertEqual(self.text("Console.Write(first);"), "1")

    def by_signal(self):
        os.kill(self.manager.provisioner.pid, signal.SIGINT)

    def test_loop(self):
        self.interrupted("while (true) { }", self.manager.interrupt_kernel)

    def test_loop_by_signal(self):
        self.interrupted("var n = 0L; while (true) n++;", self.by_signal)

    def test_loop_after_await(self):
        self.interrupted("await Task.Delay(10); while (true) { }", self.manager.interrupt_kernel)

    def test_sleep(self):
        self.interrupted("Thread.Sleep(1_000_000);".replace("Thread", "System.Threading.Thread"), self.manager.interrupt_kernel)

    def test_delay(self):
        self.interrupted("await Task.Delay(1_000_000);", self.manager.interrupt_kernel)

    def test_cooperative_cell_keeps_its_variables(self):
        self.interrupted("var kept = 7; await Task.Delay(1_000_000, Interrupted);", self.manager.interrupt_kernel)
        self.assertEqual(self.text("Console.Write(kept);"), "7")

    def test_input(self):
        self.interrupted("Console.ReadLine()", self.manager.interrupt_kernel)

    def test_parallel_loop(self):
        self.interrupted("System.Threading.Tasks.Parallel.For(0, 8, i => { while (true) { } });", self.manager.interrupt_kernel)

    def test_loop_in_a_library(self):
        self.interrupted("Enumerable.Range(0, int.MaxValue).AsParallel().Where(i => i % 7 == 8).Count()", self.manager.interrupt_kernel)
        self.interrupted("Enumerable.Range(0, int.MaxValue).Select(i => Math.Sin(i)).OrderBy(x => -x).First()", self.manager.interrupt_kernel)

    def test_twenty_times(self):
        for i in range(20):
            self.interrupted(f"System.Threading.Tasks.Parallel.For(0, 8, i => {{ while (true) {{ }} }}); // {i}", self.manager.interrupt_kernel)

    def test_catching_everything(self):
        self.interrupted("while (true) { try { while (true) { } } catch (Exception) { } }", self.manager.interrupt_kernel)


class Conversations(KernelCase):
    def test_input(self):
        answers = iter(["Ada", "36"])
        _, outputs = self.run_cell(
            'var who = Console.ReadLine(); var age = int.Parse(Console.ReadLine()); $"{who} {age + 1}"',
            allow_stdin=True, stdin_hook=lambda _: self.client.input(next(answers)))
        results = [o["content"]["data"]["text/plain"] for o in outputs if o["msg_type"] == "execute_result"]
        self.assertEqual(results, ["Ada 37"])

    def test_prompt(self):
        prompts = []
        self.run_cell('Console.WriteLine("a line"); Console.Write("Mass? "); Console.ReadLine()', allow_stdin=True,
                      stdin_hook=lambda asked: (prompts.append(asked["content"]["prompt"]), self.client.input("1")))
        self.assertEqual(prompts, ["Mass? "])

    def test_magics(self):
        _, outputs = self.run_cell("#!time\n#!markdown\n*prose*\n#!csharp\nHTML(\"<b>x</b>\")")
        shown = [o["content"]["data"] for o in outputs if o["msg_type"] in ("display_data", "execute_result")]
        self.assertEqual([sorted(data)[0] for data in shown], ["text/markdown", "text/plain", "text/html"])
        reply, _ = self.run_cell("#!fsharp\nlet x = 1")
        self.assertIn("C# only", reply["evalue"])

    def test_history_holds_earlier_sessions(self):
        self.run_cell('var remembered = "by the next session";')
        other, client = start_new_kernel(kernel_name="darksector")
        try:
            message = client.history(hist_access_type="search", pattern="*remembered*", n=5)
            while (reply := client.get_shell_msg(timeout=WAIT))["parent_header"].get("msg_id") != message:
                pass
            self.assertIn('var remembered = "by the next session";', [entry[2] for entry in reply["content"]["history"]])
        finally:
            client.stop_channels()
            other.shutdown_kernel()

    def test_input_without_a_user(self):
        reply, _ = self.run_cell("Console.ReadLine()", allow_stdin=False)
        self.assertEqual(reply.get("ename"), "InvalidOperationException")

    def comm(self, kind, content):
        message = self.client.session.msg(kind, content)
        self.client.shell_channel.send(message)
        answers = []
        while True:
            answer = self.client.get_iopub_msg(timeout=WAIT)
            if answer["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"].startswith("comm"):
                answers.append(answer)
            if answer["content"].get("execution_state") == "idle":
                return answers

    def test_comm(self):
        self.comm("comm_open", {"comm_id": "c1", "target_name": "darksector.echo", "data": {}})
        self.assertEqual(self.request(self.client.comm_info)["comms"], {"c1": {"target_name": "darksector.echo"}})
        self.assertEqual(self.comm("comm_msg", {"comm_id": "c1", "data": {"a": [1]}})[0]["content"]["data"], {"a": [1]})
        self.comm("comm_close", {"comm_id": "c1", "data": {}})
        self.assertEqual(self.request(self.client.comm_info)["comms"], {})

    def test_unknown_comm_is_closed(self):
        answers = self.comm("comm_open", {"comm_id": "c2", "target_name": "nobody", "data": {}})
        self.assertEqual([a["msg_type"] for a in answers], ["comm_close"])

    def test_columns_are_offered_in_lambdas(self):
        self.run_cell('var table = EventTable.FromColumns("t", ("recoilMass", new[] { 1.0 }), ("recoilTheta", new[] { 2.0 }));')
        for code in ("table.Where(rec", "table.Where((recoilMass, rec", "var q = table.Where(recoilMass => recoilMass > 0).Where((rec"):
            matches = self.request(self.client.complete, code, len(code))["matches"]
            self.assertIn("recoilTheta", matches, code)

    def test_inspect_has_signature_and_documentation(self):
        found = self.request(self.client.inspect, "EventTable.FromColumns(", 23)
        text = found["data"]["text/plain"]
        self.assertIn("EventTable.FromColumns(string name", text)
        self.assertGreater(len(text.splitlines()), 2)
        self.assertFalse(self.request(self.client.inspect, "nothing_there", 3)["found"])

    def test_two_clients(self):
        other = BlockingKernelClient(connection_file=self.manager.connection_file)
        other.load_connection_file()
        other.start_channels()
        try:
            other.wait_for_ready(timeout=WAIT)
            self.run_cell("var shared = 11;")
            self.assertEqual(self.text("Console.Write(shared);", other), "11")
        finally:
            other.stop_channels()

    def test_heartbeat(self):
        self.assertTrue(self.client.hb_channel.is_beating() or self.client.is_alive())


class BadPeers(KernelCase):
    def ports(self):
        with open(self.manager.connection_file) as file:
            return {k: v for k, v in json.load(file).items() if k.endswith("_port")}

    def test_wrong_key_is_not_answered(self):
        other = BlockingKernelClient(connection_file=self.manager.connection_file)
        other.load_connection_file()
        other.session.key = b"not the key"
        other.start_channels()
        try:
            other.kernel_info()
            with self.assertRaises(queue.Empty):
                other.get_shell_msg(timeout=1)
        finally:
            other.stop_channels()
        self.assertEqual(self.text("Console.Write(1);"), "1")

    def test_strangers_and_dying_clients(self):
        greeting = b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(48)
        for port in self.ports().values():
            for said in (b"GET / HTTP/1.1\r\n\r\n", greeting, greeting + b"\x04\x19\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER"
                         + b"\x02\x00\x00\x00\x00\x00\xff\x00\x00half", os.urandom(500)):
                with socket.create_connection(("127.0.0.1", port)) as peer:
                    peer.sendall(said)
        self.assertEqual(self.text("Console.Write(2);"), "2")

    def test_storm_of_connections(self):
        descriptors = lambda: len(os.listdir(f"/proc/{self.manager.provisioner.pid}/fd"))
        before = descriptors()
        for _ in range(500 // 5):
            other = BlockingKernelClient(connection_file=self.manager.connection_file)
            other.load_connection_file()
            other.start_channels(hb=False)
            other.kernel_info()
            self.assertEqual(other.get_shell_msg(timeout=WAIT)["msg_type"], "kernel_info_reply")
            other.stop_channels()
        for _ in range(100):
            if descriptors() <= before + 5:
                break
            time.sleep(0.1)
        print(f"\ndescriptors before the storm {before}, after it {descriptors()}", flush=True)
        self.assertLessEqual(descriptors(), before + 5)


class Restarts(KernelCase):
    def test_restart_forgets_and_works(self):
        self.run_cell("var before = 1;")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=WAIT)
        self.assertEqual(self.run_cell("before")[0]["ename"], "CompilationError")
        self.assertEqual(self.text("Console.Write(3);"), "3")


if __name__ == "__main__":
    unittest.main()
