"""The library: thousands of letters kept, searched and kept up to date, in SQLite or on PostgreSQL."""
