"""The sheet of all pages can be made, and shows what it says."""

from __future__ import annotations

import struct

import contact_sheet
import pytest
from playwright.sync_api import Browser
from seen import LISTS, PAGES

pytestmark = pytest.mark.browser


def test_a_page_is_shown_in_every_look(browser: Browser, address: str) -> None:
    (seen, *_) = PAGES
    row = contact_sheet.row(browser, "Home & more", seen, [(address, seen.uri)], contact_sheet.LOOKS)
    assert "Home &amp; more" in row
    assert row.count("<img") == len(contact_sheet.LOOKS)
    png = contact_sheet.composed(browser, [row])
    width, height = struct.unpack(">II", png[16:24])
    shown = sum(round(look.width * contact_sheet.SCALE) for look in contact_sheet.LOOKS)
    assert width > shown
    assert height > 844 * contact_sheet.SCALE


def test_what_a_stock_site_has_is_known() -> None:
    assert {seen.name for seen in (*PAGES, *LISTS) if contact_sheet.in_stock(seen) is not None} == {
        "home",
        "exchange",
        "lesson",
        "ask",
        "404",
    }
