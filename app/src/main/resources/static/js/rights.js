// Has everything that is kept of a person put together, which is saved as a file, or erased. A number is posted, never in
// an address.
import { ask, hideFailure, keep, send, showFailure } from './request.js';
import { refresh } from './refresh.js';

const PAUSE = 2000;

const page = document.querySelector('.rights');
const form = page.querySelector('form');
const said = page.querySelector('.said');
let timer;

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
      const answer = await send('POST', '/api/v1/persons/copy', { id }, { Accept: 'application/json' });
      keep(await answer.blob(), 'person.json');
      said.textContent = page.dataset.textCopied;
    }
  } catch (error) {
    said.textContent = '';
    showFailure(page, error);
  }
  form.inert = false;
  form.elements.reason.required = false;
});

// Until nothing is open any more, or the page is left.
function watch() {
  window.clearTimeout(timer);
  if (page.querySelector('[data-open=true]')) {
    timer = window.setTimeout(async () => {
      // a record that somebody reads stays where it is
      if (!page.querySelector('details[open]')) {
        await refresh();
      }
      watch();
    }, PAUSE);
  }
}

watch();
