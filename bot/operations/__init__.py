"""What operations needs to see: whether the assistant is well, and what it is used for."""
