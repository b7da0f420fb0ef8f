// Saves the name and the offer of a segment. What is saved is shown by the server's own page, of which the part of the
// segment takes the place of the one that was typed in. Where somebody else was faster, that part stands beside it until
// it is decided which of the two to keep: nothing that was typed goes without being told to.
import { Refused, ask, hideFailure, language, showFailure } from './request.js';

const CHANGED = 'offer_changed';

const page = document.querySelector('.offers-page');
const initial = new WeakMap();
const others = new WeakMap();

page.querySelectorAll('.offer-card').forEach(remember);

page.addEventListener('submit', (event) => {
  event.preventDefault();
  save(card(event));
});
page.addEventListener('input', (event) => {
  event.target.removeAttribute('aria-invalid');
  mark(card(event));
});
page.addEventListener('click', (event) => {
  const button = event.target.closest('button[type=button]');
  if (button) {
    for (const [name, act] of Object.entries(ACTS)) {
      if (button.classList.contains(name)) {
        act(card(event), button);
      }
    }
  }
});
window.addEventListener('beforeunload', (event) => {
  if ([...page.querySelectorAll('.offer-card')].some(isDirty)) {
    event.preventDefault();
  }
});

const ACTS = {
  add(section) {
    const list = section.querySelector('.details');
    list.append(section.querySelector('template').content.cloneNode(true));
    list.lastElementChild.querySelector('input').focus();
  },
  remove(section, button) {
    button.closest('.detail').remove();
    section.querySelector('.add').focus();
    mark(section);
  },
  keep(section) {
    section.dataset.etag = others.get(section).dataset.etag;
    save(section);
  },
  take(section) {
    const other = others.get(section);
    replace(section, other);
    other.querySelector('.save').focus();
  },
};

function card(event) {
  return event.target.closest('.offer-card');
}

function remember(section) {
  section.querySelector('fieldset').disabled = false;
  initial.set(section, JSON.stringify(typed(section)));
}

function isDirty(section) {
  return JSON.stringify(typed(section)) !== initial.get(section);
}

function mark(section) {
  say(section, isDirty(section) ? page.dataset.textUnsaved : '');
  const other = others.get(section);
  if (other) {
    compare(section, other);
  }
}

function say(section, text) {
  section.querySelector('.saving').textContent = text;
}

// What the form says, as the server takes it. A title that stands twice has the parts of both.
function typed(section) {
  const form = section.querySelector('form');
  const details = new Map();
  for (const detail of form.querySelectorAll('.detail')) {
    const key = keyOf(detail.querySelector('[name=key]'));
    const parts = partsOf(detail);
    if (key || parts.length) {
      details.set(key, [...(details.get(key) ?? []), ...parts]);
    }
  }
  const offer = form.elements.offer.value.trim();
  const written = [...details].map(([key, parts]) => [key, parts.length > 1 ? parts : parts[0] ?? '']);
  const none = !offer && written.length === 0;
  return {
    name: form.elements.name.value.trim(),
    offer: none ? null : { name: offer, details: Object.fromEntries(written) },
  };
}

// A title that was not touched goes by the name under which it is kept.
function keyOf(input) {
  return input.dataset.key && input.value === input.defaultValue ? input.dataset.key : input.value.trim();
}

function partsOf(detail) {
  return detail.querySelector('[name=value]').value.split('\n').map((part) => part.trim()).filter(Boolean);
}

async function save(section) {
  const fields = section.querySelector('fieldset');
  if (fields.disabled) {
    return;
  }
  hideFailure(section);
  const wanted = typed(section);
  say(section, page.dataset.textSaving);
  fields.disabled = true;
  try {
    const address = `/api/v1/offers/${encodeURIComponent(section.dataset.segment)}`;
    const said = await ask('PUT', address, wanted, { 'If-Match': section.dataset.etag });
    section.dataset.etag = said.etag;
    initial.set(section, JSON.stringify(wanted));
    const saved = await fresh(section);
    replace(section, saved);
    say(saved, page.dataset.textSaved);
    saved.querySelector('.save').focus();
  } catch (error) {
    fields.disabled = false;
    mark(section);
    await refused(section, error);
  }
}

async function refused(section, error) {
  if (!(error instanceof Refused) || error.problem.code !== CHANGED) {
    showFailure(section, error);
    point(section, error.problem?.params?.field);
    return;
  }
  try {
    contrast(section, await fresh(section), error.problem.detail);
  } catch (failure) {
    showFailure(section, failure);
  }
}

// Leads to the field that is at fault, and calls it as the page does.
function point(section, field) {
  const detail = [...section.querySelectorAll('.detail')]
    .find((one) => field === `offer.details.${keyOf(one.querySelector('[name=key]'))}`);
  const selector = { name: '[name=name]', 'offer.name': '[name=offer]' }[field];
  const input = detail?.querySelector('[name=value]') ?? (selector && section.querySelector(selector));
  if (!input) {
    section.querySelector('.save').focus();
    return;
  }
  section.querySelector('.failure-title').textContent = detail ? detail.querySelector('[name=key]').value : labelOf(input);
  input.setAttribute('aria-invalid', 'true');
  input.focus();
}

function labelOf(input) {
  return input.form.querySelector(`label[for="${input.id}"]`).textContent;
}

// The part of the segment as the server shows it now.
async function fresh(section) {
  const answer = await fetch(language(window.location.pathname), { headers: { Accept: 'text/html' } });
  const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const found = [...shown.querySelectorAll('.offer-card')].find((one) => one.dataset.segment === section.dataset.segment);
  if (!found?.querySelector('form')) {
    throw new Error(section.dataset.segment);
  }
  return document.adoptNode(found);
}

function replace(section, other) {
  others.delete(section);
  other.querySelector('.offer-history').open = section.querySelector('.offer-history').open;
  section.replaceWith(other);
  remember(other);
}

function contrast(section, other, sentence) {
  others.set(section, other);
  section.classList.add('conflicting');
  section.querySelector('.yours').hidden = false;
  section.querySelector('.save').hidden = true;
  const panel = section.querySelector('.conflict');
  panel.querySelector('.conflict-detail').textContent = sentence;
  panel.hidden = false;
  compare(section, other);
  panel.querySelector('h3').focus();
}

// Every line of the other version, and those that only the own one has; what differs is marked.
function compare(section, other) {
  const own = new Map(shown(section));
  const theirs = new Map(shown(other));
  const names = new Set([...theirs.keys(), ...own.keys()]);
  section.querySelector('.theirs').replaceChildren(...[...names].map((name) => {
    const text = theirs.get(name) ?? '';
    const line = document.createElement('div');
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = name;
    value.textContent = text || '–';
    if ((own.get(name) ?? '') !== text) {
      const sign = document.createElement('span');
      sign.className = 'differs';
      sign.textContent = page.dataset.textDiffers;
      term.append(sign);
    }
    line.append(term, value);
    return line;
  }));
}

// What a form says, as people read it.
function shown(section) {
  const form = section.querySelector('form');
  const details = [...form.querySelectorAll('.detail')]
    .map((detail) => [detail.querySelector('[name=key]').value.trim(), partsOf(detail).join('\n')]);
  return [form.elements.name, form.elements.offer].map((input) => [labelOf(input), input.value.trim()]).concat(details);
}
