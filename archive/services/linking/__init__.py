"""Mentions are linked to records, anew for each name that a unit of work touched.

rules    what the pure rules of resolution say of one name: one function for each kind
touched  which names a unit of work touched
people   mentions of one name to people; questions to editors
named    mentions of strategies, zones and metrics to their records
short_zones  short forms of zones to the only zone that they can mean
records  new records with their addresses, in bulk
writing  links written in bulk
verdicts what editors say of names: is one, is none
"""

from archive.services.linking.touched import connect, keys_of, name_key, relink, repair_keys
from archive.services.linking.verdicts import decide

__all__ = ["connect", "decide", "keys_of", "name_key", "relink", "repair_keys"]
