import type { Article, Attribution, Commitment, Reading, Span, Timex } from '../record/index.ts';
import type { Range } from '../text/index.ts';

/** What a stretch of the text is, for one attribution. */
export interface Role {
  attribution: string;
  role: 'source' | 'cue' | 'content';
}

/** What an article tells otherwise than the report that it is compared with. */
export interface Drifted {
  /** The words in this article; null where the other report's words were dropped. */
  after: Span | null;
  /** Where words were dropped. */
  at: number;
  /** The other report's words; null where the words are only here. */
  before: string | null;
  /** What kind of change it is, in words. */
  kind: string;
}

/** A stretch of a sentence in which nothing changes. */
export interface Segment extends Range {
  text: string;
  roles: Role[];
  /** How many contents lie over it: 2 in what is told at second hand. */
  depth: number;
  /** The time expression it belongs to, as an index into the paragraph's times. */
  time: number | null;
  /** The event that these words tell of, as an index into the reading's events. */
  event: number | null;
  /** The attribution that this segment opens: the first words of its cue, or of its source where it has no cue. */
  opens: string | null;
  /** The change that these words are; `starts` at its first words. */
  change: { of: Drifted; starts: boolean } | null;
  /** What the other report has after these words and this one dropped. */
  dropped: Drifted[];
}

/** A sentence on the page; `index` is its anchor `#s12`. */
export interface PageSentence {
  index: number;
  segments: Segment[];
  /** The white space after it. */
  after: string;
}

/** A paragraph of the page, with what is set in its margin. Unread text (furniture) has no sentences and stands in `unread`. */
export interface Paragraph {
  sentences: PageSentence[];
  unread: string | null;
  times: { words: string; timex: Timex }[];
  commitments: Commitment[];
  /** A quotation of a whole paragraph, which has a bar in the margin. */
  quoted: boolean;
  /** Whether it is the article's title, which stands above the text. */
  title: boolean;
}

/** Lays an article out for reading: every word of the text once, in order, cut where a mark begins or ends. */
export function pageOf(
  article: Pick<Article, 'text' | 'title'>,
  reading: Reading,
  changes: readonly Drifted[] = [],
): Paragraph[] {
  const { text } = article;
  const opens = new Map(reading.attributions.map((one) => [opening(one).start, one.id]));
  const direct = new Set(reading.attributions.filter((one) => one.kind === 'direct').map((one) => one.id));
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let cursor = 0;
  reading.sentences.forEach((sentence, index) => {
    const gap = text.slice(cursor, sentence.start);
    if (gap.trim() !== '') paragraphs.push({ ...blank(), unread: gap.trim() });
    if (!open || gap.trim() !== '' || /\n/u.test(gap)) paragraphs.push((open = blank()));
    else open.sentences.at(-1)!.after = gap;
    const times = reading.timexes.filter((timex) => timex.start >= sentence.start && timex.end <= sentence.end);
    const from = open.times.length;
    open.times.push(...times.map((timex) => ({ words: text.slice(timex.start, timex.end), timex })));
    open.commitments.push(
      ...reading.commitments.filter(({ span }) => span[0]!.start >= sentence.start && span[0]!.start < sentence.end),
    );
    open.sentences.push({
      index,
      segments: cut(text, sentence, reading, times, from, opens, changes),
      after: '',
    });
    cursor = sentence.end;
  });
  const rest = text.slice(cursor).trim();
  if (rest !== '') paragraphs.push({ ...blank(), unread: rest });
  for (const paragraph of paragraphs) paragraph.quoted = isQuoted(paragraph, direct);
  const title = paragraphs.slice(0, HEAD).find((paragraph) => isTitle(paragraph, article.title));
  if (title) title.title = true;
  return paragraphs;
}

/** A title stands among so many first paragraphs. */
const HEAD = 4;

function isTitle({ sentences, unread }: Paragraph, title: string | null): boolean {
  const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim().toLowerCase();
  const own =
    unread ?? sentences.map(({ segments, after }) => segments.map((one) => one.text).join('') + after).join('');
  return title !== null && plain(own) === plain(title);
}

const blank = (): Paragraph => ({
  sentences: [],
  unread: null,
  times: [],
  commitments: [],
  quoted: false,
  title: false,
});

/** The span that a reader clicks for an attribution. */
const opening = (one: Attribution): Span => one.cue?.[0] ?? one.source?.[0] ?? one.content[0]!;

function isQuoted({ sentences }: Paragraph, direct: ReadonlySet<string>): boolean {
  const segments = sentences.flatMap((sentence) => sentence.segments);
  const all = segments.reduce((sum, one) => sum + one.text.length, 0);
  const within = segments.reduce(
    (sum, one) =>
      sum +
      (one.roles.some(({ role, attribution }) => role === 'content' && direct.has(attribution)) ? one.text.length : 0),
    0,
  );
  return all > 140 && within > all * 0.8;
}

function cut(
  text: string,
  sentence: Span,
  { attributions, events }: Reading,
  times: readonly Timex[],
  firstTime: number,
  opens: ReadonlyMap<number, string>,
  changes: readonly Drifted[],
): Segment[] {
  const marks: { span: Span; role: Role }[] = [];
  for (const one of attributions) {
    const add = (role: Role['role'], spans: readonly Span[] | null): void => {
      for (const span of spans ?? [])
        if (span.start < sentence.end && sentence.start < span.end)
          marks.push({ span, role: { attribution: one.id, role } });
    };
    add('source', one.source);
    add('cue', one.cue);
    add('content', one.content);
  }
  const triggers = events.flatMap(({ trigger }, event) =>
    trigger.filter((span) => span.start < sentence.end && sentence.start < span.end).map((span) => ({ span, event })),
  );
  const changed = changes.filter(({ after }) => after && after.start < sentence.end && sentence.start < after.end);
  const dropped = changes.filter(({ after, at }) => !after && sentence.start < at && at <= sentence.end);
  const cuts = new Set([sentence.start, sentence.end, ...dropped.map(({ at }) => at)]);
  const others = triggers.map(({ span }) => span);
  for (const { start, end } of [
    ...marks.map((mark) => mark.span),
    ...others,
    ...times,
    ...changed.map(({ after }) => after!),
  ])
    for (const at of [start, end]) if (at > sentence.start && at < sentence.end) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1]!;
    const over = (span: Range): boolean => span.start <= start && end <= span.end;
    const roles = marks.filter((mark) => over(mark.span)).map((mark) => mark.role);
    const time = times.findIndex(over);
    const change = changed.find(({ after }) => over(after!));
    return {
      start,
      end,
      text: text.slice(start, end),
      roles,
      depth: new Set(roles.filter((role) => role.role === 'content').map((role) => role.attribution)).size,
      time: time < 0 ? null : firstTime + time,
      event: triggers.find(({ span }) => over(span))?.event ?? null,
      opens: opens.get(start) ?? null,
      change: change ? { of: change, starts: change.after!.start === start } : null,
      dropped: dropped.filter(({ at }) => at === end),
    };
  });
}
