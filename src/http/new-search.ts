import { randomBytes, randomUUID } from 'node:crypto';
import type { SavedSearch } from '../record/index.ts';

/** The secret parts of a saved search: the name of its feed, and what its webhooks are signed with. */
export const newSecrets = (): Pick<SavedSearch, 'feed' | 'secret'> => ({
  feed: randomBytes(24).toString('base64url'),
  secret: `whsec_${randomBytes(32).toString('base64')}`,
});

/** A search as it is when it is first kept: told of by its feed alone. */
export const newSearch = ({ name, query }: Pick<SavedSearch, 'name' | 'query'>, who: string): SavedSearch => ({
  id: randomUUID(),
  ...{ who, name, query, added: new Date().toISOString(), webhook: null, email: null },
  ...newSecrets(),
});
