/**
 * Names of months in the languages of the press, lower case, without marks of abbreviation. Where a form belongs to several
 * months in different languages ("listopad": Polish November, Croatian October) it is resolved by the caller's language.
 */
const MONTHS: readonly string[] = [
  'january jan januar jänner janvier janv jan enero ene gennaio gen januari styczeń stycznia sty leden ledna január januára январь января янв січень січня sausio ocak oca ιανουαρίου ιανουάριος ιαν ianuarie ian siječnja siječanj јануар януари janúar jaanuar janvāris tammikuu tammikuuta gener xaneiro januára يناير ינואר sij',
  'february feb febr februar février févr fév fevrier febrero febbraio fevereiro fev februari luty lutego lut únor února február februára февраль февраля фев февр лютий лютого vasario şubat şub φεβρουαρίου φεβρουάριος φεβ februarie veljače veljača фебруар февруари veebruar februāris helmikuu helmikuuta febrer febreiro فبراير פברואר vel',
  'march mar mars märz maerz mrz marzo março marco maart mrt marzec marca marz březen března bře марта март мар березень березня kovo mart μαρτίου μάρτιος μαρ martie ožujka ožujak márc március marts maaliskuu maaliskuuta març مارس מרץ märts maret ožu',
  'april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub apríl apríla апрель апреля апр квітень квітня balandžio nisan nis απριλίου απρίλιος απρ aprilie travnja travanj április ápr huhtikuu huhtikuuta أبريل אפריל aprill aprīlis tra април',
  'may mai mayo maggio mag mei maj maja květen května kvě máj мая май травень травня gegužės mayıs μαΐου μάιος μαϊ svibnja svibanj május máj maio toukokuu toukokuuta maig مايو מאי svi',
  'june jun juni juin junio giugno giu junho czerwiec czerwca cze červen června čvn jún júna июнь июня июн червень червня birželio haziran haz ιουνίου ιούνιος ιουν iunie lipnja lipanj június jún kesäkuu kesäkuuta juny xuño يونيو יוני juuni jūnijs lip юни јун',
  'july jul juli juillet juil julio luglio lug julho lipiec lipca červenec července čvc júl júla июль июля июл липень липня liepos temmuz tem ιουλίου ιούλιος ιουλ iulie srpnja srpanj július júl heinäkuu heinäkuuta juliol xullo يوليو יולי juuli jūlijs srp юли јул',
  'august aug août aout agosto ago ag augustus sierpień sierpnia sie srpen srpna srp augusta август августа авг серпень серпня rugpjūčio ağustos ağu αυγούστου αύγουστος αυγ kolovoza kolovoz augusztus elokuu elokuuta agost أغسطس אוגוסט augusti augusts agustus kol',
  'september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz září zář septembra сентябрь сентября сен сент вересень вересня rugsėjo eylül eyl σεπτεμβρίου σεπτέμβριος σεπ septembrie rujna rujan szeptember szept syyskuu syyskuuta setembre سبتمبر ספטמבר septembris ruj септември септембар',
  'october oct oktober okt octobre octubre ottobre ott outubro out październik października paź říjen října říj október októbra октябрь октября окт жовтень жовтня spalio ekim eki οκτωβρίου οκτώβριος οκτ octombrie listopada lokakuu lokakuuta أكتوبر אוקטובר oktoober oktobris октомври октобар',
  'november nov novembre noviembre novembro listopad lis novembra ноябрь ноября ноя нояб lapkričio kasım kas νοεμβρίου νοέμβριος νοε noiembrie noi studenoga studeni marraskuu marraskuuta نوفمبر נובמבר novembris ноември новембар',
  'december dec dez dezember décembre déc diciembre dic dicembre dezembro grudzień grudnia gru prosinec prosince pro decembra декабрь декабря дек грудень грудня gruodžio aralık ara δεκεμβρίου δεκέμβριος δεκ decembrie prosinca prosinac joulukuu joulukuuta desember des desembre decembro ديسمبر דצמבר detsember decembris декември децембар',
];

const BY_NAME = new Map<string, number>();
MONTHS.forEach((names, i) => {
  for (const name of names.split(' ')) if (!BY_NAME.has(name)) BY_NAME.set(name, i + 1);
});

const IN_LANGUAGE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  pl: { listopada: 11, listopad: 11, lip: 7, kwi: 4 },
  cs: { listopadu: 11, listopad: 11, srp: 8, pro: 12 },
  uk: { листопада: 11, листопад: 11 },
  hr: { listopada: 10, listopad: 10, srp: 7, srpnja: 7, lip: 6 },
};
BY_NAME.set('листопада', 11).set('листопад', 11).set('listopadu', 11);

/** The month that a word names, 1 to 12; null for a word that names none. */
export function monthOf(word: string, language: string | null = null): number | null {
  const name = word.toLowerCase().replace(/\.$/, '').normalize('NFC');
  const own = language ? IN_LANGUAGE[language.slice(0, 2)]?.[name] : undefined;
  return own ?? BY_NAME.get(name) ?? null;
}

/** Every name of a month, longest first, for a regular expression. */
export const MONTH_NAMES: readonly string[] = [...BY_NAME.keys()].sort((a, b) => b.length - a.length);
