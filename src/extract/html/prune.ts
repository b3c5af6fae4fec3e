import { classAndId, type Element } from './tree.ts';

/** Tags that never hold an article's running text. */
const FURNITURE_TAGS = new Set(
  'aside footer nav menu dialog button input label legend fieldset datalist output progress optgroup figure figcaption picture img link meta title base time marquee blink area rp rt source track param hr wbr amp-ad amp-social-share amp-sidebar'.split(
    ' ',
  ),
);

/**
 * Names that sites give to the parts of a page around its article. Gathered from the vocabularies of Readability.js and
 * trafilatura (both Apache-2.0) and from the markup of common publishing systems.
 */
const FURNITURE_NAMES = new RegExp(
  [
    // sharing, following
    '(?:^|[\\s_-])shar(?:e|ing|edaddy)|^shar|share-|social|sociable|addthis|addtoany|follow-?us|whatsapp|viral|sd-content|ssba',
    // prompts
    'newsletter|nl-signup|sign-?up|subscri(?:be|ption)|syndication|paywall-|donat(?:e|ion)|premium-(?:box|teaser)|call-?to-?action|cta-|promo(?:tion|box|s|[\\s_-]|$)',
    // consent
    'cookie|consent|gdpr|privacy-|modal|overlay|popup|pop-up|permission',
    // labels
    '(?:^|[\\s_-])tags?(?:$|[\\s_-])|tag-?list|tagcloud|post-tags|keywords|categor(?:y|ies)-list|cat-links',
    // navigation
    'side-?bar|(?:^|[\\s_-])nav(?:$|[\\s_-])|navbar|subnav|avigation|navbox|breadcrumbs?|bread-crumb|(?:^|[\\s_-])menu|pagination|paginator|pager|skip-?link|toolbar|topbar|masthead|site-header|jump-?to|table-of-contents|ez-toc|lwptoc|(?:^|[\\s_-])toc(?:$|[\\s_-])',
    // advertising
    '(?:^|[\\s_-])ads?(?:$|[\\s_-])|advert|adsense|dfp|outbrain|taboola|criteo|paid-?content|sponsor|plista|ligatus|google_?ad|adbox|adslot|ad-?container|werbung|anzeige(?:$|[\\s_-])|affiliate|revcontent|native-ad',
    // foot
    'foot(?:er|notes-?nav|links)|colophon|copyright|credits-box|disclaimer|legal',
    // author
    'author|byline|bio-?box|about-the-|writer-|contributor|vcard',
    // other pages
    'related|recommend|(?:^|[\\s_-])more-(?:on|from|stories|news|posts|articles)|read-?more|readmore|see-?also|also-read|next-?(?:post|article|story)|prev-?(?:post|article)|post-nav|-stories|most-?(?:popular|read|viewed)|popular|trending|latest-|teaser|mehr-zum|zum-thema|weiterlesen|recirc|onward|readnext|follow-?google|job-?(?:holder|box|teaser)|pum-(?:overlay|container)|popmake|you-may|youmay|crp_|jp-relatedposts|yarpp|zergnet|inline-?related|story-?links',
    // marginal text
    '(?:^|[\\s_-])meta(?:$|[\\s_-])|post-?meta|post-?categor|article-?categor|(?:^|[\\s_-])categories(?:$|[\\s_-])|article_*date|img-?(?:meta|desc|credit|source)|image-?(?:meta|desc|credit|source|legend)|asset-type-image|(?:content|image|photo|main)_*-?legend|(?:^|[\\s_-])(?:art-)?sources(?:$|[\\s_-])|(?:entry|post|article)-(?:meta|info|date|utility|tools?|actions?|header-meta)|postmetadata|timestamp|dateline|pub-?date|user-info|user-profile|rating|-icon|caption|credit|slideshow|slider|carousel|gallery|lightbox|video-?(?:player|box|teaser)|(?<!elementor-)widget(?!-(?:theme-post-content|text-editor|container|wrap))|embed-?(?:code|box)|options|expand|obfuscated|blurred|infobox-|viewport|screen-reader|sr-only|visually-?hidden|print-?only|noprint|no-print|hide-print|d-none|is-hidden|notloaded|placeholder|banner|message-container|alert(?:$|[\\s_-])',
    // comments
    'comment(?!ary|s?-?body-article)|disqus|dsq-|akismet|respond(?:$|[\\s_-])|livefyre|fb-root|kommentare?|nocomments|reply-',
  ].join('|'),
  'i',
);
/** Names whose match with the list above is chance: they hold the article. */
const ARTICLE_NAMES =
  /(?:article|story|post|entry|page|text|content|main)[-_]?(?:body|content|text|main|wrap(?:per)?|copy|inner|container)\b|articleBody|body-?(?:copy|text)|(?:^|\s)(?:post|entry|article|story|content|main|hentry|page)(?:$|\s)|no-?sidebar|has-sidebar|(?:with|without|hide|left|right)-?sidebar|sidebar-(?:none|no|left|right)|elementor-widget-theme-post-content|td-post-content/i;
/** Names that hold no article however much text they hold. */
const NEVER =
  /cookie|consent|gdpr|(?:^|[\s_-])foot(?:er)?(?:$|[\s_-])|site-?footer|comment(?:s|-|_|list)(?!ary)|disqus|log-?in/i;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const FURNITURE_ROLES =
  /^(?:navigation|complementary|banner|contentinfo|search|menu|menubar|toolbar|dialog|alertdialog|form|tablist)$/i;
const NAMED_TAGS = new Set(
  'div section ul ol li p span header table tr td details dl a h2 h3 h4 h5 h6 strong em b i small article blockquote center font'.split(
    ' ',
  ),
);

const remembered = new Map<string, boolean>();
function namesFurniture(names: string): boolean {
  let known = remembered.get(names);
  if (known === undefined) {
    known = FURNITURE_NAMES.test(names) && !ARTICLE_NAMES.test(names);
    if (remembered.size > 20_000) remembered.clear();
    remembered.set(names, known);
  }
  return known;
}

/** Whether a part that falls by its name may yet hold the article where nothing else does. */
export const mayHoldArticle = (element: Element): boolean =>
  element.tag !== 'footer' && element.tag !== 'nav' && !NEVER.test(classAndId(element));

/** Why an element is no part of an article's text: by its tag, hidden, or by the name a site gave it; null for what may be. */
export function furnitureBy(element: Element): 'tag' | 'hidden' | 'name' | null {
  const { tag, attrs } = element;
  if (FURNITURE_TAGS.has(tag) || /-teaser$/.test(tag)) return 'tag';
  if (tag === 'form' || tag === 'fieldset') return 'name';
  if (tag === 'body' || tag === 'html' || tag === 'main' || tag === '#root') return null;
  const style = attrs['style'];
  if ('hidden' in attrs || (style && HIDDEN_STYLE.test(style))) return 'hidden';
  if (attrs['aria-hidden'] === 'true' && tag !== 'p') return 'hidden';
  const role = attrs['role'];
  if (role && FURNITURE_ROLES.test(role)) return 'name';
  if (!NAMED_TAGS.has(tag)) return null;
  const names = classAndId(element);
  return names.length > 1 && names.length < 600 && namesFurniture(names) ? 'name' : null;
}
