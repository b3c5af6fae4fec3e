-- Files that somebody sent to be read, from the answer that they were taken until what they hold is in the record.
CREATE TABLE received_files (
  n INTEGER PRIMARY KEY,
  import TEXT NOT NULL,
  name TEXT NOT NULL,
  -- In base64.
  bytes TEXT NOT NULL
) STRICT;
