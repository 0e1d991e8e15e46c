"""The engine of a cluster: OpenSearch holds terms, pairs of characters and ids; words and folding stay ours."""
