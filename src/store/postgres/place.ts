/** Where a record lies: a database, and the schema in it. */
export interface Place {
  url: string;
  schema: string;
}

const DEFAULT_SCHEMA = 'rapporteur';

/** Whether this names a PostgreSQL database, and not a folder. */
export const isPostgres = (where: string): boolean => /^postgres(?:ql)?:\/\//.test(where);

/** Reads `postgres://user@host/database?schema=name`; everything but the schema is PostgreSQL's own. */
export function placeOf(where: string): Place {
  let schema = DEFAULT_SCHEMA;
  const url = where
    .replace(/([?&])schema=([^&]*)&?/, (_, before: string, name: string) => {
      schema = decodeURIComponent(name);
      return before;
    })
    .replace(/[?&]$/, '');
  return { url, schema };
}
