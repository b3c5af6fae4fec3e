// Parts of pages that change while work goes on, and files that are dropped on a page. Forms do the same without it.
(() => {
  const SOON = 700;

  // What is shown comes as a piece of a page that the server has made and escaped.
  function watch(place) {
    const ask = async () => {
      let going = true;
      try {
        const answer = await fetch(place.dataset.live, { headers: { accept: 'text/html' } });
        if (answer.status === 200) {
          const open = place.querySelector('details')?.open;
          place.innerHTML = await answer.text();
          const log = place.querySelector('details');
          if (log && open !== undefined) log.open = open;
        }
        going = answer.status === 200 && answer.headers.get('x-going') === 'yes';
      } catch {
        // The server is away for a moment: asked again.
      }
      if (going) setTimeout(ask, SOON);
      else place.dispatchEvent(new Event('ended'));
    };
    setTimeout(ask, SOON);
  }

  async function filesOf(entry, path, found) {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      found.push({ file, path: path + entry.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return;
      for (const inner of some) await filesOf(inner, `${path}${entry.name}/`, found);
    }
  }

  function drop(form) {
    const out = document.querySelector('[data-import]');
    const largest = Number(form.dataset.largest);
    const [pick, folder] = [form.querySelector('#file'), form.querySelector('#dir')];
    let busy = false;

    const say = (words) => {
      const line = document.createElement('p');
      line.className = 'refuse';
      line.textContent = words;
      out.append(line);
    };

    async function send(files) {
      if (busy || files.length === 0) return;
      busy = true;
      out.replaceChildren();
      const place = document.createElement('div');
      place.className = 'live';
      place.setAttribute('aria-live', 'polite');
      place.textContent = `Sending ${files.length} ${files.length === 1 ? 'file' : 'files'} …`;
      out.append(place);
      let id = null;
      // What tells of a folder first: its facts are for the files after it.
      const sorted = [...files].sort((a, b) => /(^|\/)index\.json$/.test(b.path) - /(^|\/)index\.json$/.test(a.path));
      let batch = [];
      let size = 0;
      const flush = async () => {
        if (batch.length === 0) return;
        const body = new FormData();
        if (id) body.set('id', id);
        for (const { file, path } of batch) body.append('file', file, path);
        batch = [];
        size = 0;
        const answer = await fetch('/import', { method: 'POST', body, headers: { accept: 'application/json' } });
        const said = await answer.json().catch(() => null);
        if (!answer.ok)
          return say(said?.error ? `${said.error.message} ${said.error.advice ?? ''}` : 'The server took it not.');
        if (!id) {
          id = said.id;
          place.dataset.live = said.progress;
          watch(place);
        }
      };
      for (const one of sorted) {
        if (one.file.size > largest) {
          say(
            `${one.path}: more than ${Math.round(largest / 1048576)} MB; use the command line: rapporteur ingest FILE.`,
          );
          continue;
        }
        if (size + one.file.size > 8_000_000 || batch.length >= 50) await flush();
        batch.push(one);
        size += one.file.size;
      }
      await flush();
      if (place.dataset.live) watch(place);
      else place.remove();
      form.reset();
      busy = false;
    }

    const listed = (input) => [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send([...listed(pick), ...listed(folder)]);
    });
    folder.addEventListener('change', () => {
      pick.required = folder.files.length === 0;
    });
    for (const name of ['dragenter', 'dragover'])
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.add('over');
      });
    for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'));
    form.addEventListener('drop', async (event) => {
      event.preventDefault();
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      const plain = [...event.dataTransfer.files].map((file) => ({ file, path: file.name }));
      const found = [];
      for (const entry of entries) await filesOf(entry, '', found);
      send(found.length > 0 ? found : plain);
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    for (const place of document.querySelectorAll('[data-live][data-going]')) watch(place);
    for (const form of document.querySelectorAll('[data-drop]')) drop(form);
  });
})();
