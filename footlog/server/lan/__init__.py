"""footlog on the home network: no page and no file without the passphrase."""
