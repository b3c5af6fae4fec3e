import { writtenDates } from '../dates.ts';
import { wordsOf } from './lines.ts';

/** What a line of page furniture is. `pointer` announces another page and may own the headline on the next line. */
export type Mark = 'widget' | 'pointer' | 'stamp' | 'byline' | 'crumbs' | 'prompt' | 'signature';

const WIDGETS = new RegExp(
  `^(?:${[
    'share(?: (?:this|on|via|it|article|story|post).{0,20})?|tweet|retweet|like|pin it|print(?: this (?:page|article))?|e-?mail(?: this)?|copy(?: link)?',
    'facebook|twitter|x|whats ?app|viber|telegram|linkedin|reddit|pinterest|messenger|flipboard|vk|ok|threads|bluesky|instagram|youtube|tiktok|line|wechat|weibo|mastodon|pocket|f|t|in',
    'save(?: for later)?|bookmark|archive|send to a friend|gift(?: this)? article|add to favou?rites|download(?: pdf)?|pdf',
    'listen(?: to (?:this |the )?(?:article|story))?|play|pause|watch(?: video)?|video|photos?|gallery|audio',
    'a ?[+−–-]|a a a?|aa|[+−–-] ?[+−–-]|(?:font|text) size|px|\\d{1,2} ?px|[+↺−–-]+',
    '\\d[\\d.,]* ?(?:comments?|views?|shares?|reads?|likes?|photos?|min(?:utes?)?(?: read)?|reactions?)|(?:comments?|views?|shares?|reads?|likes?) ?[(\\[]?\\d*[)\\]]?|\\d{1,7}|no comments?|leave a (?:comment|reply)|be the first to comment|join the (?:conversation|discussion)|post a comment',
    'report (?:an? )?(?:error|mistake|typo)|contact (?:us|the newsroom|the (?:editor|author))|feedback|corrections?|help|about us|terms(?: of (?:use|service))?|privacy(?: policy)?|cookies?(?: policy)?|imprint|impressum',
    'advertisement|advertising|advert|ads?(?: by .{1,30})?|sponsored(?: content)?|promoted|paid content|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|continue reading(?: below)?|scroll (?:down )?(?:for more|to continue).{0,20}',
    'subscribe(?: (?:now|here|today|to .{1,40}))?|sign (?:in|up)(?: .{1,40})?|log ?in|register|my account|become a member|donate(?: now)?|support us|premium|exclusive',
    'home|menu|search|sections?|skip to .{1,20}|back to (?:top|home(?:page)?)|top|next|previous|prev|close|more|load more|show (?:more|all)|read more|see (?:more|all)|view all|all rights reserved|copyright|©.{0,60}|rss|newsletters?|e-?paper|live(?: tv)?|follow|following|news id|id|source|tags?|topics?',
    'teilen|drucken|merken|kommentare?|artikel teilen|anzeige|werbung|newsletter abonnieren|partager|imprimer|publicité|commenter|compartir|imprimir|publicidad|comentarios?|condividi|stampa|commenti|pubblicità|compartilhar|publicidade|delen|reageer|udostępnij|drukuj|reklama|paylaş|yazdır|reklam|поделиться|печать|реклама|версия для печати',
  ].join('|')})$`,
  'i',
);

