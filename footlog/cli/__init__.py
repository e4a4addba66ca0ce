"""The commands of : heavy imports wait until a command needs them."""
