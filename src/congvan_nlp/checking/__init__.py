"""What a letter should hold by the rules in force on its date, and does not."""
