"""The page that staff, analysts and researchers open: a library in a browser, offline, on an office's own machine.

Thin: routes parse what was asked, call one function of another room, and show its result.
"""
