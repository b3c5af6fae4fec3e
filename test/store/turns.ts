import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';

/** Programs that share a record relate it one after the other. */
export function turnsContract(place: () => string): void {
  test('work that one does alone is begun by nobody else before it ends', async () => {
    const where = place();
    await (await openStore(where)).close();
    const stores = await Promise.all([1, 2].map(() => openStore(where, { beside: true })));
    let inHand = 0;
    let most = 0;
    const done: number[] = [];
    const work = (n: number) => async () => {
      most = Math.max(most, ++inHand);
      await wait(20);
      inHand--;
      done.push(n);
      if (n === 1) throw new Error('this one fails');
      return n;
    };
    const ends = await Promise.allSettled([0, 1, 2, 3].map((n) => stores[n % 2]!.relating.alone(work(n))));
    expect(most).toBe(1);
    expect(done.sort()).toEqual([0, 1, 2, 3]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('the turn of a program that is killed falls free', async () => {
    const where = place();
    await (await openStore(where)).close();
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'turn-holder.ts'), where], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(holder, 'exit');
    await once(holder.stdout, 'data');
    const store = await openStore(where, { beside: true });
    const order: string[] = [];
    const mine = store.relating.alone(async () => order.push('mine'));
    await wait(600); // long enough to have taken it, were it free
    order.push('killed');
    holder.kill('SIGKILL');
    await Promise.all([ended, mine]);
    expect(order).toEqual(['killed', 'mine']);
    await store.close();
  });

  test('who waits for a turn gives up when the record is closed', async () => {
    const where = place();
    await (await openStore(where)).close();
    const [first, second] = await Promise.all([1, 2].map(() => openStore(where, { beside: true })));
    const over = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const held = first!.relating.alone(() => {
      begun.resolve();
      return over.promise;
    });
    await begun.promise;
    const waiting = second!.relating.alone(async () => 'never');
    const refused = expect(waiting).rejects.toThrow('closed');
    await wait(50);
    await second!.close();
    await refused;
    over.resolve();
    await held;
    await first!.close();
  });
}
