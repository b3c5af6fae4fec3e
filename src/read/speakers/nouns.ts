/** Nouns for a person by what they do, as they stand before a name or in "the X". Folded, singular. */
export const PERSON_NOUNS = new Set(
  'academic activist actor actress adviser advisor aide ambassador analyst anchor archbishop artist attorney author ayatollah banker billionaire bishop blogger boss broadcaster businessman businesswoman campaigner candidate captain cardinal celebrity chairman chairwoman chair challenger chancellor chief columnist commander commissioner comedian congressman congresswoman conservative consultant contender coordinator correspondent counsel councilman councilwoman critic daughter defender delegate democrat deputy detective developer dictator diplomat director doctor economist editor emir emperor engineer entrepreneur envoy executive expert farmer father financier fighter filmmaker founder frontrunner front-runner general governor graduate head historian host husband incumbent industrialist insider inspector interviewer investor islamist jihadist journalist judge jurist king lawmaker lawyer lady leader legislator liberal libertarian lieutenant lobbyist magnate man manager marine mayor mediator member minister moderator mogul mother musician nationalist native negotiator neurosurgeon nominee novelist officer official operative opponent organizer owner pastor patriarch patron philanthropist physicist pilot planner playwright policymaker politician pollster pontiff pope preacher premier presenter president priest prince princess principal producer professor prosecutor publisher queen rabbi rapporteur refugee reporter representative researcher resident retiree rival ruler runner scholar scientist secretary senator sheikh sheriff singer socialist soldier son spokesman spokesperson spokeswoman spy star statesman strategist strongman student sultan supporter surrogate survivor taoiseach teacher technocrat treasurer trucker tycoon undersecretary veteran victim vice-president volunteer whistleblower widow widower wife winner woman worker writer heir monarch successor predecessor counterpart mandarin'.split(
    ' ',
  ),
);

/** Adjectives and the like that stand before such a noun. */
export const ROLE_MODIFIERS = new Set(
  'former then current new newly next likely incoming outgoing late veteran longtime long-time retired senior junior top chief deputy vice prime foreign first acting interim first-term two-term presidential congressional parliamentary political republican democratic gop conservative liberal libertarian socialist communist independent federal national state local ex british french german campaign communications communication press policy security defense defence finance economic legal military party opposition house senate majority minority white army air force navy police real estate reality television tv business elder influential outspoken prominent leading famous noted rising fellow main chief lead central bank trade intelligence human rights'.split(
    ' ',
  ),
);

/** Nouns for an organisation, a country or another body that speaks as one. Folded, singular. */
export const BODY_NOUNS = new Set(
  'administration agency alliance army assembly association authority bank bloc board body bureau business cabinet campaign center central centre chamber charity church club coalition college commission committee company congress corporation council country court department embassy executive family federation firm force foundation fund government group house institute institution junta kingdom league mission ministry movement nation navy network office organisation organization pact panel parliament party police regime republic secretariat senate service society staff state team treasury tribunal union university watchdog'.split(
    ' ',
  ),
);
