// Asks for customers as a file and saves it. What it is for is asked too; the server keeps it. A page may have one button
// for what it is about, or one for each file that is to be made again.
import { called, hideFailure, keep, send, showFailure } from './request.js';
import { refresh } from './refresh.js';

const WAITS = 202;

const dialog = document.querySelector('dialog.export');
const form = dialog.querySelector('form');
const writing = dialog.querySelector('.writing');
const waits = dialog.querySelector('.waits');
const save = form.querySelector('[type=submit]');

show();
document.addEventListener('click', (event) => {
  const open = event.target.closest('.open-export');
  if (open) {
    hideFailure(dialog);
    toWait(false);
    if (open.dataset.run) {
      again(open);
    }
    dialog.showModal();
  }
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
    const answer = await send('POST', '/api/v1/exports', order());
    if (answer.status === WAITS) {
      toWait(true);
    } else {
      keep(await answer.blob(), called(answer));
      dialog.close();
    }
    await refresh();
    show();
  } catch (error) {
    showFailure(dialog, error);
  }
  busy(false);
}

function show() {
  document.querySelectorAll('.open-export').forEach((button) => { button.hidden = false; });
}

// The file is about what the other was; what for may be another thing.
function again(button) {
  const { run, filter, columns, format } = button.dataset;
  const row = button.closest('tr');
  Object.assign(dialog.dataset, { run, filter, columns });
  dialog.querySelector('.intro').textContent = row.querySelector('.whose').textContent;
  form.elements.purpose.value = row.querySelector('.purpose').textContent;
  form.querySelector(`[name=format][value=${format}]`).checked = true;
}

function order() {
  const format = form.querySelector('[name=format]:checked');
  const columns = [...form.querySelectorAll('[name=column]')];
  const wanted = { run: dialog.dataset.run, filter: JSON.parse(dialog.dataset.filter), format: format.value, purpose: form.elements.purpose.value };
  if (format.value === 'csv') {
    Object.assign(wanted, { separator: format.dataset.separator, decimal: format.dataset.decimal, bom: format.dataset.bom === 'true' });
  }
  if (dialog.dataset.columns) {
    wanted.columns = JSON.parse(dialog.dataset.columns);
  }
  if (columns.length > 0) {
    wanted.columns = columns.filter((column) => column.checked).map((column) => column.value);
  }
  return wanted;
}

// It takes a second person: there is nothing to be saved yet.
function toWait(is) {
  waits.hidden = !is;
  save.hidden = is;
}

function busy(is) {
  writing.hidden = !is;
  save.disabled = is;
}
