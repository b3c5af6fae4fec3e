/** Frequent small words that tell languages of one script apart. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with said from by not at his her has have are it',
  de: 'der die das und ist nicht mit den von zu ein eine auf für im sich dem des auch sie er als bei nach',
  fr: 'le la les des et est une dans que pour qui sur pas plus par avec ce au du son ont été aux',
  es: 'el la los las que una por con para del se su no más como pero al lo este fue ha sus',
  it: 'il la che di non una per con del della sono è le gli alla nel anche più come dal ha i',
  pt: 'o a os as que uma não para com do da em um no na por mais dos das foi ao também',
  nl: 'de het een van en niet dat die op te voor met zijn is aan ook door maar bij naar om werd',
  pl: 'i w na z się nie że do jest to o jak po ale za przez od są dla tym który oraz',
  cs: 'a v na se je že s z do to o ve pro ale jsou za by po které také jako k',
  sk: 'a v na sa je že s z do to o vo pre ale sú za by po ktoré aj ako k',
  sv: 'och i att det som en på är av för med den till inte har ett om var från men de',
  da: 'og i at det som en på er af for med den til ikke har et om var fra men de der',
  no: 'og i at det som en på er av for med den til ikke har et om var fra men de ble',
  fi: 'ja on ei että se oli mutta kun myös ovat joka hän sen mukaan kuin vuoden sekä mitä tai jo',
  hu: 'a az és hogy nem is egy volt meg de ez csak már még mint szerint aki el van lesz azt',
  ro: 'și de la în cu pe nu care din o un pentru este mai sunt fi că după prin a fost',
  tr: 've bir bu da de için ile olarak çok olan daha gibi kadar sonra ise ancak türkiye oldu ne en',
  id: 'yang dan di untuk dengan dari pada ini tidak dalam itu akan ke juga oleh telah bisa ada karena kata',
  hr: 'je i u na da se za od su a s koji ne o će iz kao što bi to nije',
  ca: 'el la els les que i de un una per amb no del al és ha més com dels va',
  vi: 'của và là có được trong cho với không các người này đã khi một những đến để từ',
  et: 'ja on ei et see oli kui ka oma mis kes ning aga või tema selle mille',
  lt: 'ir kad yra į iš su tai bet kaip apie už ar buvo nuo taip pat po dėl',
  lv: 'un ir ka no ar par uz kas bet arī tika lai gan kā pēc nav jau vai',
};

const SCRIPTS: readonly [RegExp, string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0400-\u04ff]/g, 'ru'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u10a0-\u10ff]/g, 'ka'],
  [/[\u0530-\u058f]/g, 'hy'],
  [/[\u0980-\u09ff]/g, 'bn'],
];

const OF_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(SMALL_WORDS)) {
  for (const word of words.split(' ')) OF_WORD.set(word, [...(OF_WORD.get(word) ?? []), language]);
}

/** BCP 47 code of the language a text is written in, by script and small words; null where it is too short to tell. */
export function languageOf(text: string): string | null {
  const head = text.slice(0, 6000);
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [pattern, language] of SCRIPTS) {
    const share = (head.match(pattern)?.length ?? 0) / letters;
    if (share > (language === 'ja' ? 0.1 : 0.4)) return refined(language, head);
  }
  const score = new Map<string, number>();
  let words = 0;
  for (const [word] of head.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    words++;
    const of = OF_WORD.get(word);
    for (const language of of ?? []) score.set(language, (score.get(language) ?? 0) + 1 / of!.length ** 0.5);
  }
  const [best] = [...score].sort((a, b) => b[1] - a[1]);
  return best && words >= 5 && best[1] >= Math.max(2, words * 0.06) ? best[0] : null;
}

/** Languages that share a script, told apart by letters only one of them has. */
function refined(language: string, text: string): string {
  if (language === 'ru') {
    if (/[їєґ]/iu.test(text)) return 'uk';
    if (/[ђћџљњј]/iu.test(text)) return /[ѓќѕ]/iu.test(text) ? 'mk' : 'sr';
    if (/ў/iu.test(text)) return 'be';
    if (/[әғқңөұүһ]/iu.test(text)) return 'kk';
    if (!/[ыэ]/iu.test(text) && /ъ/iu.test(text)) return 'bg';
  }
  if (language === 'ar' && /[پچژگ]/u.test(text)) return /[ٹڈڑے]/u.test(text) ? 'ur' : 'fa';
  return language;
}
