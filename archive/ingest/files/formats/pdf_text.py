"""Run as a program: the text of the PDF on standard input to standard output, a form feed after each page.

Exit status 2 for a file that is none or damaged, 3 for one locked with a password, 4 for one that is too long.
"""

import resource
import sys

_MEMORY = 2 << 30  # bytes of address space
_MAX_PAGES = 500
_MAX_CHARACTERS = 2_000_000
_SECONDS = 25  # of processor time
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    import pypdfium2  # after the limits: it is what they are for

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        return 3 if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower() else 2
    if len(document) > _MAX_PAGES:
        return 4
    left = _MAX_CHARACTERS
    for number in range(len(document)):
        try:
            text = document[number].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            continue
        left -= len(text)
        if left < 0:
            return 4
        # PDFium writes U+FFFE for a hyphen at a line's end.
        plain = text.replace("\r\n", "\n").replace("\ufffe", "-").replace("\f", "\n")
        sys.stdout.buffer.write(plain.encode("utf-8", "replace") + b"\f")
    return 0


if __name__ == "__main__":
    sys.exit(main())
