"""The diary as HL7 FHIR R4B, for programs of clinics and research."""
