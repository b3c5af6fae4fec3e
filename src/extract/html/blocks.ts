import type { Element } from './tree.ts';

/** A run of text between block boundaries, white space folded; a line break within is "\n". */
export interface Block {
  text: string;
  /** Characters of it inside links. */
  linked: number;
  links: number;
  tag: string;
  /** The block element it stands in. */
  element: Element;
}

const BLOCK_TAGS = new Set(
  'p div section article main header body html h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote pre center address details summary figure figcaption aside footer nav form fieldset hgroup #root'.split(
    ' ',
  ),
);
export const isBlock = (element: Element): boolean => BLOCK_TAGS.has(element.tag);

/** The blocks of an element, in order, without the elements that `out` holds. */
export function blocksOf(root: Element, out: ReadonlySet<Element>): Block[] {
  const blocks: Block[] = [];
  let parts: string[] = [];
  let linked = 0;
  let links = 0;
  let inLink = 0;
  let owner = root;
  const flush = (): void => {
    if (parts.length) {
      const pre = owner.tag === 'pre';
      const whole = parts.join('');
      for (const piece of pre ? [whole] : whole.split(/\u0001\s*(?:\u0001\s*)+/)) {
        const text = pre
          ? whole.replaceAll('\u0001', '\n').trim()
          : piece
              .replace(/[\s\u200b\u00ad]+/g, (run) => (/^\u00ad+$/.test(run) ? '' : ' '))
              .replace(/ ?\u0001 ?/g, '\n')
              .trim();
        if (text) blocks.push({ text, linked: Math.min(linked, text.length), links, tag: owner.tag, element: owner });
      }
    }
    parts = [];
    linked = 0;
    links = 0;
  };
  const walk = (element: Element): void => {
    const block = BLOCK_TAGS.has(element.tag);
    const before = owner;
    if (block) {
      flush();
      owner = element;
    }
    if (element.tag === 'a') {
      inLink++;
      links++;
    }
    for (const child of element.children) {
      if (typeof child === 'string') {
        parts.push(child);
        if (inLink) linked += child.trim().length;
      } else if (out.has(child)) {
        if (BLOCK_TAGS.has(child.tag)) flush();
        else parts.push(' ');
      } else if (child.tag === 'br') parts.push('\u0001');
      else {
        if ((child.tag === 'td' || child.tag === 'th') && parts.length) parts.push(' ');
        walk(child);
      }
    }
    if (element.tag === 'a') inLink--;
    if (block) {
      flush();
      owner = before;
    }
  };
  walk(root);
  return blocks;
}
