// Answers what is asked about a file, and has it segmented. Every number and word comes from the server: an answer is
// sent, then the page is asked for again.
import { announce } from './announce.js';
import { order, watch } from './order.js';
import { showPace } from './pace.js';
import { Refused, ask, hideFailure, language, showFailure } from './request.js';

// Milliseconds after which to ask a server that does not tell, and one that tells nothing.
const PAUSE = 500;
const SILENCE = 15000;

const page = document.querySelector('.import');
const file = `/api/v1/datasets/${page.dataset.id}`;
const answers = JSON.parse(page.dataset.answers);
const questions = page.querySelector('.answers');
const start = page.querySelector('.start');
const running = page.querySelector('.running');
const said = running.querySelector('.running-stage');
const button = start.querySelector('button');
const ready = !button.disabled;

questions?.addEventListener('submit', (event) => {
  event.preventDefault();
  for (const question of questions.querySelectorAll('.question')) {
    say(question.dataset.kind, question.dataset.key, question.querySelector('input:checked').value);
  }
  judge();
});

page.querySelectorAll('.take-back').forEach((back) => back.addEventListener('click', () => {
  delete answers[back.dataset.kind][back.dataset.key];
  judge();
}));

page.querySelector('.map').addEventListener('submit', (event) => {
  event.preventDefault();
  for (const select of event.target.querySelectorAll('select')) {
    // an attribute with nothing in it is not sent
    if (select.value !== (select.dataset.initial ?? '')) {
      say('map', select.name, select.value);
    }
  }
  judge();
});

start.addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});

function say(kind, key, word) {
  answers[kind] = { ...answers[kind], [key]: word };
}

async function judge() {
  hideFailure(page);
  busy(true);
  try {
    await ask('PUT', `${file}/answers`, answers);
    window.location.reload();
  } catch (error) {
    busy(false);
    Object.assign(answers, JSON.parse(page.dataset.answers));
    showFailure(page, error);
  }
}

function busy(is) {
  page.querySelectorAll('form > button, .take-back').forEach((b) => { b.disabled = is; });
  button.disabled = is || !ready;
  const judging = page.querySelector('.judging');
  if (judging) {
    judging.hidden = !is;
  }
}

async function run() {
  hideFailure(page);
  busy(true);
  try {
    follow(await ask('POST', '/api/v1/runs', order(start, page.dataset.id)), leaveFor);
  } catch (error) {
    busy(false);
    showFailure(page, error);
  }
}

// Whoever opens the page sees how far the file is, be it that somebody else started it.
async function resume() {
  try {
    const { jobs } = await ask('GET', `/api/v1/jobs?kind=run&dataset=${page.dataset.id}&size=1`);
    if (jobs.length > 0 && running.hidden) {
      follow(jobs[0], () => {});
    }
  } catch (error) {
    showFailure(page, error);
  }
}

// The server tells of every change; where it is not heard, it is asked.
function follow(started, whenComplete) {
  const address = `/api/v1/runs/${started.id}`;
  let stream;
  let silence;

  function hear(now) {
    clearTimeout(silence);
    show(now);
    if (isOpen(now)) {
      silence = setTimeout(look, stream?.readyState === EventSource.OPEN ? SILENCE : PAUSE);
    } else {
      leave();
      end(now, whenComplete);
    }
  }

  function look() {
    ask('GET', address).then(hear).catch((error) => {
      if (error instanceof Refused) {
        leave();
        running.hidden = true;
        busy(false);
        showFailure(page, error);
      } else {
        silence = setTimeout(look, SILENCE);
      }
    });
  }

  // A browser opens a few connections to a server: a page that nobody sees leaves them to the others.
  function listen() {
    stream?.close();
    if (!document.hidden) {
      stream = new EventSource(language(`${address}/events`));
      stream.addEventListener('message', (event) => hear(JSON.parse(event.data)));
    }
  }

  function leave() {
    clearTimeout(silence);
    stream?.close();
    document.removeEventListener('visibilitychange', listen);
  }

  running.hidden = false;
  running.classList.remove('failed');
  running.querySelector('progress').hidden = false;
  running.querySelector('.running-open').hidden = true;
  running.querySelector('.running-review').hidden = true;
  running.querySelector('.pace').hidden = false;
  running.querySelector('.running-by').textContent = started.by;
  running.querySelector('.running-at').textContent = at(started.created_at);
  running.querySelector('.stop').hidden = false;
  running.querySelector('.stop').onclick = () => ask('POST', `${address}/cancel`)
    .catch((error) => showFailure(page, error));
  if (isOpen(started)) {
    busy(true);
    document.addEventListener('visibilitychange', listen);
    listen();
  }
  hear(started);
}

function isOpen(now) {
  return now.state === 'queued' || now.state === 'running';
}

function at(instant) {
  const form = { dateStyle: 'medium', timeStyle: 'short', timeZone: page.dataset.zone };
  return new Intl.DateTimeFormat(document.documentElement.lang, form).format(new Date(instant));
}

function show(now) {
  const progress = now.progress;
  const stage = progress?.stage ?? (now.state === 'queued' ? 'queued' : 'read');
  announce(said, text(stage === 'published' && !now.publish ? 'registered' : stage));
  showPace(running.querySelector('.pace'), progress);
  const bar = running.querySelector('progress');
  if (progress?.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else {
    bar.removeAttribute('value');
  }
}

function end(now, whenComplete) {
  running.querySelector('progress').hidden = true;
  running.querySelector('.pace').hidden = true;
  running.querySelector('.stop').hidden = true;
  const complete = now.state === 'complete';
  link('.running-open', overview(now), complete);
  link('.running-review', `/runs/${now.id}`, complete && !now.publish);
  announce(said, now.error ? now.error.text : text(complete && !now.publish ? 'kept' : now.state));
  running.classList.toggle('failed', now.state === 'failed' || now.state === 'interrupted');
  busy(false);
  if (complete) {
    whenComplete(now);
  }
}

function link(which, address, shown) {
  const place = running.querySelector(which);
  place.href = address;
  place.hidden = !shown;
}

// By its id: it takes a second person to publish it where the settings say so.
function overview(run) {
  return `/?run=${run.id}`;
}

// What is kept to be looked at is not what the overview shows: this page says where it is.
function leaveFor(run) {
  if (run.publish) {
    window.location.assign(overview(run));
  }
}

function text(what) {
  return running.dataset[`text${what[0].toUpperCase()}${what.slice(1)}`];
}

watch(start);
resume();
