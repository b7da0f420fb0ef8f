// Decides about files that take a second person, and saves one that was approved. The rows are always those of the server.
import { ask, called, hideFailure, keep, send, showFailure } from './request.js';
import { refresh } from './refresh.js';

const HELD = '/api/v1/held-exports';

const section = document.querySelector('.held');

const ACTS = {
  approve: (id) => ask('POST', `${HELD}/${id}/approve`),
  decline: (id) => {
    const reason = window.prompt(section.dataset.textReason);
    return reason === null ? null : ask('POST', `${HELD}/${id}/decline`, { reason });
  },
  file: async (id) => {
    const answer = await send('POST', `${HELD}/${id}/file`);
    keep(await answer.blob(), called(answer));
  },
};

section.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-act]');
  if (!button) {
    return;
  }
  hideFailure(section);
  section.inert = true;
  try {
    await ACTS[button.dataset.act](button.closest('tr').dataset.id);
    await refresh();
  } catch (error) {
    showFailure(section, error);
  }
  section.inert = false;
});
