// What pages ask the server, and how they say that it refused.

export async function ask(method, address, body, more = {}) {
  const answer = await send(method, address, body, { Accept: 'application/json', ...more });
  return answer.json();
}

export async function send(method, address, body, more = {}) {
  const headers = { [PROOF]: proof(), ...more };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(language(address), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!answer.ok) {
    throw new Refused(await answer.json());
  }
  return answer;
}

// Whoever sends this has read a page of ours.
export const PROOF = 'X-CSRF-TOKEN';

export function proof() {
  return document.querySelector('meta[name=csrf]').content;
}

// Sentences come in the language of the page, whatever the browser prefers.
export function language(address) {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${document.documentElement.lang}`;
}

export class Refused extends Error {
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function showFailure(page, error) {
  const failure = page.querySelector('.failure');
  const problem = error instanceof Refused ? error.problem : { title: '', detail: page.dataset.textUnreachable };
  failure.querySelector('.failure-title').textContent = problem.title;
  failure.querySelector('.failure-title').hidden = !problem.title;
  failure.querySelector('.failure-detail').textContent = problem.detail;
  failure.hidden = false;
  failure.scrollIntoView({ block: 'nearest' });
  if (!(error instanceof Refused)) {
    console.error(error);
  }
}

export function hideFailure(page) {
  page.querySelector('.failure').hidden = true;
}

// What the server calls a file that it has sent.
export function called(answer) {
  return /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'))[1];
}

// Hands a file to the browser to save.
export function keep(file, called) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = called;
  link.click();
  // the browser has begun to save by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
