import { markOf } from '../plain/marks.ts';
import type { Block } from './blocks.ts';

const CREDIT =
  /^[([*]?\s*(?:©|\(c\)\s|(?:titel)?(?:photo|foto|bild|image|picture|grafik|illustration|video)(?:s|graph(?:y|er)?|nachweis|quelle|credit|montage|rechte)?\s*(?:by|credit|courtesy|:|\/|©|\()|(?:image |photo |foto |bild)?(?:credits?|quellen?(?:angaben?|nachweis)?|sources?|źródło|fuente|fonte|bron|kilde|källa|zdroj|crédits?(?: photos?)?|créditos?|courtesy|via)\s*(?::|©|of\s|\/))/iu;
const CREDIT_TAIL =
  /[,.|(]\s*(?:photo|foto|bild|image|credit|quelle)s?\s*(?::|©|by\s).{2,60}$|\|\s*©.{2,60}$|©\s?[\p{Lu}].{1,60}$/iu;
const LABEL =
  /^(?:(?:zuletzt )?(?:aktualisiert|geändert)(?: am)?|(?:last )?updated?(?: on)?|stand|datum|date|release date|published(?: on)?|posted(?: on)?|veröffentlicht(?: am)?|publikacja|opublikowano|data publikacji|fecha|categor(?:y|ies)|kategorien?|tags?|schlagw(?:ort|örter)|etiquetas|themen|topics?|autor(?:in)?|author|filed under|posted in|kontakt|contact|quellen?(?:angaben)?|sources?|weitere informationen|mehr informationen|zusatzinformationen|permalink|permalien)\b\s*(?::.{0,80})?$/iu;
const POINTER =
  /^[»>›→▶•*\-[(]{0,2}\s*(?:czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|dowiedz się więcej|przeczytaj (?:też|także|również)?|schon gelesen|lesen sie (?:auch|dazu|hier|mehr)|mehr (?:dazu|zum thema|lesen|infos?)|das könnte (?:sie|dich) auch|weitere (?:infos?|artikel|informationen|links|themen|news|beiträge)|hier geht(?: es|['’]s) (?:zu|weiter)|\.{3} ?weiter|weiterlesen|passend dazu|zum weiterlesen|lire (?:aussi|également|la suite)|voir aussi|à (?:lire|voir)|retrouvez|ver más|ver también|mira también|te (?:puede|recomendamos)|lee (?:también|además)|lea (?:además|también|más)|no te pierdas|leia (?:também|mais)|veja (?:também|mais)|saiba mais|nos siga|siga(?:-| )nos|síguenos|suivez|folgen sie|folge uns|seguici|leggi (?:anche|tutto)|lees (?:ook|verder|meer)|läs (?:också|mer|även)|les også|čtěte také|olvasd el|citește și|haberin devamı|подпис(?:ывайтесь|аться)|читайте (?:также|нас|ещё)|click (?:here|to)|(?:learn|find out|read|see|view|discover) more|read (?:the )?(?:full|next|on|original)|join (?:the|our)|subscribe|sign up|do you want to be informed|gefällt (?:dir|ihnen)|rezept drucken|jetzt (?:abonnieren|anmelden|bestellen|lesen|registrieren)|anzeige\b|- ?anzeige ?-|werbung\b|\*?werbung\.)/iu;

/** Whether a block of a page's article is no part of its text: a caption's credit, a label, a pointer to another page, a prompt. */
export function isAside(block: Block): boolean {
  const { text, linked } = block;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (markOf(text) !== null) return true;
  if (text.length > 260) return false;
  if (text.length <= 100 && LABEL.test(text)) return true;
  if (text.length <= 130 && CREDIT.test(text)) return true;
  if (text.length <= 180 && CREDIT_TAIL.test(text)) return true;
  if (POINTER.test(text) && (linked > 0 || text.length <= 60)) return true;
  return block.tag === 'p' && linked > text.length * 0.9 && text.length < 120 && block.links === 1 && isAlone(block);
}

/** Whether a paragraph is all one link: a pointer, unless it is a sentence. */
const isAlone = (block: Block): boolean => !/[.!?:]["”’)]?$/.test(block.text);
