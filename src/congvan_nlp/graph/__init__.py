"""The regulation graph: each directive joined to the regulations that it carries out, with the words that say so."""
