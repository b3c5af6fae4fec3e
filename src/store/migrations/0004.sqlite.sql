-- An entry of the audit stays as it was written.
CREATE TRIGGER audit_kept BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;
CREATE TRIGGER audit_kept_whole BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;
-- REPLACE takes rows out without asking the trigger above.
CREATE TRIGGER audit_kept_in_place BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE n = new.n) BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;
