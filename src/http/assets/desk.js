// What a reader keeps: stars, notes, what was read; and choosing words for a correction. All of it works by forms too.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  async function send(fields) {
    const answer = await fetch('/marks', {
      method: 'POST',
      keepalive: true, // sent also where the reader goes on at once
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /** Where a line stands: its article and its attribution. */
  const placeOf = (line) => {
    const [article = '', attribution = ''] = (line?.dataset.line ?? '').split(' ');
    return { article, line: attribution };
  };

  function showStar(button, on) {
    button.setAttribute('aria-pressed', String(on));
    const sign = button.querySelector('span') ?? button;
    sign.textContent = on ? '★' : '☆';
    button.value = on ? 'no' : 'yes';
  }

  async function star(button) {
    const place = placeOf(button.closest('[data-line]'));
    const on = button.getAttribute('aria-pressed') !== 'true';
    showStar(button, on);
    await send({ ...place, star: on ? 'yes' : 'no' }).catch(() => showStar(button, !on));
  }

  // The article's own marks: the same form, sent without leaving the page.
  function ofArticle() {
    const form = document.querySelector('[data-marks]');
    if (!form) return;
    const article = form.elements.article.value;
    const [own, read] = [form.querySelector('[name=star]'), form.querySelector('[name=read]')];
    const showRead = (on) => {
      read.setAttribute('aria-pressed', String(on));
      read.querySelector('span').textContent = on ? '●' : '○';
      read.value = on ? 'no' : 'yes';
    };
    form.addEventListener('submit', async (event) => {
      const button = event.submitter;
      if (!button?.name) return;
      event.preventDefault();
      clearTimeout(clock);
      const on = button.value === 'yes';
      const show = button === own ? (is) => showStar(own, is) : showRead;
      show(on);
      await send({ article, [button.name]: on ? 'yes' : 'no' }).catch(() => show(!on));
    });
    // An article that stays open for a moment is read.
    const clock = setTimeout(() => {
      if (read.value !== 'yes' || document.hidden) return;
      showRead(true);
      send({ article, read: 'yes' }).catch(() => showRead(false));
    }, 1500);
  }

  async function turnRead(line) {
    const { article } = placeOf(line);
    const isRead = line.classList.contains('read');
    const show = (on) => {
      line.classList.toggle('read', on);
      line.classList.toggle('new', !on);
    };
    show(!isRead);
    await send({ article, read: isRead ? 'no' : 'yes' }).catch(() => show(isRead));
  }

  document.addEventListener('desk', ({ detail: { what, line } }) => {
    const form = document.querySelector('[data-marks]');
    if (what === 'star') (line?.querySelector('[data-star]') ?? form?.querySelector('[name=star]'))?.click();
    else if (what === 'read') {
      if (form) form.querySelector('[name=read]').click();
      else if (line?.matches('.read, .new')) turnRead(line);
    } else {
      const link = line?.querySelector('[data-note]') ?? (line ? null : document.querySelector('[data-note=article]'));
      const place = placeOf(line);
      if (link) link.click();
      else if (place.article)
        location.href = `/articles/${encodeURIComponent(place.article)}/note${place.line ? `?line=${encodeURIComponent(place.line)}` : ''}`;
    }
  });

  // A statement that was missed: whatever words are chosen in the text go along.
  function adding() {
    const link = document.querySelector('[data-add]');
    const text = document.querySelector('.text');
    if (!link || !text) return;
    const { href } = link;
    document.addEventListener('selectionchange', () => {
      const chosen = getSelection();
      if (chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
      const words = String(chosen).replace(/\s+/g, ' ').trim().slice(0, 1000);
      link.href = `${href}&words=${encodeURIComponent(words)}`;
    });
  }

  // The form of a correction: words chosen in the text, taken over into a field with their place.
  function taking() {
    const excerpt = document.querySelector('[data-excerpt]');
    if (!excerpt) return;
    let chosen = null;
    document.addEventListener('selectionchange', () => {
      const selection = getSelection();
      if (selection.isCollapsed || !excerpt.contains(selection.anchorNode)) return;
      const range = selection.getRangeAt(0);
      const before = range.cloneRange();
      before.selectNodeContents(excerpt);
      before.setEnd(range.startContainer, range.startOffset);
      const words = String(range);
      const lead = words.length - words.trimStart().length;
      chosen = { words: words.trim(), start: Number(excerpt.dataset.excerpt) + String(before).length + lead };
    });
    for (const button of all('[data-take]'))
      button.addEventListener('click', () => {
        if (!chosen?.words) return;
        const field = document.getElementById(button.dataset.take);
        field.value = chosen.words.replace(/\s+/g, ' ');
        field.form.elements[`${button.dataset.take}-at`].value = String(chosen.start);
        field.focus();
      });
  }

  document.addEventListener('DOMContentLoaded', () => {
    for (const button of all('[data-star]')) button.addEventListener('click', () => star(button));
    ofArticle();
    adding();
    taking();
  });
})();
