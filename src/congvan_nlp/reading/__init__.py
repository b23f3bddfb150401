"""Files → `Source`: the only place where a file is trusted, bounded and decoded."""
