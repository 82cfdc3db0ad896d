"""The files of the tables by path, each with what it is made of."""

from __future__ import annotations

from functools import partial
from typing import Any

from lintas.export.stock import Files, Stock
from lintas.export.tables.adoptions import adoptions
from lintas.export.tables.column import Table
from lintas.export.tables.datapackage import datapackage
from lintas.export.tables.notes import asks, exchanges, lessons, offers
from lintas.export.tables.written import written_table
from lintas.whole import DATA, PACKAGE


def table_files(stock: Stock) -> Files:
    """All tables, and their description beside them."""
    tables: tuple[Table[Any], ...] = tuple(table(stock) for table in (lessons, exchanges, asks, offers, adoptions))
    key = stock.whole_key("tables")
    files: Files = {f"{DATA}{table.name}.csv": (key, partial(written_table, table)) for table in tables}
    return {**files, PACKAGE.path: (stock.key("tables"), partial(datapackage, stock, tables))}
