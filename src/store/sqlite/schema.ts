import { connect } from './connection.ts';
import { migrate, schemaOf } from './migrate.ts';

/** The newest schema as SQL: what src/store/schema.sql holds. */
export function newestSchema(): string {
  const connection = connect(':memory:', { readOnly: false });
  try {
    migrate(connection, ':memory:');
    return schemaOf(connection);
  } finally {
    connection.close();
  }
}
