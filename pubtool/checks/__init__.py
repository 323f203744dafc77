"""What must hold for every edition, whoever made it."""
