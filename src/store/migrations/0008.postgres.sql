-- Two words that stand together become a word of what full-text search sees, as src/store/postgres/words.ts makes it.
CREATE FUNCTION with_pairs(words TSVECTOR) RETURNS TSVECTOR LANGUAGE SQL AS $$
  WITH placed AS (SELECT lexeme, place FROM unnest(words) AS w (lexeme, places, weights), unnest(places) AS place)
  SELECT words || coalesce(array_to_tsvector(array_agg(DISTINCT ' ' || a.lexeme || ' ' || b.lexeme)), '')
  FROM placed AS a JOIN placed AS b ON b.place = a.place + 1
$$;
UPDATE articles SET words = with_pairs(words);
UPDATE attributions SET words = with_pairs(words);
DROP FUNCTION with_pairs (TSVECTOR);
