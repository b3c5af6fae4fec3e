/** What a browser takes for a path of the same server, and not for the beginning of another's address. */
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** The path of this server that an address names, with its query and fragment; `usual` for an address of anywhere else. */
export function ownPath(to: unknown, usual: string): string {
  const here = 'http://here.invalid';
  if (typeof to !== 'string' || !OWN_PATH.test(to)) return usual;
  const url = URL.parse(to, here);
  if (!url || url.origin !== here) return usual;
  // Dots that the parser took out may have left two slashes at the beginning.
  const path = url.pathname + url.search + url.hash;
  return OWN_PATH.test(path) ? path : usual;
}
