// Changes who may sign in. The rows are always those of the server. A link and a key are in one answer alone: they are
// shown until the page is left, and never again.
import { ask, hideFailure, showFailure } from './request.js';
import { refresh } from './refresh.js';

const USERS = '/api/v1/users';
const TOKENS = '/api/v1/tokens';

const page = document.querySelector('.users');
const handed = page.querySelector('.handed');
const secret = handed.querySelector('input');
const copy = handed.querySelector('.copy');

const ACTS = {
  role: (name, row) => ask('PUT', `${USERS}/${name}/role`, { role: row.querySelector('select').value }),
  invitation: (name) => ask('POST', `${USERS}/${name}/invitation`),
  disable: (name) => ask('POST', `${USERS}/${name}/disable`),
  enable: (name) => ask('POST', `${USERS}/${name}/enable`),
  revoke: (name) => (window.confirm(page.dataset.textRevoke) ? ask('POST', `${TOKENS}/${name}/revoke`) : null),
};

page.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (button) {
    const row = button.closest('tr');
    act(() => ACTS[button.dataset.act](row.dataset.name, row), () => again(row.dataset.name, button.dataset.act));
  }
});

page.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const said = Object.fromEntries(new FormData(form));
  const adds = form.dataset.act === 'add-user'
    ? () => ask('POST', USERS, said)
    : () => ask('POST', TOKENS, { ...said, days: Number(said.days) });
  act(async () => {
    const made = await adds();
    form.reset();
    return made;
  }, () => form.elements.name);
});

secret.addEventListener('focus', () => secret.select());
// only where nobody can listen
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(secret.value);
  copy.textContent = copy.dataset.textCopied;
});

async function act(work, next) {
  const done = page.querySelector('.done');
  let here = document.activeElement;
  hideFailure(page);
  done.textContent = '';
  page.inert = true;
  try {
    const said = await work();
    if (said) {
      await refresh();
      here = hand(said) ? handed : next();
      done.textContent = page.dataset.textDone;
    }
  } catch (error) {
    showFailure(page, error);
  }
  page.inert = false;
  here.focus();
}

// The button that was pressed is another one now, or has become its opposite.
function again(name, wanted) {
  const row = [...page.querySelectorAll('tr[data-name]')]
    .find((one) => one.dataset.name === name && one.querySelector(`[data-act=${wanted}], [data-act=enable], [data-act=disable]`));
  return row ? row.querySelector(`[data-act=${wanted}]`) ?? row.querySelector('[data-act=enable], [data-act=disable]') : page.querySelector('h1');
}

// Shows a link or a key, if there is one.
function hand(said) {
  const given = said.link ?? said.key;
  if (!given) {
    return false;
  }
  handed.querySelectorAll('.handed-link').forEach((part) => { part.hidden = !said.link; });
  handed.querySelectorAll('.handed-key').forEach((part) => { part.hidden = !said.key; });
  handed.querySelector('.handed-name').textContent = said.link ? said.user.name : said.name;
  secret.value = given;
  handed.hidden = false;
  return true;
}
