"""Read Vietnamese official correspondence (công văn, hướng dẫn, kế hoạch, chỉ thị …).

Eight names are all that most programs need; each is imported when first used, so that importing
the package costs nothing.

>>> from congvan_nlp import analyze
>>> analyze("Số 12-CV/TU\\n\\nĐề nghị các đơn vị gửi báo cáo trước ngày 05/9/2025.").deadlines[0].due
'2025-09-05'
"""

TYPE_CHECKING = False  # as of `typing`, which takes longer to import than all the rest of this file
if TYPE_CHECKING:
    from .comparison.compare import compare
    from .pipeline.analyze import analyze
    from .pipeline.language import load
    from .pipeline.letters import analyze_all, analyze_file
    from .reading.source import UnreadableFileError
    from .records.analysis import Analysis
    from .resolution.across import link_across

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "UnreadableFileError",
    "analyze",
    "analyze_all",
    "analyze_file",
    "compare",
    "link_across",
    "load",
]

_HOMES = {
    "Analysis": "records.analysis",
    "UnreadableFileError": "reading.source",
    "analyze": "pipeline.analyze",
    "analyze_all": "pipeline.letters",
    "analyze_file": "pipeline.letters",
    "compare": "comparison.compare",
    "link_across": "resolution.across",
    "load": "pipeline.language",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
