import { expect, test } from 'vitest';
import { newId } from '../../src/access/secrets.ts';

test('ids are twelve characters that no command line takes for an option', () => {
  const ids = Array.from({ length: 2000 }, newId);
  expect(new Set(ids).size).toBe(2000);
  for (const id of ids) expect(id).toMatch(/^\w[\w-]{11}$/u);
});
