// Asks for customers as a file and saves it. What it is for is asked too; the server keeps it.
import { PROOF, Refused, hideFailure, language, proof, showFailure } from './request.js';

const dialog = document.querySelector('dialog.export');
const open = document.querySelector('.open-export');
const form = dialog.querySelector('form');
const writing = dialog.querySelector('.writing');
const save = form.querySelector('[type=submit]');

open.hidden = false;
open.addEventListener('click', () => {
  hideFailure(dialog);
  dialog.showModal();
});
dialog.querySelector('.close-export').addEventListener('click', () => dialog.close());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  write();
});

async function write() {
  hideFailure(dialog);
  busy(true);
  try {
    const answer = await fetch(language('/api/v1/exports'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [PROOF]: proof() },
      body: JSON.stringify(order()),
    });
    if (!answer.ok) {
      throw new Refused(await answer.json());
    }
    keep(await answer.blob(), name(answer));
    dialog.close();
  } catch (error) {
    showFailure(dialog, error);
  }
  busy(false);
}

function order() {
  const format = form.querySelector('[name=format]:checked');
  const columns = [...form.querySelectorAll('[name=column]')];
  const wanted = { run: dialog.dataset.run, filter: JSON.parse(dialog.dataset.filter), format: format.value, purpose: form.elements.purpose.value };
  if (format.value === 'csv') {
    Object.assign(wanted, { separator: format.dataset.separator, decimal: format.dataset.decimal, bom: format.dataset.bom === 'true' });
  }
  if (columns.length > 0) {
    wanted.columns = columns.filter((column) => column.checked).map((column) => column.value);
  }
  return wanted;
}

function name(answer) {
  return /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'))[1];
}

function keep(file, called) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = called;
  link.click();
  // the browser has begun to save by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function busy(is) {
  writing.hidden = !is;
  save.disabled = is;
}
