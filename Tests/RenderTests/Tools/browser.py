"""Opens a page in headless Chromium and prints what happens, as one JSON object.

  python3 browser.py report.html

Speaks the DevTools protocol through a pipe (file descriptors 3 and 4); Python standard library only.
"""
import json, os, select, shutil, subprocess, sys, tempfile, time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


class Browser:
    def __init__(self, profile):
        program = next((p for p in map(shutil.which, PROGRAMS) if p), None)
        if not program: sys.exit("no Chromium; run: .ci/setup --test")
        to_read, self.write_end = os.pipe()
        self.read_end, to_write = os.pipe()

        def wire():
            a, b = os.dup(to_read), os.dup(to_write)
            os.dup2(a, 3); os.dup2(b, 4)
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-extensions", f"--user-data-dir={profile}", "--window-size=1200,900",
             "--remote-debugging-pipe", "about:blank"],
            preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read); os.close(to_write)
        self.buffer, self.id, self.events, self.session = b"", 0, [], None

    def message(self, deadline):
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.read_end], [], [], left)[0]: return None
            data = os.read(self.read_end, 1 << 16)
            if not data: sys.exit("the browser ended")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, **params):
        self.id += 1
        request = {"id": self.id, "method": method, "params": params}
        if self.session: request["sessionId"] = self.session
        os.write(self.write_end, json.dumps(request).encode() + b"\0")
        deadline = time.monotonic() + 120
        while (answer := self.message(deadline)) is not None:
            if answer.get("id") == self.id:
                if "error" in answer: sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)
        sys.exit(f"{method}: no answer")

    def wait(self, event):
        deadline = time.monotonic() + 120
        while not any(e.get("method") == event for e in self.events):
            answer = self.message(deadline)
            if answer is None: sys.exit(f"{event} didn't come")
            self.events.append(answer)

    def ask(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def click(self, selector):
        box = self.ask("(()=>{const e=document.querySelector(%s);e.scrollIntoView({block:'center'});"
                       "const r=e.getClientRects()[0];return [r.left+r.width/2,r.top+r.height/2]})()" % json.dumps(selector))
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
        time.sleep(0.2)

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            extra = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **extra)
        time.sleep(0.05)


TARGET = ("(()=>{const e=document.querySelector(':target');if(!e)return null;const r=e.getBoundingClientRect();"
          "return {id:e.id,seen:r.bottom>0&&r.top<innerHeight}})()")


def main(path):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        b = Browser(profile)
        try:
            page = b.call("Target.createTarget", url="about:blank")["targetId"]
            b.session = b.call("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
            for domain in ("Page", "Network", "Log", "Runtime"): b.call(domain + ".enable")
            b.call("Page.navigate", url="file://" + os.path.abspath(path))
            b.wait("Page.loadEventFired")
            out = {"title": b.ask("document.title"), "ledgerRows": b.ask("document.querySelectorAll('#ledger tbody tr').length"),
                   "marks": b.ask("document.querySelectorAll('article mark').length"),
                   "articles": b.ask("document.querySelectorAll('article').length"),
                   "text": b.ask("[...document.querySelectorAll('article')].map(a=>a.innerText)"),
                   "brokenLinks": b.ask("[...document.querySelectorAll('a[href^=\"#\"]')].map(a=>a.getAttribute('href').slice(1))"
                                        ".filter(i=>!document.getElementById(i))"),
                   "overflow": b.ask("document.documentElement.scrollWidth-innerWidth")}
            b.click("#ledger tbody tr a"); out["toSentence"] = b.ask(TARGET)
            b.click("article sup a"); out["toRow"] = b.ask(TARGET)
            b.ask("location.hash=''"); b.ask("scrollTo(0,0);document.activeElement.blur()")
            for _ in range(3): b.press("Tab", 9)
            out["focused"] = b.ask("document.activeElement.tagName")
            wanted = b.ask("document.activeElement.getAttribute('href')")
            b.press("Enter", 13); time.sleep(0.2)
            out["entered"] = b.ask("location.hash") == wanted
            b.call("Emulation.setEmulatedMedia", media="print")
            out["printedNavigation"] = b.ask("getComputedStyle(document.querySelector('nav')).display")
            out["pdfBytes"] = len(b.call("Page.printToPDF")["data"])
            urls = [e["params"]["request"]["url"] for e in b.events if e.get("method") == "Network.requestWillBeSent"]
            out["requests"] = [u for u in urls if not u.startswith("file://" + os.path.abspath(path))]
            out["errors"] = [e["params"] for e in b.events if e.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")
                             or e.get("method") == "Runtime.consoleAPICalled"]
            print(json.dumps(out, ensure_ascii=False))
        finally:
            b.process.kill()
            b.process.wait()


if __name__ == "__main__": main(sys.argv[1])
