/** What a page's JSON-LD says of its article; null where it says nothing. */
export interface LinkedFacts {
  types: string[];
  headline: string | null;
  published: string | null;
  modified: string | null;
  authors: string[];
  publisher: string | null;
  body: string | null;
  language: string | null;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const textIn = (value: unknown): string | null => {
  if (typeof value === 'string') return value.replace(/<[^>]{0,200}>/g, '').trim() || null;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textIn(value[0]);
  if (isObject(value)) return textIn(value['@value'] ?? value['name']);
  return null;
};
const typesOf = (node: Json): string[] => listOf(node['@type']).filter((type) => typeof type === 'string');

const ARTICLE =
  /^(?:.*Article|BlogPosting|Report|Reportage.*|.*Review|SocialMediaPosting|DiscussionForumPosting|LiveBlogPosting|CreativeWork|Recipe)$/i;

/** JSON as sites write it: comments, CDATA, control characters in strings and trailing commas are passed over. */
function parseLoosely(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const attempts: (() => string)[] = [
    () => bare,
    () => bare.replace(/[\u0000-\u001f]+/g, ' '),
    () => bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'),
    () =>
      bare
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*([}\]])/g, '$1')
        .replace(/\\(?!["\\/bfnrtu])/g, '\\\\'),
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt());
    } catch {}
  }
  return null;
}

/** Single facts out of JSON too broken to parse. */
function salvage(source: string): Json {
  const out: Json = { '@type': /"(?:News)?Article"|BlogPosting/.test(source) ? 'Article' : 'Thing' };
  for (const key of ['datePublished', 'dateModified', 'dateCreated', 'headline']) {
    const value = new RegExp(`"${key}"\\s{0,9}:\\s{0,9}"([^"\\n]{1,300})"`).exec(source)?.[1];
    if (value) out[key] = value;
  }
  return out;
}

function nodesIn(value: unknown, depth = 0): Json[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item) => nodesIn(item, depth + 1));
  if (!isObject(value)) return [];
  const inner = [
    value['@graph'],
    value['mainEntity'],
    value['mainEntityOfPage'],
    value['itemListElement'] === undefined ? value['item'] : undefined,
  ];
  return [value, ...inner.flatMap((item) => nodesIn(item, depth + 1))];
}

/** The facts of the page's JSON-LD scripts; the first article among their nodes speaks for the page. */
export function linkedFacts(scripts: readonly string[]): LinkedFacts | null {
  const nodes = scripts.flatMap((source) => {
    if (source.length > 2_000_000) return [];
    const parsed = parseLoosely(source);
    return parsed === null ? [salvage(source)] : nodesIn(parsed);
  });
  if (nodes.length === 0) return null;
  const byId = new Map(nodes.filter((node) => typeof node['@id'] === 'string').map((node) => [node['@id'], node]));
  const named = (value: unknown): string[] =>
    listOf(value).flatMap((item) => {
      if (isObject(item) && !item['name'] && byId.has(item['@id'])) return textIn(byId.get(item['@id'])!['name']) ?? [];
      return textIn(item) ?? [];
    });
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const article = articles.find((node) => node['datePublished'] || node['headline']) ?? articles[0] ?? null;
  const page =
    article ?? nodes.find((node) => typesOf(node).some((type) => /Page$/.test(type)) && node['datePublished']) ?? null;
  const any = (key: string): string | null => textIn(page?.[key]) ?? null;
  return {
    types: nodes.flatMap(typesOf),
    headline: article ? (textIn(article['headline']) ?? textIn(article['name'])) : null,
    published: any('datePublished') ?? any('dateCreated') ?? any('uploadDate'),
    modified: any('dateModified'),
    authors: article ? named(article['author'] ?? article['creator']) : [],
    publisher: article ? (named(article['publisher'])[0] ?? null) : null,
    body: article ? (textIn(article['articleBody']) ?? null) : null,
    language: article ? textIn(article['inLanguage']) : null,
  };
}
