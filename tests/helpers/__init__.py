"""What tests share: builders, servers, browsers, second calculations."""
