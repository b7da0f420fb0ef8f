// Has everything that is kept of a person put together, which is saved as a file, or erased. A number is posted, never in
// an address.
import { ask, hideFailure, send, showFailure } from './request.js';
import { refresh } from './refresh.js';

const PAUSE = 2000;

const page = document.querySelector('.rights');
const form = page.querySelector('form');
const said = page.querySelector('.said');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { id, reason } = Object.fromEntries(new FormData(form));
  const erases = event.submitter?.dataset.act === 'erase';
  form.elements.reason.required = erases;
  if (!form.reportValidity() || (erases && !window.confirm(page.dataset.textSure))) {
    return;
  }
  hideFailure(page);
  said.textContent = page.dataset.textLooking;
  form.inert = true;
  try {
    if (erases) {
      await ask('POST', '/api/v1/erasures', { id, reason });
      form.reset();
      said.textContent = page.dataset.textAsked;
      await refresh();
      watch();
    } else {
      save(await send('POST', '/api/v1/persons/copy', { id }, { Accept: 'application/json' }));
      said.textContent = page.dataset.textCopied;
    }
  } catch (error) {
    said.textContent = '';
    showFailure(page, error);
  }
  form.inert = false;
  form.elements.reason.required = false;
});

async function save(answer) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = 'person.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

// Until nothing is open any more, or the page is left.
function watch() {
  if (page.querySelector('[data-open=true]')) {
    window.setTimeout(async () => {
      // a record that somebody reads stays where it is
      if (!page.querySelector('details[open]')) {
        await refresh();
      }
      watch();
    }, PAUSE);
  }
}

watch();
