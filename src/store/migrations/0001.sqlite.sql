CREATE INDEX articles_by_outlet ON articles (outlet COLLATE NOCASE);

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content = 'articles', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE VIRTUAL TABLE attributions_fts USING fts5 (
  speaker, content, content = 'attributions', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER attributions_added AFTER INSERT ON attributions BEGIN
  INSERT INTO attributions_fts (rowid, speaker, content) VALUES (new.n, new.speaker, new.content);
END;
CREATE TRIGGER attributions_removed AFTER DELETE ON attributions BEGIN
  INSERT INTO attributions_fts (attributions_fts, rowid, speaker, content)
  VALUES ('delete', old.n, old.speaker, old.content);
END;
