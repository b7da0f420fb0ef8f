// Shows anew what the server now says in the rows of a page, without taking the reader elsewhere.

export async function refresh() {
  const shown = document.querySelectorAll('tbody[id]');
  if (shown.length === 0) {
    return;
  }
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const rows of shown) {
    const others = page.getElementById(rows.id);
    if (!others) {
      // whoever may not see this page any more is told so by the server
      window.location.reload();
      return;
    }
    rows.replaceWith(others);
  }
}
