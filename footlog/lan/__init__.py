"""footlog on the home network: nothing is shown without the passphrase."""
