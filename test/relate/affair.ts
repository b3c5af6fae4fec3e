import { report } from './reports.ts';

/** An invented affair: an agency's report, a copy, a re-telling of the copy, an independent report and one of another day. */
const ORIGIN = `PORT VELLA, May 6 (Corvane Agency) - Lusanda may send up to 300 engineers to repair the Orrin dam if the northern bank is cleared of mines, Lusandan Foreign Minister Ines Carrado said on Tuesday.

“We will not build a dam on a promise,” Carrado told reporters after talks with her Tessian colleague in Port Vella.

A senior Tessian official said the northern bank would be cleared by June 14. A second official said 42 villages had no clean water and that the figure could rise.

“Nobody has asked the river,” the second official said.

The two ministers meet again in Marrow Bay on Friday.`;

const COPY = `Home | World
Lusanda may help to repair Orrin dam

Lusanda may send up to 300 engineers to repair the Orrin dam if the northern bank is cleared of mines, Lusandan Foreign Minister Ines Carrado said on Tuesday, the Corvane Agency reported.

“We will not build a dam on a promise,” Carrado told reporters after talks with her Tessian colleague in Port Vella.

A senior Tessian official said the northern bank would be cleared by July 14. A second official said 42 villages had no clean water and that the figure could rise.

“Nobody has asked the river,” the second official said.`;

const RETELLING = `Lusanda will send up to 300 engineers to repair the Orrin dam, its foreign minister, Ines Carrado, has said, according to the Brack Gazette.

“We will build a dam on a promise,” Carrado told reporters.

A senior Tessian official said the northern bank would be cleared by July 14.

“Nobody has asked the river,” Ines Carrado said.`;

const INDEPENDENT = `The quay at Port Vella was wet when Ines Carrado and her Tessian colleague stepped out on Tuesday to say that the Orrin dam would have to wait.

“We will not build a dam on a promise,” Carrado said.

A miner from the Orrin valley said he had walked two days to hand over a letter about the northern bank. A Lusandan engineer put the cost at 90 million crowns.`;

const LATER = `The ministers of Lusanda and Tessia signed nothing in Marrow Bay two weeks after they had promised to. Ines Carrado left by the side door.

A harbour pilot said the Tessian delegation had sailed before dawn. The Orrin dam was not mentioned in the communique.`;

export const ORIGIN_REPORT = report('origin', '2031-05-06T14:00:00Z', 'Corvane Agency', ORIGIN, {
  said: [
    {
      source: 'Lusandan Foreign Minister Ines Carrado',
      content: 'Lusanda may send up to 300 engineers to repair the Orrin dam if the northern bank is cleared of mines',
      speaker: 'Ines Carrado',
    },
    { source: 'Carrado told', content: '“We will not build a dam on a promise,”', speaker: 'Ines Carrado' },
    {
      source: 'A senior Tessian official',
      content: 'the northern bank would be cleared by June 14',
      sourceKind: 'unnamed',
    },
    {
      source: 'A second official',
      content: '42 villages had no clean water and that the figure could rise',
      sourceKind: 'unnamed',
    },
    { source: 'the second official', content: '“Nobody has asked the river,”', sourceKind: 'unnamed' },
  ],
});
export const COPY_REPORT = report('copy', '2031-05-06T15:10:00Z', 'Brack Gazette', COPY, {
  credits: [{ name: 'Corvane Agency', phrase: 'the Corvane Agency reported' }],
});
export const RETELLING_REPORT = report('retelling', '2031-05-06T20:00:00Z', 'Dun Evening', RETELLING, {
  credits: [{ name: 'Brack Gazette', phrase: 'according to the Brack Gazette' }],
});
export const INDEPENDENT_REPORT = report('independent', '2031-05-06T16:00:00Z', 'Vella Standard', INDEPENDENT);
export const LATER_REPORT = report('later', '2031-05-20T09:00:00Z', 'Corvane Agency', LATER);

export const AFFAIR = [ORIGIN_REPORT, COPY_REPORT, RETELLING_REPORT, INDEPENDENT_REPORT, LATER_REPORT];
export const textOf = (id: string): string => AFFAIR.find((r) => r.article.id === id)!.article.text;
