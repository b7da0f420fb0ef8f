// Brings a file: chosen or dropped, sent with a bar that shows how much is there, judged; then its page opens. What the
// server cannot settle by itself is asked, and the file is sent again with the answer.
import { announce } from './announce.js';
import { PROOF, Refused, hideFailure, language, proof, showFailure } from './request.js';

const FILES = '/api/v1/datasets';

const SERVER_AT_FAULT = 500;

const page = document.querySelector('.import');
const drop = page.querySelector('.drop');
const input = page.querySelector('#file');
const sending = page.querySelector('.sending');
const stopped = page.querySelector('.stopped');
const again = page.querySelector('.again');
const asks = [...page.querySelectorAll('.ask')];
let file;
let answers = {};

drop.hidden = false;
drop.addEventListener('submit', (event) => event.preventDefault());
input.addEventListener('change', () => take(input.files[0]));
again.addEventListener('click', send);
asks.forEach((form) => form.addEventListener('submit', (event) => {
  event.preventDefault();
  answers = { ...answers, [form.dataset.kind]: { ...answers[form.dataset.kind], ...answered(form) } };
  send();
}));

// a file that misses the box must not replace the page
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  window.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', type === 'dragenter' || type === 'dragover');
  });
}
window.addEventListener('drop', (event) => take(event.dataTransfer.files[0]));

function take(chosen) {
  if (!chosen || !sending.hidden) {
    return;
  }
  file = chosen;
  answers = {};
  again.hidden = true;
  if (file.size > Number(page.dataset.most)) {
    showFailure(page, new Refused({ title: file.name, detail: page.dataset.textTooLarge }));
    return;
  }
  send();
}

function send() {
  hideFailure(page);
  asks.forEach((form) => { form.hidden = true; });
  stopped.textContent = '';
  again.hidden = true;
  sending.hidden = false;
  drop.hidden = true;
  const request = new XMLHttpRequest();
  const form = new FormData();
  // what the form holds is read in order
  form.append('answers', JSON.stringify(answers));
  form.append('file', file);
  request.open('POST', language(FILES));
  request.setRequestHeader('Accept', 'application/json');
  request.setRequestHeader(PROOF, proof());
  request.upload.addEventListener('progress', (event) => show(event.loaded / event.total));
  request.addEventListener('load', () => finish(request));
  request.addEventListener('error', () => fail(new Error(FILES)));
  request.addEventListener('abort', stop);
  sending.querySelector('.sending-name').textContent = file.name;
  sending.querySelector('.stop').onclick = () => request.abort();
  show(0);
  request.send(form);
}

// Once all is sent, nobody knows how long the server looks at it.
function show(share) {
  const bar = sending.querySelector('progress');
  const sent = share >= 1;
  const stage = sent ? page.dataset.textJudging : page.dataset.textSending;
  announce(sending.querySelector('.sending-stage'), stage);
  sending.querySelector('.sending-share').textContent = sent ? '' : percent(share);
  if (sent) {
    bar.removeAttribute('value');
  } else {
    bar.value = share;
  }
}

// digits are Latin in every language, as in Tunisia
function percent(share) {
  return new Intl.NumberFormat(`${document.documentElement.lang}-TN`, { style: 'percent' }).format(share);
}

function finish(request) {
  let said;
  try {
    said = JSON.parse(request.responseText);
  } catch (error) {
    fail(error);
    return;
  }
  if (request.status === 201) {
    window.location.assign(`/import/${said.id}`);
  } else {
    fail(new Refused(said));
  }
}

function stop() {
  reset();
  stopped.textContent = page.dataset.textStopped;
  offerAgain();
}

function offerAgain() {
  again.hidden = false;
  again.focus();
}

function fail(error) {
  reset();
  showFailure(page, error);
  const problem = error.problem;
  // what is wrong with the file itself is so the next time, too
  if (!problem || problem.status >= SERVER_AT_FAULT) {
    offerAgain();
  }
  const form = problem && asks.find((f) => f.dataset.code.split(' ').includes(problem.code));
  if (form) {
    // the sentence of the command line tells what to type
    page.querySelector('.failure-detail').textContent = form.dataset.textWhy;
    form.querySelectorAll('[data-param]').forEach((place) => {
      place.textContent = problem.params[place.dataset.param] ?? '';
    });
    form.querySelectorAll('[data-word]').forEach((choice) => {
      choice.value = problem.params[choice.dataset.word];
    });
    form.hidden = false;
    form.querySelector('input').focus();
  }
}

function reset() {
  sending.hidden = true;
  drop.hidden = false;
  input.value = '';
}

function answered(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
}
