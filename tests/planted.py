"""What somebody would put into a page if nothing had taken it out: scripts of every kind, and what asks other hosts.

A script that runs sets `lintas_ran` in the page.
"""

from __future__ import annotations

import contextlib
import re
from urllib.parse import quote

from playwright.sync_api import ConsoleMessage, Page, Route
from playwright.sync_api import TimeoutError as PlaywrightTimeout

ELSEWHERE = "http://elsewhere.invalid"
RUN = "top.lintas_ran=1"
TELL = "<script>top.postMessage(1,'*')</script>"  # of a frame that is of another origin
HAS_RUN = "window.lintas_ran === 1"
WATCH = """
addEventListener("message", () => { window.lintas_ran = 1; });
addEventListener("securitypolicyviolation", () => console.debug("held off"));
"""
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
PLACE = re.compile(r'(?=<h2 id="what-was-seen")')  # in the text of a lesson
ANSWERS = {"script": (RUN, "text/javascript"), "stylesheet": (":root{--lintas-asked:1}", "text/css")}

# By name what is planted. An element with the id `planted` is clicked.
SCRIPTS = {
    "a script": f"<script>{RUN}</script>",
    "a module": f"<script type=module>{RUN}</script>",
    "a script of another host": f"<script src={ELSEWHERE}/a.js></script>",
    "a script in its own address": f"<script src='data:text/javascript,{RUN}'></script>",
    "a module that loads another host's": f"<script type=module>import '{ELSEWHERE}/a.js'</script>",
    "a picture that fails": f"<img src=about:invalid onerror={RUN}>",
    "a drawing that loads": f"<svg onload={RUN}></svg>",
    "a script in a drawing": f"<svg><script>{RUN}</script></svg>",
    "an animation": f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    "a fold that opens": f"<details open ontoggle={RUN}><summary>Fold</summary></details>",
    "a field that takes the focus": f"<input autofocus onfocus={RUN}>",
    "a style that moves": f"<style>@keyframes x{{}}</style><b style='animation:x 1s' onanimationstart={RUN}>b</b>",
    "a video that fails": f"<video src=about:invalid onerror={RUN}></video>",
    "a frame with a page in it": f'<iframe srcdoc="<script>{RUN}</script>"></iframe>',
    "a frame with a script as address": f'<iframe src="javascript:void({RUN})"></iframe>',
    "an object with a page in it": f"<object data='data:text/html,{quote(TELL)}'></object>",
    "a link with a script as address": f'<a id=planted href="javascript:void({RUN})">here</a>',
    "a link in a drawing": f'<svg><a id=planted href="javascript:void({RUN})"><text y=20>here</text></a></svg>',
    "a form": f'<form action="javascript:void({RUN})"><button id=planted>here</button></form>',
    "a button of another form": f'<form><button id=planted formaction="javascript:void({RUN})">here</button></form>',
    "a click": f"<button id=planted onclick={RUN}>here</button>",
    "another base for the theme's own script": f"<base href={ELSEWHERE}/>",
}
# What tells another host who reads, or makes a page look like another.
ASKING = {
    "a picture": f"<img src={ELSEWHERE}/a.png>",
    "a picture of several": f"<img srcset='{ELSEWHERE}/a.png 2x, {ELSEWHERE}/b.png 1x'>",
    "a stylesheet": f"<link rel=stylesheet href={ELSEWHERE}/a.css>",
    "a style that imports": f"<style>@import url({ELSEWHERE}/a.css);</style>",
    "a style of an element": f"<p style='background:url({ELSEWHERE}/a.png)'>p</p>",
    "a font": f"<style>@font-face{{font-family:x;src:url({ELSEWHERE}/a)}}p{{font-family:x}}</style><p>p</p>",
    "a frame": f"<iframe src={ELSEWHERE}/></iframe>",
    "an object": f"<object data={ELSEWHERE}/a.svg></object>",
    "an embedded page": f"<embed src={ELSEWHERE}/a.svg>",
    "a sound": f"<audio preload=auto src={ELSEWHERE}/a.mp3></audio>",
    "a video's picture": f"<video poster={ELSEWHERE}/a.png></video>",
    "a file loaded early": f"<link rel=preload as=image href={ELSEWHERE}/a.png>",
    "a script loaded early": f"<link rel=modulepreload href={ELSEWHERE}/a.js>",
    "a drawing's picture": f"<svg><image href={ELSEWHERE}/a.png /></svg>",
    "a form": f"<form action={ELSEWHERE}/a><button id=planted>here</button></form>",
}


class Planted:
    """A lesson's page with something planted in its text, with the policy or without; and what it asked elsewhere."""

    def __init__(self, page: Page, address: str, planted: str, *, is_guarded: bool) -> None:
        self.page, self.planted, self.is_guarded = page, planted, is_guarded
        self.asked: list[str] = []
        self.held_off = 0
        page.on("console", self._hear)
        page.add_init_script(WATCH)
        page.route(f"{ELSEWHERE}/**", self._elsewhere)
        page.route(address, self._put_in)
        page.goto(address)
        if page.locator("#planted").count():
            page.locator("#planted").click(no_wait_after=True)
        page.evaluate(DRAWN)

    def has_run(self) -> bool:
        return bool(self.page.evaluate(HAS_RUN))

    def is_held_off(self) -> bool:
        """Whether the browser held something off, of which it may tell a moment later."""
        if not self.held_off:
            with contextlib.suppress(PlaywrightTimeout):
                self.page.wait_for_event("console", lambda said: said.text == "held off", timeout=5_000)
        return self.held_off > 0

    def _hear(self, said: ConsoleMessage) -> None:
        self.held_off += said.text == "held off"

    def _put_in(self, route: Route) -> None:
        text = route.fetch().text()
        guarded, places = PLACE.subn(lambda _: self.planted, text, count=1)
        assert places == 1
        assert POLICY.search(guarded)
        route.fulfill(body=guarded if self.is_guarded else POLICY.sub("", guarded), content_type="text/html")

    def _elsewhere(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if route.request.is_navigation_request() and route.request.frame == self.page.main_frame:
            route.fulfill(status=204)  # the page stays
            return
        body, kind = ANSWERS.get(route.request.resource_type, ("", "text/plain"))
        route.fulfill(body=body, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})
