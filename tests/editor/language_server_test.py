"""An editor's view: yaml-language-server with `picket schema`, driven over its protocol (LSP 3.17, JSON-RPC by stdio).

usage: language_server_test.py --picket PATH --build DIR
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import threading
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
ARGUMENTS = argparse.Namespace()
LIMIT = 30  # seconds for an answer
HEAD = """picket: 1
name: An example
clock: {start: 2021-08-05, length: 30 d}
borders: {east: {geometry: border.geojson, feature: east}}
sides: {armenia: {}}
sectors: {north: {border: east, from: start, to: end}}
incidents: {shooting: {rate: 2.0 /month}}
escalation: {levels: {shots: {down: 3 h}}}
"""


def server():
    """The server's program, installed as the lock file says, in the build's folder."""
    folder = pathlib.Path(ARGUMENTS.build) / "editor"
    program = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
    lock = folder / "package-lock.json"
    if not program.exists() or lock.read_bytes() != (HERE / "package-lock.json").read_bytes():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        subprocess.run(["npm", "ci", "--silent", "--ignore-scripts"], cwd=folder, check=True, timeout=600)
    return ["node", str(program), "--stdio"]


class Client:
    """As much of a client as the tests need: requests are answered, diagnostics are kept by file."""

    def __init__(self, schema):
        self.process = subprocess.Popen(server(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.answers, self.published, self.news, self.last = {}, {}, threading.Condition(), 0
        threading.Thread(target=self.listen, daemon=True).start()
        settings = {"yaml": {"schemas": {schema: "*.yaml"}, "validate": True, "completion": True, "hover": True,
                             "schemaStore": {"enable": False}}}
        self.settings = settings
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {
            "textDocument": {"publishDiagnostics": {}, "completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
            "workspace": {"configuration": True, "didChangeConfiguration": {}}}})
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def request(self, method, parameters):
        self.last += 1
        number = self.last
        self.send({"id": number, "method": method, "params": parameters})
        return self.wait(lambda: self.answers.get(number))["result"]

    def wait(self, condition):
        with self.news:
            if not self.news.wait_for(condition, LIMIT):
                raise TimeoutError(f"the language server said nothing for {LIMIT} s")
            return condition()

    def listen(self):
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if message.get("method") == "workspace/configuration":
                asked = [self.settings.get(item.get("section"), {}) for item in message["params"]["items"]]
                self.send({"id": message["id"], "result": asked})
            elif "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            with self.news:
                if message.get("method") == "textDocument/publishDiagnostics":
                    self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
                elif "id" in message and "method" not in message:
                    self.answers[message["id"]] = message
                self.news.notify_all()

    def open(self, name, text):
        uri = f"file:///nowhere/{name}"
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return uri

    def diagnostics(self, name, text):
        uri = self.open(name, text)
        self.wait(lambda: uri in self.published)
        return self.published[uri]

    def end(self):
        self.process.kill()
        self.process.communicate()


class Editor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = pathlib.Path(ARGUMENTS.build) / "picket.schema.json"
        cls.schema.write_text(subprocess.run([ARGUMENTS.picket, "schema"], capture_output=True, text=True, check=True).stdout)
        cls.client = Client(cls.schema.resolve().as_uri())

    @classmethod
    def tearDownClass(cls):
        cls.client.end()

    def completions(self, name, text, line, character):
        self.client.diagnostics(name, text)  # by then it has read the schema
        uri = f"file:///nowhere/{name}"
        found = self.client.request("textDocument/completion",
                                    {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
        return {item["label"]: item for item in found["items"]}

    def test_completes_a_key(self):
        text = HEAD + "posts:\n  hill:\n    at: [45.1, 41.1]\n    wa\n"
        items = self.completions("key.yaml", text, text.count("\n") - 1, 6)
        self.assertIn("watch", items)
        self.assertIn("what it sees", json.dumps(items["watch"].get("documentation", "")))

    def test_completes_a_choice(self):
        text = HEAD + "response:\n  when_busy: \n"
        self.assertLessEqual({"wait", "lost"}, set(self.completions("choice.yaml", text, text.count("\n") - 1, 13)))

    def test_flags_a_misspelt_key(self):
        text = HEAD + "measures: {cel: 1 km}\n"
        found = self.client.diagnostics("misspelt.yaml", text)
        self.assertEqual([(d["range"]["start"]["line"], d["range"]["start"]["character"]) for d in found],
                         [(HEAD.count("\n"), text.splitlines()[-1].index("cel"))])
        self.assertIn("cel", found[0]["message"])

    def test_flags_a_bare_number(self):
        text = HEAD + "measures: {cell: 1}\n"
        found = self.client.diagnostics("bare.yaml", text)
        self.assertEqual([d["range"]["start"]["line"] for d in found], [HEAD.count("\n")])
        self.assertIn("string", found[0]["message"])

    def test_flags_a_unit_of_another_dimension(self):
        self.assertEqual(len(self.client.diagnostics("unit.yaml", HEAD + "measures: {cell: 1 h}\n")), 1)

    def test_has_nothing_to_say_of_scenarios_that_are_in_order(self):
        for path in ("armenia-azerbaijan-2021/baseline.yaml", "armenia-azerbaijan-2021/voskepar.yaml", "textbook/politics.yaml",
                     "textbook/rotation.yaml"):
            with self.subTest(scenario=path):
                text = (SOURCE / "scenarios" / path).read_text()
                self.assertEqual(self.client.diagnostics(pathlib.Path(path).name, text), [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--picket", required=True)
    parser.add_argument("--build", required=True)
    _, rest = parser.parse_known_args(namespace=ARGUMENTS)
    if not shutil.which("npm"):
        sys.exit("npm is missing; install the packages nodejs and npm")
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
