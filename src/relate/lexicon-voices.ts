/** Words that tell who speaks, compiled for this project from the English of news agencies. */

/** Nouns for persons by what they are. */
export const ROLE =
  /^(?:officials?|diplomats?|sources?|aides?|advis[eo]rs?|officers?|person|people|persons|ministers?|envoys?|negotiators?|ambassadors?|representatives?|lawmakers?|senators?|workers?|insiders?|participants?|mediators?|delegates?|members?|commanders?|directors?|employees?|staffers?|leaders?|functionar(?:y|ies)|traders?|analysts?|experts?|politicians?|deputies|generals?|residents?|witness(?:es)?|spokes(?:man|woman|person|people)|skippers?|owners?|secretar(?:y|ies)|president|premier|chancellor|commissioner|coordinator|emissar(?:y|ies)|planners?|inspectors?|economists?|executives?|attach[eé]s?|veteran|engineers?|doctors?|physicians?|soldiers?|scientists?|lawyers?|attorneys?|judges?|prosecutors?|journalists?|activists?|pilots?|students?|teachers?|nurses?|farmers?|fisher(?:man|men)|historians?|professors?|researchers?|observers?|monitors?|investigators?|bankers?|business(?:man|men|woman|women)|colleagues?|relatives?|friends?|allies|ally|critics?|opponents?|parliamentarians?|councill?ors?|mayors?|strategists?|technicians?|policem[ae]n|captains?|colonels?|majors?|lieutenants?|villagers?|refugees?|survivors?|passengers?|bystanders?|neighbou?rs?|volunteers?|organi[sz]ers?|campaigners?|academics?|scholars?|specialists?|consultants?|contractors?|insurers?|shippers?)$/u;

/** Those that reports use for people whom they do not name. */
export const UNNAMED_ROLE =
  /^(?:officials?|diplomats?|sources?|aides?|advis[eo]rs?|officers?|person|people|persons|ministers?|envoys?|negotiators?|ambassadors?|representatives?|lawmakers?|senators?|workers?|insiders?|participants?|mediators?|delegates?|members?|commanders?|employees?|staffers?|functionar(?:y|ies)|traders?|analysts?|experts?|politicians?|generals?|leaders?|planners?|inspectors?|economists?|executives?|attach[eé]s?|veteran|emissar(?:y|ies)|residents?|witness(?:es)?|engineers?|doctors?|physicians?|soldiers?|scientists?|lawyers?|attorneys?|judges?|prosecutors?|journalists?|activists?|pilots?|students?|teachers?|nurses?|farmers?|fisher(?:man|men)|historians?|professors?|researchers?|observers?|monitors?|investigators?|bankers?|business(?:man|men|woman|women)|colleagues?|relatives?|friends?|allies|ally|critics?|opponents?|parliamentarians?|councill?ors?|mayors?|strategists?|technicians?|policem[ae]n|captains?|colonels?|majors?|lieutenants?|villagers?|refugees?|survivors?|passengers?|bystanders?|neighbou?rs?|volunteers?|organi[sz]ers?|campaigners?|academics?|scholars?|specialists?|consultants?|contractors?|insurers?|shippers?)$/u;

/** Bodies, states and documents that speak. */
export const BODY =
  /^(?:ministry|ministries|government|office|presidency|commission|council|embassy|mission|department|agency|kremlin|house|union|party|delegation|army|parliament|coastguard|prefecture|organi[sz]ation|programme|committee|league|court|bank|company|fund|authority|authorities|administration|secretariat|command|capitals?|islands|draft|document|paper|note|statement|conclusions|communique|side)$/u;

/** Titles and parts of titles: no one's name. */
export const TITLE =
  /^(?:president|prime|premier|chancellor|foreign|minister|deputy|state|commissioner|king|queen|chair|chairman|chief|head|general|secretary|mr|mrs|ms|miss|dr|lord|lady|sir|senator|ambassador|envoy)$/u;

/** Adjectives of countries and regions. */
export const NATIONALITY =
  /^(?:[\p{L}-]+(?:ian|ese|ish|ean|ench|erman|utch|wiss|reek|zech|ordic|estern|astern|rthern|uthern|aeli|akistani|raqi|mani|atari|uwaiti|udanese|emeni|rab|hai|malagasy)|american|baltic|pacific|gulf|eu|us|uk|un|u\.s|u\.n|british|german|french|dutch|swiss|thai|afghan|turkish|western|irish|czech|greek|arab|iraqi|omani|qatari|uae)$/u;

/** Words of saying beside which a speaker stands. */
export const SPEECH =
  /^(?:said|says?|saying|told|tells?|adds?|added|stated|declared|announced|announces|affirmed|stressed|explained|warned|warns|indicated|mentioned|noted|argued|wrote|writes|insisted|replied|answered|remarked|expressed|emphasi[sz]ed|promised|undertook|pledged|conveyed|recalled|claimed|according|citing|cited|quoted|quoting|called|urged|asked|offered|welcomed|rejected|denied|refused|declined|proposed|demanded|complained|launched|put|ruled|described|threatened|confirmed|counted|disputed|contradicted|disclosed|repeated|estimated|evaluated|requested|informed|shouted|joked|quipped|vowed|relate[sd]?|report(?:s|ed)?|predicted|cautioned|believed|recounted|thinks|maintained|suggested|hinted|admitted|acknowledged|read|used|searched|responded|doubts|doubted|blame[sd]|concede[sd]|pointed|concluded|countered|retorted|reiterated|clarified|assured|allege[sd]|contend(?:s|ed)|observed|testified|commented|accused|dismissed|boasted|lamented|underlined|assessed|confided|acknowledges|admits|denies|insists|argues|warned|believes|stresses|notes)$/u;
