"""Identity measured on invented careers whose truth is known."""
