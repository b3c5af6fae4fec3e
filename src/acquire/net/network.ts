import { Failure } from '../../record/index.ts';
import { privateHosts } from '../address.ts';
import { type Answer, type FetchLimits, fetchPublic } from '../fetch.ts';
import { pace } from './pace.ts';
import { type Rules, robots } from './robots.ts';

export interface NetworkOptions {
  /** Limits of every request; RAPPORTEUR_PRIVATE_HOSTS is heeded unless they name private hosts. */
  limits?: FetchLimits;
  /** Milliseconds between two requests to one host; robots.txt may ask for more. */
  gap?: number;
  /** Requests under way at once. */
  most?: number;
  /**
   * Reserves the next turn with a host where several programs share the work, and gives the milliseconds to wait for it.
   */
  reserve?: (host: string, gap: number) => Promise<number>;
}

/** How an address came to be asked: a person named it, or the program found it. */
export type Asker = 'person' | 'program';

/** The network as a polite guest uses it: robots.txt heeded, each host asked slowly, and left alone when it says so. */
export interface Network {
  /**
   * Asks an address. What a person named (a feed to follow) is refused by robots.txt only where it names Rapporteur; what the
   * program found by itself also by the rules for all robots. Every host on the way is heeded.
   * @throws Failure as `fetchPublic`, and `robots`
   */
  ask(address: string, asker: Asker, limits?: AskLimits): Promise<Answer>;
  /** The sitemaps that the robots.txt of an address's host names. */
  sitemaps(address: string): Promise<readonly string[]>;
  /** Until when the address's host asked to be left alone, as milliseconds of the epoch; null where it did not. */
  restsUntil(address: string): number | null;
}

export interface AskLimits extends FetchLimits {
  /** Tells by its head whether an answer's body is to be had; may throw. All are unless given. */
  wanted?: (answer: Omit<Answer, 'body'>) => boolean;
  /** Milliseconds to the next request of the host, in place of the usual; for a person who waits. */
  gap?: number;
}

const GAP = 1000;
const MOST = 24;
/** The longest that a server's Retry-After is heeded, in seconds: a day. */
const LONGEST_REST = 24 * 3600;

export function network({ limits = {}, gap = GAP, most = MOST, reserve }: NetworkOptions = {}): Network {
  const usual: FetchLimits = { privateHosts: privateHosts(), ...limits };
  const turns = pace(most);
  // Apart, so that a request that waits for the rules of the host it was led to never waits for itself.
  const robotTurns = pace(most);
  const rules = robots();
  /** Hosts that asked to be left alone, until when. */
  const resting = new Map<string, number>();

  const rulesFor = (address: string): Promise<Rules> =>
    rules.rules(address, (at, own) =>
      robotTurns.turn(new URL(at).host, 0, () => fetchPublic(at, () => true, { ...usual, ...own })),
    );

  /** Sees that an address may be asked now, and says how slowly. */
  async function heed(address: string, asker: Asker): Promise<number> {
    const url = URL.parse(address);
    // Refused where it is asked.
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return gap;
    const until = resting.get(url.host) ?? 0;
    if (until > Date.now()) throw leftAlone(url.host, until);
    const { known, allows, refusesUs, delay } = await rulesFor(url.href).catch((error) => {
      // What robots.txt is refused for, the address itself is.
      if (!(error instanceof Failure)) throw error;
      throw new Failure(error.code, error.message, { value: address, advice: error.advice, cause: error });
    });
    if (asker === 'program' && !known) throw unsure(address);
    if (asker === 'person' ? refusesUs(url.href) : !allows(url.href)) throw unwelcome(address, asker);
    return Math.max(gap, delay * 1000);
  }

  return {
    async ask(address, asker, { wanted = () => true, gap: near, ...own } = {}) {
      const asked = await heed(address, asker);
      const distance = near === undefined ? asked : Math.min(near, asked);
      const host = URL.parse(address)?.host ?? '';
      const answer = await turns.turn(host, distance, async () => {
        const wait = reserve ? await reserve(host, distance) : 0;
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        const until = resting.get(host) ?? 0;
        if (until > Date.now()) throw leftAlone(host, until);
        return fetchPublic(address, wanted, {
          ...usual,
          ...own,
          ...tighter(usual, own),
          onRedirect: async (to) => {
            if (to.host !== host) await heed(to.href, asker);
          },
        });
      });
      if (answer.retryAfter !== null && (answer.status === 429 || answer.status === 503))
        resting.set(new URL(answer.url).host, Date.now() + Math.min(answer.retryAfter, LONGEST_REST) * 1000);
      return answer;
    },
    sitemaps: async (address) => (await rulesFor(address)).sitemaps,
    restsUntil(address) {
      const until = resting.get(URL.parse(address)?.host ?? '') ?? 0;
      return until > Date.now() ? until : null;
    },
  };
}

/** Of limits that are given twice the tighter ones. */
const tighter = (usual: FetchLimits, own: FetchLimits): FetchLimits =>
  Object.fromEntries(
    (['time', 'size', 'redirects'] as const).flatMap((name) => {
      const both = [usual[name], own[name]].filter((limit) => limit !== undefined);
      return both.length === 0 ? [] : [[name, Math.min(...both)]];
    }),
  );

const leftAlone = (host: string, until: number): Failure =>
  new Failure('busy', `The server asked not to be asked before ${new Date(until).toISOString().slice(0, 19)}Z.`, {
    value: host,
    advice: 'It is asked again by itself after that.',
  });

const unsure = (address: string): Failure =>
  new Failure('network', 'The robots.txt of this site cannot be had, so its pages are left alone for now.', {
    value: address,
    advice: 'It is tried again later.',
  });

const unwelcome = (address: string, asker: Asker): Failure =>
  new Failure('robots', 'The robots.txt of this site asks not to fetch this address.', {
    value: address,
    advice:
      asker === 'person'
        ? 'It names Rapporteur: ask the outlet, or save the pages and read the files.'
        : 'Save the page and read the file, or give its address to rapporteur ingest.',
  });
