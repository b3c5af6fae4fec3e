import { Failure } from '../../record/index.ts';
import { addressIn, plain } from './parse.ts';

/** A subscription as OPML lists carry it. */
export interface Subscription {
  address: string;
  title: string | null;
  site: string | null;
  /** The folder it stands in; folders in folders are joined by " / ". */
  folder: string | null;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

const MOST = 10_000;
const DEEPEST = 20;

/** Whether a text is an OPML list. */
export const isOpml = (text: string): boolean =>
  /^(?:[^<]|<\?|<!--){0,50}[\s\S]{0,2000}?<opml[\s>]/i.test(text.slice(0, 4000));

/**
 * The subscriptions of an OPML list, each address once.
 * @throws Failure `no_feed` where it is none or names no feed
 */
export async function readOpml(text: string, name: string): Promise<Subscription[]> {
  const { parseOpml } = await import('feedsmith');
  let outlines: Outline[];
  try {
    outlines = (parseOpml(text).body?.outlines ?? []) as Outline[];
  } catch (error) {
    throw new Failure('no_feed', 'This is no OPML list, or a damaged one.', {
      value: name,
      advice: 'Export the subscriptions of the other reader as OPML again.',
      cause: error,
    });
  }
  const found = new Map<string, Subscription>();
  const walk = (list: readonly Outline[], folders: readonly string[]): void => {
    for (const one of list) {
      if (found.size >= MOST) return;
      const title = plain(one.title ?? one.text);
      const address = /^https?:\/\//i.test(one.xmlUrl ?? '') ? addressIn(one.xmlUrl, one.xmlUrl!) : null;
      if (address && !found.has(address))
        found.set(address, {
          address,
          title: title === address ? null : title,
          site: /^https?:\/\//i.test(one.htmlUrl ?? '') ? addressIn(one.htmlUrl, one.htmlUrl!) : null,
          folder: folders.join(' / ') || null,
        });
      if (one.outlines && folders.length < DEEPEST)
        walk(one.outlines, title && !address ? [...folders, title] : folders);
    }
  };
  walk(outlines, []);
  if (found.size === 0)
    throw new Failure('no_feed', 'The OPML list names no feed.', {
      value: name,
      advice: 'Its outlines need an xmlUrl.',
    });
  return [...found.values()];
}

const HEAD = 'Outlets followed by Rapporteur';
/** The library refuses a list of nothing, which is what a new record has. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n    <title>${HEAD}</title>\n  </head>\n  <body/>\n</opml>\n`;

/** An OPML 2.0 list of subscriptions, by folder. */
export async function writeOpml(subscriptions: readonly Subscription[], made: Date): Promise<string> {
  if (subscriptions.length === 0) return EMPTY;
  const { generateOpml } = await import('feedsmith');
  const outline = ({ address, title, site }: Subscription) => ({
    ...{ type: 'rss', text: title ?? address, title: title ?? address, xmlUrl: address },
    ...(site === null ? {} : { htmlUrl: site }),
  });
  const folders = Map.groupBy(subscriptions, ({ folder }) => folder);
  const list = (folder: string | null): ReturnType<typeof outline>[] => (folders.get(folder) ?? []).map(outline);
  const named = [...folders.keys()].filter((folder) => folder !== null);
  return generateOpml({
    head: { title: HEAD, dateCreated: made },
    body: { outlines: [...named.map((folder) => ({ text: folder, outlines: list(folder) })), ...list(null)] },
  });
}
