"""The `mkdocs.yml` of the export: no plugin of ours, and what each of the three engines reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lintas.catalogue import catalogue
from lintas.export.escape import as_scalar
from lintas.export.markdown.place import file_of
from lintas.export.stock import Stock
from lintas.pages.site import uri_in

NEEDED = ("attr_list", "tables", "toc")  # for the ids of headings, and for tables in the place of drawings


def mkdocs_yml(stock: Stock, top: Mapping[str, Iterable[str]]) -> str:
    """The settings; `top` has the addresses that each language's part of the navigation names, in order."""
    lines = [f"site_name: {as_scalar(stock.site_name)}"]
    lines += [f"site_url: {as_scalar(stock.site_url)}"] if stock.site_url else []
    lines += [f"site_description: {as_scalar(stock.description)}"] if stock.description else []
    lines += [f"copyright: {as_scalar(f'{stock.license}, {stock.license_address}')}"] if stock.license else []
    lines += ["use_directory_urls: true", "", *THEME, ""]
    lines += ["markdown_extensions:", *_extensions(stock), "", "nav:"]
    for lang, uris in top.items():
        lines += [f"  - {as_scalar(_language(lang))}:", *(f"      - {as_scalar(file_of(uri))}" for uri in uris)]
    if len(top) > 1:
        lines += ["", "extra:", "  alternate:"]
        for lang in top:
            home = uri_in(lang, stock.library.languages)
            lines += [f"    - name: {as_scalar(_language(lang))}", f"      link: ./{home}", f"      lang: {lang}"]
    return "\n".join((*lines, ""))


THEME = """theme:
  name: material
  language: en
  font: false
  features:
    - navigation.tabs
    - navigation.top
    - toc.follow

plugins:
  - search

# Only the top of the site stands in the navigation; the rest is reached from there.
not_in_nav: |
  *
validation:
  nav:
    omitted_files: ignore
  links:
    not_found: warn
    anchors: warn
    absolute_links: info
    unrecognized_links: info""".splitlines()


def _language(lang: str) -> str:
    return catalogue(lang).say(f"language.other.{lang}")


def _extensions(stock: Stock) -> Iterator[str]:
    """The site's own, as far as settings can say it in plain values, and those that the pages need."""
    named = [name for name in stock.markdown.extensions if isinstance(name, str)]
    for name in dict.fromkeys((*named, *NEEDED)):
        options = {key: value for key, value in stock.markdown.options.get(name, {}).items() if _is_plain(value)}
        yield f"  - {name}: {json.dumps(options)}" if options else f"  - {name}"


def _is_plain(value: Any) -> bool:  # noqa: ANN401  (whatever an extension may be given)
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(one) for key, one in value.items())
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return isinstance(value, str | int | float | bool | None)
