"""Files that leave footlog and come back: CSV, the bundle, FHIR, and what reads them."""
