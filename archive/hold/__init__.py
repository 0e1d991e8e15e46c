"""A text held against the archive: what of it the archive has, who said it first, and whether its figures agree.

reading    the text read in pieces, as a report is; nothing of it is kept
sentences  each sentence: verbatim, within another, nearly, or not held
names      the known people, slogans, zones and documents that it names
figures    its figures beside the observations of the archive
covered    what the archive has of its time and place
holding    all of that at once
"""
