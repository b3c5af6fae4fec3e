import { writeFileSync } from 'node:fs';
import { newestSchema } from '../src/store/sqlite/schema.ts';

/** Writes src/store/schema.sql after a new migration. */
writeFileSync('src/store/schema.sql', newestSchema());
