import { IRREGULAR_VERBS } from './lexicon/verbs.ts';
import { canBe } from './tagger.ts';

let irregular: Map<string, string> | undefined;

/** The base form of a verb form in lower case: "was" → "be", "denied" → "deny", "saying" → "say". */
export function verbLemma(form: string): string {
  irregular ??= new Map(
    IRREGULAR_VERBS.flatMap(([base, ...forms]) => forms.map((one): [string, string] => [one, base!])),
  );
  const listed = irregular.get(form);
  if (listed) return listed;
  if (form.endsWith('ing') && form.length > 5) return stem(form.slice(0, -3));
  if (form.endsWith('ied') && form.length > 4) return `${form.slice(0, -3)}y`;
  if (form.endsWith('ed') && form.length > 4) return stem(form.slice(0, -2));
  if (form.endsWith('ies') && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz|o)es$/u.test(form)) return form.slice(0, -2);
  if (form.endsWith('s') && !/(?:ss|us|is)$/u.test(form)) return form.slice(0, -1);
  return form;
}

/** The verb that a form without -ed or -ing comes from: "stat" → "state", "stopp" → "stop". */
function stem(part: string): string {
  if (canBe(`${part}e`, 'V')) return canBe(part, 'V') && !/[cgsuvz]$/u.test(part) ? part : `${part}e`;
  if (canBe(part, 'V')) return part;
  if (/([bdgmnprt])\1$/u.test(part) && part.length > 3) return part.slice(0, -1);
  if (
    /(?:[^aeiou][aeiou](?:c|g|s|v|z)|[uvc]|[rl][cgsv]|at|ir|ur|bl|gl|pl|tl|iz|is)$/u.test(part) &&
    !/(?:us|ss)$/u.test(part)
  )
    return `${part}e`;
  return part;
}

/** The singular of a noun in lower case. */
export function nounLemma(form: string): string {
  if (/(?:ss|us|is|news)$/u.test(form)) return form;
  if (form.endsWith('ies') && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:sh|ch|ss|x|zz)es$/u.test(form)) return form.slice(0, -2);
  return form.endsWith('s') && form.length > 3 ? form.slice(0, -1) : form;
}
