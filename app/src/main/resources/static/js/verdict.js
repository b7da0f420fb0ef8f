// Answers what is asked about a file, and has it segmented. Every number and word comes from the server: an answer is
// sent, then the page is asked for again.
import { ask, hideFailure, showFailure } from './request.js';

const PAUSE = 500;

const page = document.querySelector('.import');
const file = `/api/v1/datasets/${page.dataset.id}`;
const answers = JSON.parse(page.dataset.answers);
const questions = page.querySelector('.answers');
const start = page.querySelector('.start');
const running = page.querySelector('.running');
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
  const order = { dataset: page.dataset.id, segments: Number(start.elements.segments.value) };
  if (start.elements.period.value) {
    order.period = start.elements.period.value;
  }
  try {
    await follow(await ask('POST', '/api/v1/runs', order));
  } catch (error) {
    running.hidden = true;
    busy(false);
    showFailure(page, error);
  }
}

async function follow(started) {
  running.hidden = false;
  running.querySelector('.stop').onclick = () => ask('POST', `/api/v1/runs/${started.id}/cancel`)
    .catch((error) => showFailure(page, error));
  let now = started;
  while (now.state === 'queued' || now.state === 'running') {
    show(now);
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    now = await ask('GET', `/api/v1/runs/${started.id}`);
  }
  end(now);
}

function show(now) {
  const progress = now.progress;
  const stage = progress?.stage ?? (now.state === 'queued' ? 'queued' : 'read');
  running.querySelector('.running-stage').textContent = text(stage);
  const bar = running.querySelector('progress');
  if (progress?.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else {
    bar.removeAttribute('value');
  }
}

function end(now) {
  if (now.state === 'complete') {
    running.querySelector('.running-stage').textContent = text('complete');
    window.location.assign('/');
    return;
  }
  running.querySelector('progress').hidden = true;
  running.querySelector('.stop').hidden = true;
  running.querySelector('.running-stage').textContent = now.error ? now.error.text : text(now.state);
  running.classList.toggle('failed', now.state === 'failed');
  busy(false);
}

function text(what) {
  return running.dataset[`text${what[0].toUpperCase()}${what.slice(1)}`];
}
