"""Words in Vietnamese for what the other rooms give: shared by the command line and the pages."""
