"""What lies in ``translations/``: people work there, so every write is a merge."""
