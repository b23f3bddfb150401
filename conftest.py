"""No test or example sees what the person at this machine has added to the register.

It stands here for the examples in `src`, and as two files of one name in `tests` are too many for mypy.
"""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def home_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give commands, also those in processes of their own, an empty place for own rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGVAN_HOME", os.fspath(tmp_path_factory.mktemp("congvan")))
        yield
