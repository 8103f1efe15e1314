-- Schema 12: of what was handed over, whether the file was made, only begun, or failed.

ALTER TABLE disclosures ADD COLUMN state TEXT NOT NULL DEFAULT 'made' CHECK (state IN ('made', 'begun', 'failed'));
