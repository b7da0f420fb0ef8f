// Shows the whole id of a customer to who says what it is needed for; the server keeps that. It is gone with the page.
import { ask, hideFailure, showFailure } from './request.js';

const { run, token } = document.querySelector('article.customer').dataset;
const dialog = document.querySelector('dialog.reveal');
const form = dialog.querySelector('form');
const open = document.querySelector('.open-reveal');

open.hidden = false;
open.addEventListener('click', () => {
  hideFailure(dialog);
  dialog.showModal();
});
dialog.querySelector('.close-reveal').addEventListener('click', () => dialog.close());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  reveal();
});

async function reveal() {
  hideFailure(dialog);
  try {
    const { id } = await ask('POST', `/api/v1/customers/${token}/reveal`, { run, reason: form.elements.reason.value });
    dialog.close();
    open.hidden = true;
    document.querySelector('.customer-id').textContent = id;
    document.querySelector('.revealed').textContent = id;
  } catch (error) {
    showFailure(dialog, error);
  }
}
