import parser from 'robots-parser';
import { Failure } from '../../record/index.ts';
import { AGENT } from '../agent.ts';
import type { Answer, FetchLimits } from '../fetch.ts';

/** What a host's robots.txt asks of us. */
export interface Rules {
  /** Whether they are known; false while the server has trouble to give them: nothing is allowed then. */
  known: boolean;
  /** Whether we may fetch an address by ourselves. */
  allows(address: string): boolean;
  /** Whether a rule names us, and not only robots in general, and refuses. */
  refusesUs(address: string): boolean;
  /** Seconds between two requests that it asks for; 0 where it says none. */
  delay: number;
  /** The sitemaps that it names, as addresses. */
  sitemaps: readonly string[];
}

export interface Robots {
  /** The rules of an address's host: asked for once, then known for a day. */
  rules(address: string, ask: (robots: string, limits: FetchLimits) => Promise<Answer>): Promise<Rules>;
}

/** What the library's types, which are those of an ES module, do not say of a CommonJS one. */
const robotsParser = parser as unknown as (
  at: string,
  text: string,
) => {
  isAllowed(address: string, agent: string): boolean | undefined;
  isDisallowed(address: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
};

const DAY = 24 * 3600_000;
/** How long a host whose robots.txt could not be had is left alone, in milliseconds. */
const LATER = 3600_000;
/** RFC 9309, 2.5: at least the first 500 KiB must be read. */
const LARGEST = 512 * 1024;
const MOST_HOSTS = 5000;

/** Robots.txt by RFC 9309: 4xx allows everything, a server error or no answer nothing until it can be had. */
export function robots(now: () => number = Date.now): Robots {
  const known = new Map<string, { rules: Promise<Rules>; until: number }>();
  return {
    rules(address, ask) {
      const { origin } = new URL(address);
      const held = known.get(origin);
      if (held && held.until > now()) return held.rules;
      const entry = { rules: rulesOf(origin, ask), until: now() + DAY };
      known.delete(origin);
      known.set(origin, entry);
      if (known.size > MOST_HOSTS) known.delete(known.keys().next().value!);
      void entry.rules.then(
        (rules) => {
          if (rules === UNKNOWN) entry.until = now() + LATER;
        },
        () => known.delete(origin),
      );
      return entry.rules;
    },
  };
}

const OPEN: Rules = { known: true, allows: () => true, refusesUs: () => false, delay: 0, sitemaps: [] };
/** Nothing is allowed while the rules cannot be had. */
const UNKNOWN: Rules = { known: false, allows: () => false, refusesUs: () => false, delay: 0, sitemaps: [] };

async function rulesOf(origin: string, ask: (robots: string, limits: FetchLimits) => Promise<Answer>): Promise<Rules> {
  const at = `${origin}/robots.txt`;
  let answer: Answer;
  try {
    answer = await ask(at, { accept: 'text/plain, */*;q=0.1', size: LARGEST, time: 10_000, redirects: 5 });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'too_large') return OPEN;
    if (error.code === 'refused_address') throw error;
    return UNKNOWN;
  }
  if (answer.status >= 500 || answer.status === 429) return UNKNOWN;
  if (answer.status >= 300) return OPEN;
  return read(at, new TextDecoder().decode(answer.body));
}

/** The rules of a robots.txt's text. */
export function read(at: string, text: string): Rules {
  const parsed = robotsParser(at, text);
  // A group of our own replaces the one for all, so what differs with an unknown name is said to us.
  const ours = namesUs(text);
  return {
    known: true,
    allows: (address) => parsed.isAllowed(address, AGENT) !== false,
    refusesUs: (address) => ours && parsed.isDisallowed(address, AGENT) === true,
    delay: Math.min(parsed.getCrawlDelay(AGENT) ?? 0, 120),
    sitemaps: parsed.getSitemaps().filter((one) => /^https?:\/\//i.test(one)),
  };
}

const namesUs = (text: string): boolean => new RegExp(`^\\s*user-agent\\s*:\\s*${AGENT}\\b`, 'im').test(text);
