"""`python -m congvan_nlp` is `congvan`."""

from .cli.main import run

if __name__ == "__main__":
    run()
