"""Opens a report from disk in a real browser and uses it as a reader would.

usage: report_test.py [--chromium PATH] [--driver PATH] REPORT.html
"""

import argparse
import json
import pathlib
import re
import sys
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ARGUMENTS = None


def browser(profile):
    options = webdriver.ChromeOptions()
    if ARGUMENTS.chromium:
        options.binary_location = ARGUMENTS.chromium
    for argument in ("headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking",
                     "disable-component-update", "disable-sync", f"user-data-dir={profile}"):
        options.add_argument("--" + argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service(ARGUMENTS.driver or "chromedriver"), options=options)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.page = browser(cls.profile.name)
        cls.address = pathlib.Path(ARGUMENTS.report).resolve().as_uri()

    @classmethod
    def tearDownClass(cls):
        cls.page.quit()
        cls.profile.cleanup()

    def setUp(self):
        self.resize(1280, 900)
        self.page.get_log("browser")
        self.page.get_log("performance")
        self.page.get(self.address)

    def resize(self, width, height):
        self.page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})

    def all(self, selector):
        return self.page.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.page.find_element(By.CSS_SELECTOR, selector)

    def colours(self):
        return self.page.execute_script(
            "return [...document.querySelectorAll('.sector')].map(s => getComputedStyle(s).stroke)")

    def press(self, element):
        self.page.execute_script("arguments[0].click()", element)

    def choose(self, switch, value):
        self.press(self.one(f"#{switch} input[value={value}]"))

    def column(self, index):
        return self.page.execute_script(
            "return [...document.querySelectorAll('#sectors-table tbody tr')]"
            ".map(row => row.cells[arguments[0]].dataset.value)",
            index)

    def test_map_has_one_shape_a_sector(self):
        study = json.loads(self.one("#study").get_attribute("textContent"))
        shapes = [shape.get_attribute("data-sector") for shape in self.all("path.sector")]
        # attributes cannot hold control characters
        ids = [re.sub("[\x00-\x1f\x7f]", " ", sector["id"]) for sector in study["sectors"]]
        self.assertEqual([re.sub("[\n\t]", " ", shape) for shape in shapes], ids)
        self.assertGreater(len(shapes), 1)

    def test_browser_has_nothing_to_complain_about(self):
        self.choose("map-switch", "coverage")
        self.press(self.all(".sort")[0])
        self.assertEqual(self.page.get_log("browser"), [])

    def test_nothing_but_the_file_is_asked_for(self):
        self.choose("map-switch", "coverage")
        asked = set()
        for entry in self.page.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.add(message["params"]["request"]["url"])
        self.assertEqual(asked, {self.address})

    def test_policy_stops_scripts_that_are_not_the_page_s_own(self):
        self.page.execute_script(
            "const s = document.createElement('script'); s.textContent = 'window.stranger = 1';"
            "document.body.append(s)")
        self.assertIsNone(self.page.execute_script("return window.stranger ?? null"))

    def test_names_stay_text(self):
        self.assertNotEqual(self.page.title, "broken")
        self.assertEqual(len(self.all("script")), 2)
        self.assertEqual(self.all("main b, footer b, [onclick]"), [])

    def test_switch_changes_the_colours_and_the_legend(self):
        risk = self.colours()
        self.assertGreater(len(set(risk)), 1)
        self.choose("map-switch", "coverage")
        self.assertNotEqual(self.colours(), risk)
        shown = [legend for legend in self.all("#legends > .legend") if legend.is_displayed()]
        self.assertEqual([legend.get_attribute("data-view") for legend in shown], ["coverage"])
        self.choose("map-switch", "risk")
        self.assertEqual(self.colours(), risk)

    def test_colours_are_those_of_the_legend(self):
        for view in ("risk", "coverage"):
            self.choose("map-switch", view)
            legend = self.page.execute_script(
                "return [...document.querySelectorAll('.legend[data-view=' + arguments[0] + '] .swatch')]"
                ".map(s => getComputedStyle(s).backgroundColor)", view)
            for shape, colour in zip(self.all("path.sector"), self.colours()):
                self.assertEqual(colour, legend[int(shape.get_attribute("data-" + view))])

    def test_keyboard_reaches_the_sectors_and_their_rows(self):
        count = len(self.all("path.sector"))
        self.one("#map-switch input:checked").send_keys(Keys.TAB)
        reached = []
        for _ in range(count):
            focused = self.page.switch_to.active_element
            reached.append(focused.get_attribute("data-index"))
            if len(reached) < count:
                focused.send_keys(Keys.TAB)
        self.assertEqual(reached, [str(i) for i in range(count)])
        study = json.loads(self.one("#study").get_attribute("textContent"))
        self.assertEqual(self.one("#panel h3").get_attribute("textContent"), study["sectors"][-1]["id"])
        self.page.switch_to.active_element.send_keys(Keys.ENTER)
        self.assertTrue(self.page.current_url.endswith(f"#sector-{count - 1}"))
        self.assertEqual(len(self.all(f"tr#sector-{count - 1}:target")), 1)

    def test_pointing_at_a_sector_shows_its_figures(self):
        self.page.execute_script(
            "document.querySelectorAll('.to-sector')[2].dispatchEvent(new MouseEvent('mouseenter'))")
        study = json.loads(self.one("#study").get_attribute("textContent"))
        said = [d.text for d in self.all("#panel dd")]
        self.assertEqual(said, [figure for _, figure in study["sectors"][2]["figures"]])
        self.assertTrue(self.one("#panel a").get_attribute("href").endswith("#sector-2"))

    def test_table_sorts_both_ways_by_keyboard_and_keeps_unknown_last(self):
        self.choose("table-switch", "response")
        headings = self.all("#sectors-table thead th")
        index = next(i for i, h in enumerate(headings) if "of-response" in h.get_attribute("class"))
        button = headings[index].find_element(By.CSS_SELECTOR, ".sort")
        for direction in ("ascending", "descending"):
            button.send_keys(Keys.ENTER)
            self.assertEqual(headings[index].get_attribute("aria-sort"), direction)
            values = self.column(index)
            known = [float(v) for v in values if v != ""]
            self.assertEqual(known, sorted(known, reverse=direction == "descending"))
            self.assertEqual(values[-1], "", "the last sector has no response")
            self.assertEqual(len(known), len(values) - 1)
        self.assertEqual(len(self.all("#sectors-table [aria-sort]")), 1)

    def test_table_shows_the_columns_of_the_chosen_group(self):
        for group in ("coverage", "risk", "cost"):
            self.choose("table-switch", group)
            shown = [h for h in self.all("#sectors-table thead th.number[class*=of-]") if h.is_displayed()]
            self.assertTrue(shown)
            for heading in shown:
                self.assertIn("of-" + group, heading.get_attribute("class"))

    def test_labels_do_not_cover_each_other(self):
        for width in (1280, 400):
            self.resize(width, 900)
            boxes = self.page.execute_script(
                "return [...document.querySelectorAll('.names text')].filter(t => t.getClientRects().length)"
                ".map(t => [t.getBoundingClientRect(), t.textContent])"
                ".map(([b, text]) => [b.left, b.top, b.right, b.bottom, text])")
            boxes = [b for b in boxes if b[2] > b[0]]
            self.assertGreater(len(boxes), 3)
            for i, a in enumerate(boxes):
                for b in boxes[:i]:
                    apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 3 or b[3] <= a[1] + 3
                    self.assertTrue(apart, f"{a} and {b} at {width} px")

    def test_page_fits_a_narrow_screen(self):
        for width in (400, 320):
            self.resize(width, 800)
            self.assertLessEqual(self.page.execute_script("return document.documentElement.scrollWidth"), width)

    def test_text_stands_out_from_its_ground_in_light_and_dark(self):
        def luminance(colour):
            channels = [int(c) / 255 for c in colour[colour.index("(") + 1:-1].split(",")[:3]]
            linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

        grounds = set()
        for scheme in ("light", "dark"):
            self.page.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                      {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            ground = self.page.execute_script("return getComputedStyle(document.body).backgroundColor")
            grounds.add(ground)
            for selector in ("body", ".facts", ".interval", "a[href^='#'], .group", ".unknown"):
                text = self.page.execute_script(
                    "return getComputedStyle(document.querySelector(arguments[0])).color", selector)
                low, high = sorted((luminance(text), luminance(ground)))
                # WCAG 2.1, success criterion 1.4.3
                self.assertGreaterEqual((high + 0.05) / (low + 0.05), 4.5, f"{selector} in {scheme}")
        self.assertEqual(len(grounds), 2)
        self.page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def test_page_reads_without_its_script(self):
        self.page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            self.page.get(self.address)
            self.assertGreater(len(self.all("#sectors-table tbody tr")), 1)
            self.assertFalse(self.one("#map-switch").is_displayed())
        finally:
            self.page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chromium", help="the browser (default: what the driver finds)")
    parser.add_argument("--driver", help="chromedriver (default: the one on the path)")
    parser.add_argument("report")
    ARGUMENTS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
