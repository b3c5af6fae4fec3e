import type { Transaction } from './database.ts';

/**
 * Keeps others from changing an article until the end of the transaction: for who reads it and writes what follows from it.
 * Where somebody is changing it, waits for that.
 */
export async function holdArticle(tx: Transaction, id: string): Promise<void> {
  await tx.get(`SELECT n FROM articles WHERE id = ?${tx.dialect.forUpdate}`, id);
}
