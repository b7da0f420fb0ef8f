// Publishes a run, proposes it, or takes its proposal back; then the page is asked for again, which says what came of it.
import { ask, hideFailure, showFailure } from './request.js';

const page = document.querySelector('.runs');
const address = `/api/v1/runs/${page.dataset.id}`;
const buttons = [...page.querySelectorAll('.publish, .withdraw')];

buttons.forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => act(button.classList.contains('publish')));
});

async function act(publishes) {
  hideFailure(page);
  busy(true);
  try {
    await (publishes ? ask('POST', `${address}/publish`) : ask('DELETE', `${address}/proposal`));
    window.location.reload();
  } catch (error) {
    busy(false);
    showFailure(page, error);
  }
}

function busy(is) {
  buttons.forEach((button) => { button.disabled = is; });
}
