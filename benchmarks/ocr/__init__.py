"""How well scans are read: pages rendered from the invented reports of fixtures/, by kind of scan."""
