"""The engines that are measured, each behind the same few verbs (``peer.Peer``)."""
