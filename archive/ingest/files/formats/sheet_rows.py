"""Run as a program: the rows of the workbook on standard input, each a line of JSON; before those of a sheet its name.

It runs in a process of its own: a hostile workbook claims cells that fill all memory.
"""

import errno
import io
import json
import resource
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Protocol

_MEMORY = 2 << 30  # bytes of address space
_SECONDS = 25  # of processor time
_OUTPUT = 256 << 20  # bytes
_DAMAGED, _LOCKED, _TOO_LARGE, _TOO_MUCH_MEMORY = 2, 3, 5, 6  # as ``own_process`` reads them
_NO_MORE_CELLS = 1000  # columns; a table of reports has some dozens


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    import python_calamine  # after the limits: it is what they are for

    try:
        workbook = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        for sheet in workbook.sheets_metadata:
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
                _print([sheet.name])
                _print_rows(workbook.get_sheet_by_name(sheet.name))
        sys.stdout.flush()
    except python_calamine.PasswordError:
        return _LOCKED
    except MemoryError:
        return _TOO_MUCH_MEMORY
    except OSError as error:
        return _TOO_LARGE if error.errno == errno.EFBIG else _DAMAGED
    except BaseException:  # a panic of Rust is no Exception
        return _DAMAGED
    return 0


class _Sheet(Protocol):
    """A sheet of a workbook, its cells row by row."""

    def iter_rows(self) -> Iterable[Sequence[object]]: ...


def _print_rows(sheet: _Sheet) -> None:
    for row in sheet.iter_rows():
        cells = [_written(cell) for cell in row[:_NO_MORE_CELLS]]
        if any(cells):
            while not cells[-1]:
                cells.pop()
            _print(["", *cells])


def _print(line: list[str]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")


def _written(cell: object) -> str:
    """A cell as ISO 8601 or digits: a day without its midnight, a whole number without its point."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if isinstance(cell, str) else str(cell)


if __name__ == "__main__":
    sys.exit(main())
