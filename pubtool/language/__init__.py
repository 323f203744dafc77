"""What a language brings with it: its name, its direction, its dates, its sentences."""
