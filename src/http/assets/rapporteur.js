// Everything here is a convenience: each page can be read and followed without it.
(() => {
  const root = document.documentElement;
  const kept = {
    get: (name) => {
      try {
        return localStorage.getItem(`rapporteur.${name}`);
      } catch {
        return null;
      }
    },
    set: (name, value) => {
      try {
        if (value === null) localStorage.removeItem(`rapporteur.${name}`);
        else localStorage.setItem(`rapporteur.${name}`, value);
      } catch {
        // Private windows may keep nothing; the page then forgets, and still works.
      }
    },
  };

  // How pages look: a cookie, so that the server sets it before the first paint. One name and value a choice; see
  // preferences.ts.
  const look = {
    chosen: () => {
      const [, text = ''] = /(?:^|; )rapporteur-look=([\w%.-]*)/.exec(document.cookie) ?? [];
      try {
        return new URLSearchParams(decodeURIComponent(text));
      } catch {
        return new URLSearchParams();
      }
    },
    /** Keeps a choice and shows it; null for what is usual. */
    choose: (name, value) => {
      const chosen = look.chosen();
      if (value === null) chosen.delete(name);
      else chosen.set(name, value);
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      document.cookie = `rapporteur-look=${encodeURIComponent(chosen)}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
      if (value === null) delete root.dataset[name];
      else root.dataset[name] = value;
    },
  };
  // A page that the browser kept may be older than the choice.
  const refresh = () => {
    const chosen = look.chosen();
    for (const name of ['theme', 'size', 'measure', 'font']) {
      if (chosen.has(name)) root.dataset[name] = chosen.get(name);
      else delete root.dataset[name];
    }
  };
  refresh();
  addEventListener('pageshow', refresh);

  const [SMALLEST, USUAL, LARGEST, STEP] = [12, 16, 32, 2];
  const USUAL_LOOK = { measure: 'medium', font: 'serif' };
  const within = (px) => Math.min(LARGEST, Math.max(SMALLEST, px));
  const sizeNow = () => within(Number(root.dataset.size) || USUAL);
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function textSize() {
    const shown = document.querySelector('[data-size=shown]');
    const said = document.querySelector('[data-size=said]');
    const up = document.querySelector('[data-size=up]');
    const down = document.querySelector('[data-size=down]');
    const show = () => {
      shown.textContent = `${sizeNow()} px`;
      up.disabled = sizeNow() === LARGEST;
      down.disabled = sizeNow() === SMALLEST;
    };
    const turn = (to) => {
      const size = within(to);
      look.choose('size', size === USUAL ? null : String(size));
      show();
      said.textContent = `Text size ${size} pixels`;
    };
    show();
    addEventListener('pageshow', show);
    const does = { up: () => turn(sizeNow() + STEP), down: () => turn(sizeNow() - STEP), reset: () => turn(USUAL) };
    up.addEventListener('click', does.up);
    down.addEventListener('click', does.down);
    document.querySelector('[data-size=reset]').addEventListener('click', does.reset);
    return does;
  }

  function themeButton() {
    const button = document.querySelector('[data-theme-turn]');
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    show();
    button.addEventListener('click', () => {
      look.choose('theme', isDark() ? 'light' : 'dark');
      show();
    });
  }

  // Choices of the look: a field named for one, of a form that does the same without this script.
  function choices() {
    for (const field of all('[data-look]'))
      field.addEventListener('change', () =>
        look.choose(field.dataset.look, field.value === field.dataset.usual ? null : field.value),
      );
    const buttons = all('button[data-look]');
    const show = () => {
      for (const one of buttons) {
        const now = root.dataset[one.dataset.look] ?? USUAL_LOOK[one.dataset.look];
        one.setAttribute('aria-pressed', String(now === one.value));
      }
    };
    show();
    addEventListener('pageshow', show);
    for (const one of buttons)
      one.addEventListener('click', () => {
        const usual = USUAL_LOOK[one.dataset.look] === one.value;
        look.choose(one.dataset.look, usual ? null : one.value);
        show();
      });
  }

  // Times of day in the reader's own zone. Pages come with them once the server knows the zone, from a cookie; see zones.ts.
  function times() {
    const form = (options) => new Intl.DateTimeFormat('en-GB', options);
    const [weekday, month] = [form({ weekday: 'short' }), form({ month: 'short' })];
    const clocks = form({ hour: '2-digit', minute: '2-digit' });
    const zone = clocks.resolvedOptions().timeZone;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `rapporteur-zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`;
    const said = (at, given, of) => {
      const clock = clocks.format(at);
      const [year, ...rest] = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) =>
        String(n).padStart(2, '0'),
      );
      if (of === 'clock' && [year, ...rest].join('-') === given.slice(0, 10)) return clock;
      return `${weekday.format(at)} ${at.getDate()} ${month.format(at).slice(0, 3)}${of === 'long' ? ` ${year}` : ''}, ${clock}`;
    };
    for (const time of all('[data-form]')) {
      const given = time.dateTime ?? time.dataset.at;
      const at = new Date(given);
      if (Number.isNaN(at.getTime()) || !/Z$|[+-]\d\d:?\d\d$/.test(given)) continue;
      time.title = `${zone}; the report gives ${given}`;
      const words = said(at, given, time.dataset.form);
      if (time.textContent !== words) time.textContent = words;
    }
  }

  // The reader: marks and cards answer to each other.
  function reader() {
    const page = document.querySelector('[data-reader]');
    if (!page) return;
    const panel = page.querySelector('[data-panel]');
    const back = panel.querySelector('[data-all]');
    const cards = all('[data-card]', panel);
    const marksOf = (id) => all(`[data-a~="${CSS.escape(id)}"]`, page);
    let held = [];
    const light = (ids, name) => {
      for (const mark of all(`.${name}`, page)) mark.classList.remove(name);
      for (const id of ids) {
        for (const mark of marksOf(id)) mark.classList.add(name);
        document.getElementById(id)?.classList.add(name);
      }
    };
    const open = (ids) => {
      held = ids;
      light(ids, 'on');
      panel.classList.toggle('one', ids.length > 0);
      back.hidden = ids.length === 0;
    };
    const inner = (element) => element.dataset.open ?? element.dataset.a?.split(' ').at(-1);

    page.addEventListener('mouseover', (event) => {
      const mark = event.target.closest('[data-a],[data-card]');
      light(mark ? [mark.dataset.a ? inner(mark) : mark.id] : [], 'lit');
    });
    page.addEventListener('focusin', (event) => {
      const mark = event.target.closest('a[data-open]');
      light(mark ? [mark.dataset.open] : [], 'lit');
      if (mark?.matches(':focus-visible')) open([mark.dataset.open]);
    });
    page.querySelector('.text').addEventListener('click', (event) => {
      const mark = event.target.closest('[data-a]');
      if (!mark || String(getSelection())) return;
      event.preventDefault();
      open([inner(mark)]);
    });
    back.addEventListener('click', () => open([]));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && held.length > 0) open([]);
    });

    // An address such as #s12 marks its sentence and opens what is said there.
    const arrive = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const place = id && document.getElementById(id);
      if (!place) return;
      for (const other of all('.here', page)) other.classList.remove('here');
      if (place.matches('.s')) {
        place.classList.add('here');
        const told = new Set(all('[data-a]', place).flatMap((mark) => mark.dataset.a.split(' ')));
        const said = cards.map((card) => card.id).filter((card) => told.has(card));
        open(said);
        place.scrollIntoView({ block: 'center' });
      } else if (place.matches('[data-card]')) open([id]);
    };
    addEventListener('hashchange', arrive);
    panel.addEventListener('click', (event) => {
      if (event.target.closest('a')?.hash === location.hash && location.hash) arrive();
    });
    arrive();

    // Layers that were taken off stay off; changes are shown on demand alone.
    const off = new Set((kept.get('off') ?? '').split(' ').filter(Boolean));
    for (const button of all('[data-layer]', page)) {
      const { layer } = button.dataset;
      const show = (on) => {
        button.setAttribute('aria-pressed', String(on));
        page.classList.toggle(`no-${layer}`, !on);
      };
      if (off.has(layer)) show(false);
      button.addEventListener('click', () => {
        const on = button.getAttribute('aria-pressed') !== 'true';
        show(on);
        if (layer === 'changes') return;
        if (on) off.delete(layer);
        else off.add(layer);
        kept.set('off', [...off].join(' ') || null);
      });
    }
  }

  function copying() {
    for (const button of all('[data-cite]'))
      button.addEventListener('click', async (event) => {
        event.preventDefault();
        const words = button.textContent;
        await navigator.clipboard.writeText(button.dataset.cite).then(
          () => (button.textContent = 'copied'),
          () => (button.textContent = 'could not copy'),
        );
        setTimeout(() => (button.textContent = words), 1500);
      });
    for (const button of all('[data-copy]'))
      button.addEventListener('click', async () => {
        const words = button.textContent;
        try {
          await navigator.clipboard.writeText(await (await fetch(button.dataset.copy)).text());
          button.textContent = 'Copied';
        } catch {
          button.textContent = 'Could not copy';
        }
        setTimeout(() => (button.textContent = words), 1500);
      });
    for (const button of all('[data-print]')) button.addEventListener('click', () => print());
  }

  function keys(text) {
    const sheet = document.getElementById('keys');
    document.querySelector('[data-keys]').addEventListener('click', () => sheet.showModal());
    const lines = () => all('[data-line]').filter((line) => line.offsetParent !== null);
    let at = -1;
    let going = 0;
    const step = (by) => {
      const rows = lines();
      if (rows.length === 0) return;
      rows[at]?.classList.remove('cursor');
      at = Math.min(rows.length - 1, Math.max(0, at + by));
      rows[at].classList.add('cursor');
      rows[at].querySelector('a')?.focus({ preventScroll: true });
      rows[at].scrollIntoView({ block: 'nearest' });
    };
    const lineAt = () => lines()[at];
    const follow = (selector) => {
      const link = lineAt()?.querySelector(selector) ?? (lineAt() ? null : document.querySelector(selector));
      link?.click();
      return Boolean(link);
    };
    // A line of a list has neither link: the article it is of does.
    const original = () => {
      const [article] = (lineAt()?.dataset.line ?? '').split(' ');
      if (!follow('[data-original]') && article && !document.querySelector('[data-reader]'))
        location.href = `/articles/${encodeURIComponent(article)}/original`;
      else if (lineAt()) document.querySelector('[data-original]')?.click();
    };
    const trace = () => {
      const words = lineAt()?.querySelector('.said')?.textContent;
      if (!follow('[data-trace]') && words) location.href = `/trace?q=${encodeURIComponent(words)}`;
    };
    const desk = (what) => document.dispatchEvent(new CustomEvent('desk', { detail: { what, line: lineAt() } }));
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest('input, textarea, select, [contenteditable]')) {
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      if (sheet.open) return;
      if (going && Date.now() - going < 1500) {
        going = 0;
        document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
        return;
      }
      const does = {
        j: () => step(1),
        k: () => step(-1),
        o: original,
        t: trace,
        s: () => desk('star'),
        u: () => desk('read'),
        n: () => desk('note'),
        g: () => (going = Date.now()),
        '/': () => document.getElementById('q').select(),
        '?': () => sheet.showModal(),
        '+': text.up,
        '-': text.down,
        0: text.reset,
      }[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    const text = textSize();
    themeButton();
    choices();
    reader();
    copying();
    keys(text);
    // The page is shown first; one that is not looked at has no next frame.
    if (document.hidden) times();
    else requestAnimationFrame(() => setTimeout(times));
  });
})();
