import outletList from './outlets.json' with { type: 'json' };

/** A publisher as the list knows it. */
export interface Outlet {
  name: string;
  aliases: readonly string[];
  /** Its sites, without "www.". */
  domains: readonly string[];
  /** ISO 3166 code of its seat; null where it has none. */
  country: string | null;
  kind: 'agency' | 'paper' | 'site' | 'broadcaster' | 'magazine';
}

/** The outlets of `outlets.json`: agencies, papers, broadcasters and sites. */
export const OUTLETS: readonly Outlet[] = (outletList.outlets as unknown[][]).map((row) => ({
  name: row[0] as string,
  aliases: row[1] as string[],
  domains: row[2] as string[],
  country: row[3] as string | null,
  kind: row[4] as Outlet['kind'],
}));

/** A name without article, case, accents and marks, for comparing names of outlets. */
export const outletKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[’']s\b/g, '')
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME = new Map<string, Outlet>();
const BY_DOMAIN = new Map<string, Outlet>();
for (const outlet of OUTLETS) {
  for (const name of [outlet.name, ...outlet.aliases]) {
    const key = outletKey(name);
    if (!BY_NAME.has(key)) BY_NAME.set(key, outlet);
  }
  for (const domain of outlet.domains) BY_DOMAIN.set(domain, outlet);
}

/**
 * The outlet that a name or alias means, case, accents and article aside; null for one the list has not. Of a name that is one
 * common word with its article ("The Sun") the article is part.
 */
export function outletNamed(name: string): Outlet | null {
  const found = BY_NAME.get(outletKey(name)) ?? null;
  if (!found || /^the\s/i.test(name) || found.aliases.includes(name)) return found;
  return /^The \S+$/.test(found.name) && outletKey(found.name) === outletKey(name) ? null : found;
}

/** The outlet whose site an address is on, subdomains included. */
export function outletAt(url: string): Outlet | null {
  let host: string;
  try {
    host = new URL(url).hostname.toLowerCase();
  } catch {
    return null;
  }
  for (let at = 0; at >= 0; ) {
    const found = BY_DOMAIN.get(host.slice(at));
    if (found) return found;
    const dot = host.indexOf('.', at);
    at = dot < 0 ? -1 : dot + 1;
  }
  return null;
}
