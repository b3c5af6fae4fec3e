import type { Feed, FeedItem } from '../../record/index.ts';
import type { Row } from '../database.ts';
import type { FollowedFeed, WaitingItem } from '../following.ts';

const text = (row: Row, column: string): string | null => (row[column] as string | null) ?? null;
const parsed = <T>(row: Row, column: string): T | null => {
  const value = text(row, column);
  return value === null ? null : (JSON.parse(value) as T);
};

export const feedOf = (row: Row): Feed => ({
  id: row['id'] as string,
  address: row['address'] as string,
  format: text(row, 'format') as Feed['format'],
  title: text(row, 'title'),
  site: text(row, 'site'),
  folder: text(row, 'folder'),
  added: row['added'] as string,
  paused: Number(row['paused']) === 1,
  lastTry: text(row, 'last_try'),
  lastGood: text(row, 'last_good'),
  lastNew: text(row, 'last_new'),
  problem: parsed(row, 'problem'),
  failures: Number(row['failures']),
  nextTry: row['next_try'] as string,
  interval: Number(row['every']),
  items: Number(row['items']),
  articles: Number(row['articles']),
});

export const followedOf = (row: Row): FollowedFeed => ({
  ...feedOf(row),
  marks: { etag: text(row, 'etag'), modified: text(row, 'modified'), digest: text(row, 'digest') },
});

export const itemOf = (row: Row): FeedItem => ({
  address: row['address'] as string,
  feed: row['feed'] as string,
  url: row['url'] as string,
  title: text(row, 'title'),
  published: text(row, 'published'),
  state: row['state'] as FeedItem['state'],
  tries: Number(row['tries']),
  nextTry: text(row, 'next_try'),
  article: text(row, 'article'),
  problem: parsed(row, 'problem'),
  found: row['found'] as string,
});

/** Of an item joined with its feed's title as `outlet`. */
export const waitingOf = (row: Row): WaitingItem => ({
  ...itemOf(row),
  marks: { etag: text(row, 'etag'), modified: text(row, 'modified') },
  looks: Number(row['looks']),
  html: text(row, 'html'),
  outlet: text(row, 'outlet'),
});
