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
from lintas.settings import MarkdownSettings

# For the ids of headings, for code, and for tables in the place of drawings.
NEEDED = ("attr_list", "fenced_code", "tables", "toc")


def mkdocs_yml(stock: Stock, top: Mapping[str, Iterable[str]]) -> str:
    """The settings; `top` has the addresses that each language's part of the navigation names, in order."""
    lines = [f"site_name: {as_scalar(stock.site_name)}"]
    lines += [f"site_url: {as_scalar(stock.site_url)}"] if stock.site_url else []
    lines += [f"site_description: {as_scalar(stock.description)}"] if stock.description else []
    lines += [f"copyright: {as_scalar(f'{stock.license}, {stock.license_address}')}"] if stock.license else []
    lines += ["use_directory_urls: true", ""]
    lines += ["theme:", "  name: material", f"  language: {stock.library.languages[0]}", *REST, ""]
    lines += ["markdown_extensions:", *_extensions(as_exported(stock.markdown)), "", "nav:"]
    for lang, uris in top.items():
        lines += [f"  - {as_scalar(_language(lang))}:", *(f"      - {as_scalar(file_of(uri))}" for uri in uris)]
    if len(top) > 1:
        lines += ["", "extra:", "  alternate:"]
        for lang in top:
            home = uri_in(lang, stock.library.languages)
            lines += [f"    - name: {as_scalar(_language(lang))}", f"      link: ./{home}", f"      lang: {lang}"]
    return "\n".join((*lines, ""))


REST = """  font: false
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


def as_exported(markdown: MarkdownSettings) -> MarkdownSettings:
    """How other engines read the texts: the site's own way, as far as plain values say it, and what pages need."""
    named = [name for name in markdown.extensions if isinstance(name, str)]
    added = [name for name in NEEDED if not {name, f"markdown.extensions.{name}"} & {*named}]
    options = {
        name: {key: value for key, value in values.items() if _is_plain(value)}
        for name, values in markdown.options.items()
    }
    return MarkdownSettings((*named, *added), options)


def _extensions(markdown: MarkdownSettings) -> Iterator[str]:
    for name in markdown.extensions:
        options = markdown.options.get(name)
        yield f"  - {name}: {json.dumps(options)}" if options else f"  - {name}"


def _is_plain(value: Any) -> bool:  # noqa: ANN401  (whatever an extension may be given)
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(one) for key, one in value.items())
    if isinstance(value, list | tuple):
        return all(map(_is_plain, value))
    return isinstance(value, str | int | float | bool | None)
