import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../../record/index.ts';
import type { Database } from '../database.ts';
import { turns } from '../turns.ts';
import { lock, working } from './lock.ts';

/** Milliseconds between two looks whether a turn is free. */
const LOOK = 200;

/** Turns that all programs of a folder take: locks on files of their own, which fall with the program. */
export function aloneIn(dir: string, closing: AbortSignal): Database['alone'] {
  const inTurn = turns();
  return (name, work) =>
    inTurn(name, async () => {
      let unlock = taken(dir, name);
      while (!unlock) {
        await wait(LOOK, undefined, { signal: closing }).catch(() => closing.throwIfAborted());
        unlock = taken(dir, name);
      }
      try {
        return await work(closing);
      } finally {
        unlock();
      }
    });
}

function taken(dir: string, name: string): (() => void) | null {
  try {
    return lock(dir, working(name));
  } catch (error) {
    if (error instanceof Failure && error.code === 'locked') return null;
    throw error;
  }
}
