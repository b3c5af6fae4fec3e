import type { Article, Report, Span, Statement } from '../record/index.ts';

/** The relations of a folder of pages, as `rapporteur relate DIR --json` prints them; offsets are UTF-16 units of the page's text. */
export interface FolderRelations {
  /** The file that the largest chain of copies begins with; null where its origin is not in the folder. */
  origin: string | null;
  pages: {
    file: string;
    role: Report['role'];
    of: string | null;
    credit: Span | null;
    /** The outlet that the credit names, whether or not its report is in the folder. */
    creditedOutlet: string | null;
    manner: Report['manner'];
    shared: number | null;
    confidence: number;
  }[];
  /** What the origin tells that somebody said, with the variants in the other pages. */
  statements: {
    speaker: string | null;
    variants: {
      file: string;
      content: Span[];
      source: Span[] | null;
      kinds: string[];
      drift: Statement['variants'][number]['drift'];
    }[];
  }[];
}

/**
 * The relations of a folder, seen from its largest family: reports outside it are distractors. Where the origin is missing, the
 * statements are those of the family's first report.
 */
export function folderRelations(
  pages: readonly { file: string; article: Article }[],
  relations: { reports: readonly Report[]; statements: readonly Statement[] },
): FolderRelations {
  const fileOf = new Map(pages.map((p) => [p.article.id, p.file]));
  const file = (id: string | null): string | null => (id === null ? null : (fileOf.get(id) ?? null));
  const families = Map.groupBy(relations.reports, (r) => r.family);
  const weight = (reports: readonly Report[]): number =>
    reports.length + reports.filter((r) => r.role === 'derived').length * 100;
  const main = [...families.values()].sort((a, b) => weight(b) - weight(a))[0] ?? [];
  const descendants = (id: string): number =>
    main.filter((r) => r.of === id).reduce((n, r) => n + 1 + descendants(r.article), 0);
  const origin = main
    .filter((r) => r.role === 'origin')
    .sort((a, b) => descendants(b.article) - descendants(a.article))[0];
  const first = origin?.article ?? main[0]?.article ?? null;
  const inMain = new Set(main.map((r) => r.article));
  const byArticle = new Map(relations.reports.map((r) => [r.article, r]));
  return {
    origin: file(origin?.article ?? null),
    pages: pages.map(({ file: name, article }) => {
      const r = byArticle.get(article.id);
      const role = !r
        ? 'distractor'
        : inMain.has(article.id) && (main.length > 1 || pages.length === 1)
          ? r.role
          : r.of === null
            ? 'distractor'
            : r.role;
      const aside = role === 'origin' && r?.article !== origin?.article;
      return {
        file: name,
        role: aside ? 'independent' : role,
        of: file(r?.of ?? null),
        credit: r?.credit ?? null,
        creditedOutlet: r?.creditedOutlet ?? null,
        manner: r?.manner ?? null,
        shared: r?.shared ?? null,
        confidence: r?.confidence ?? 0,
      };
    }),
    statements: relations.statements
      .filter((s) => s.variants[0]!.article === first)
      .map((s) => ({
        speaker: s.speaker?.name ?? null,
        variants: s.variants.flatMap((v) => {
          const name = file(v.article);
          return name === null
            ? []
            : [{ file: name, content: v.content, source: v.source, kinds: v.kinds, drift: v.drift }];
        }),
      })),
  };
}