const POINTER =
  /^(?:[([>»►▶•*-]\s?)?(?:(?:read|see|watch|listen|view|check)(?:,)? (?:also|more|next|too|this|further)|also (?:read|see|watch)|read (?:the )?(?:full|original) (?:story|article|report)|related(?: (?:article|news|stor|post|content|coverage|topic|link|reading)(?:s|ies|y)?)?|more (?:on this|from|in|about|news|stories|to read|top)|must[ -]reads?|recommended(?: for you| reading| stories)?|don['’]t miss|you (?:may|might) (?:also )?(?:like|be interested)|(?:most|top) (?:read|popular|viewed|stories|shared)|trending(?: now)?|in (?:other|related) news|what to read next|up next|further reading|editor['’]?s['’]? picks?|latest (?:news|stories|headlines)|other (?:news|stories)|from (?:the|our) (?:archive|web)|previously|lesen sie auch|mehr zum thema|auch interessant|siehe auch|lire aussi|à lire aussi|sur le même sujet|lea también|leer más|te puede interesar|ver también|leggi anche|leia também|veja também|lees ook|zobacz też|czytaj także|ayrıca okuyun|читайте также|смотрите также|читайте також)(?=\s*(?:[:|>»►–—-]|$)|\s+[A-Z0-9"“‘']|\s+(?:the region|world|this|our|us)\b)/iu;

const PROMPT =
  /^(?:[([>»►▶•*-]\s?)?(?:(?:subscribe|sign up|register) (?:to|for|now|here|today|and)\b.{0,160}|(?:follow|like|join|find|add) (?:us|our|me)\b.{0,120}|follow [A-Z][\p{L}.'’ -]{2,60}(?:['’]s)?(?: weekly| daily)?(?: (?:letter|newsletter|column|blog)| on (?:x|twitter|facebook|instagram|telegram|linkedin|youtube|google news|whatsapp)\b.{0,60})|(?:get|receive) (?:the|our|all|your|more|breaking|daily|latest)\b.{0,80}(?:inbox|newsletter|alerts?|notifications?|app|news|email).{0,60}|(?:download|install|get) (?:the|our)\b.{0,40}app\b.{0,60}|click here\b.{0,120}|(?:stay|keep) (?:up[ -]to[ -]date|informed|tuned|connected)\b.{0,100}|(?:tap|click) to\b.{0,60}|enjoying (?:this|our)\b.{0,100}|(?:support|help) (?:our|independent|us)\b.{0,100}|(?:what do you think|have your say|let us know).{0,100}|(?:we|this (?:site|website)) uses? cookies.{0,200}|by (?:signing up|subscribing|continuing|clicking).{0,200}|(?:please )?(?:enable|turn on) javascript.{0,120}|(?:this|the) (?:article|story|content) (?:is (?:for|only|available)|requires)\b.{0,120}|all rights reserved.{0,120}|(?:copyright|©|\(c\)) .{0,160}|.{0,80}\ball rights reserved\.?|this (?:material|content|article) may not be (?:published|reproduced).{0,160}|tides today:.{0,80}|(?:got a|have a|send us) (?:news )?tips?\b.{0,120}|for more (?:news|stories|information)\b.{0,120})$/iu;

const BYLINE =
  /^(?:(?:story |text |words |report )?by|from|written by|reported by|reporting by|additional reporting by|writing by|edited by|editing by|editor|compiled by|translated by|author|authors|text|von|par|por|di|door|przez|yazan|автор|reporter|correspondent)(?:\s*:\s*|\s+)(?=["“]?[\p{Lu}]|our\b|staff\b|the\b)/u;
const BYLINE_I = new RegExp(BYLINE.source, 'iu');
const CREW =
  /^\(?(?:(?:additional )?(?:reporting|writing|editing|compiled|translation|production|graphics?|photos?) by|our standards:|reported by)\b.{0,300}$/i;
const DESK =
  /(?:^|\s)(?:desk|staff|staff (?:writer|reporter|correspondent)|web (?:desk|team|report)|news ?desk|newsroom|editorial (?:team|board|staff)|correspondents?|bureau(?: chief)?|editor|reporter|agencies|foreign staff|monitoring)$/i;

const STAMP_WORDS =
  /\b(?:publish(?:ed)?|updated?|last|modified|posted|created|issued|date|dated|on|at|by|in|from|first|views?|news|id|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|[ap]\.?m|gmt|utc|bst|c?e?st|cet|edt|ist|npt|msk|local time|hrs?|uhr|min(?:utes?)? read|edition|stand|veröffentlicht|aktualisiert|publié|mis à jour|le|el|publicado|actualizado|pubblicato|aggiornato)\b/giu;

const CRUMB = /\s(?:>|»|›|→|::)\s|^(?:home|news|world|start|главная)\s[/|]\s/i;
const SECTION =
  /^(?:world|news|politics|europe|asia|africa|americas?|middle east|west asia|international|region(?:al)?|business|economy|environment|diplomacy|foreign(?: news| policy)?|national|latest|opinion|home|top stories|breaking(?: news)?|exclusive|analysis|interview|explainer|story|stories|society|security|defen[cs]e|energy|climate|culture|sports?|science|tech(?:nology)?|ports?|english(?: (?:service|edition|version|bulletin))?|live|feature|indian ocean|gulf)$/i;

/** Pieces of a line between the marks that pages set between links. */
export const piecesOf = (line: string): string[] =>
  line
    .split(/\s+[|/•·—–›»>-]\s+|\s{2,}|\t|[|•·]|:\s|:$/)
    .map((piece) => piece.trim())
    .filter(Boolean);

/** A section label of a site: "World", "Business & Environment". */
export const isSection = (piece: string): boolean =>
  piece.split(/\s*(?:&|,|\band\b|\/)\s*/).every((part) => SECTION.test(part.trim()));

function isWidgets(line: string): boolean {
  if (line.length > 160) return false;
  const pieces = piecesOf(line);
  return pieces.length > 0 && pieces.every((piece) => WIDGETS.test(piece));
}

/** Whether a line says when the page was published or changed and little else. */
export function isStamp(line: string): boolean {
  if (line.length > 170 || /[.!?]["”’]?$/.test(line.replace(/\b[ap]\.m\.$/i, ''))) return false;
  const dates = writtenDates(line);
  if (dates.length === 0) return false;
  let rest = '';
  let at = 0;
  for (const date of dates) {
    rest += `${line.slice(at, Math.max(at, date.start))} `;
    at = date.end;
  }
  rest += line.slice(at);
  const widgetless = piecesOf(rest.replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?/gi, ' '))
    .filter((piece) => !WIDGETS.test(piece))
    .join(' ');
  return wordsOf(widgetless.replace(STAMP_WORDS, ' ')).length <= 7;
}

/** A byline: "By Wiebke Aalders", "Written by: …", "(Reporting by …; editing by …)". */
export function isByline(line: string): boolean {
  if (CREW.test(line)) return true;
  if (line.length > 140 || /[.!?]$/.test(line)) return false;
  if (!BYLINE_I.test(line) || !BYLINE.test(line[0]!.toLowerCase() + line.slice(1))) return false;
  return !/\b(?:is|are|was|were|has|have|had|will|said|says)\b/.test(line);
}

/** A line that names a desk or an office, not a story: "KT Digital Desk", "Diplomatic Correspondent". */
export const isDesk = (line: string): boolean => wordsOf(line).length <= 6 && DESK.test(line);

const SIGNATURE =
  /^(?:\((?:with )?[A-Z]{2,6}(?:\s?[/,&]\s?(?:[A-Z]{2,8}|[Aa]gencies))*(?: inputs?)?\)|[A-Z]{2,6}(?:\/[a-z]{2,4}){1,4}|end of (?:message|item|news)\/?|\/?\/?end\/?|-+ ?(?:ends?|30|xxx) ?-+|#{2,4}|\*{3,}|(?:source|sources|quelle|fuente|fonte|источник)\s*:\s.{1,80}|tags?\s*:\s.{1,200}|(?:#\p{L}[\p{L}\p{N}_]+[\s,]*)+|published in .{1,100}|first published(?: in| on)? .{1,100}|this (?:article|story|report) (?:was|is) (?:first |originally )?published\b.{1,140}|news id:? ?\d+)$/iu;

/** What kind of furniture a line is wherever it stands; null for text. */
export function markOf(line: string): Mark | null {
  if (!line || line.length > 320) return null;
  if (isWidgets(line)) return 'widget';
  if (/^\s*date \d{4}-\d{2}-\d{2}\b/.test(line) && isStamp(line)) return 'stamp';
  if (POINTER.test(line) && !/[.!?]["”’]?$/.test(line.replace(/\.\.\.$/, ''))) return 'pointer';
  if (PROMPT.test(line)) return 'prompt';
  if (CREW.test(line)) return 'byline';
  if (SIGNATURE.test(line)) return 'signature';
  if (/^(?:published|updated|last updated|last modified|posted)\b/i.test(line) && isStamp(line)) return 'stamp';
  return null;
}

/** What a line of the page's head is: also stamps, bylines and trails of sections. */
export function headMarkOf(line: string): Mark | null {
  const mark = markOf(line);
  if (mark) return mark;
  if (isStamp(line)) return 'stamp';
  if (isByline(line) || isDesk(line)) return 'byline';
  if (CRUMB.test(line) && line.length < 140 && !/[.!?]$/.test(line)) return 'crumbs';
  const pieces = piecesOf(line);
  return pieces.length > 0 && pieces.every((piece) => isSection(piece) || WIDGETS.test(piece)) ? 'crumbs' : null;
}
