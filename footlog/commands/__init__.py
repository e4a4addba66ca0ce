"""The subcommands of `footlog`, a module a theme; heavy imports wait until a command needs them."""
