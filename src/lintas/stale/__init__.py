"""What needs an editor's attention because time has passed; nothing of it is a fault."""
