CREATE INDEX articles_by_outlet ON articles (lower(outlet));
CREATE INDEX articles_newest_first ON articles (instant DESC NULLS LAST, id);

-- What full-text search sees: stems with their places, made by src/store/postgres/words.ts.
ALTER TABLE articles ADD COLUMN words TSVECTOR NOT NULL;
CREATE INDEX articles_words ON articles USING GIN (words);
ALTER TABLE attributions ADD COLUMN words TSVECTOR NOT NULL;
CREATE INDEX attributions_words ON attributions USING GIN (words);
