// The key of a link stands behind its #, which browsers keep to themselves: it leaves this page by the form alone, and
// never stays in the address.
const form = document.getElementById('welcome');
const field = form.elements.key;
const brought = window.location.hash.slice(1);

if (brought) {
  field.value = brought;
  window.history.replaceState(null, '', window.location.pathname);
}
if (field.value) {
  document.getElementById('key-field').hidden = true;
  form.elements.password.focus();
}
// a demonstration asks for no password
if (brought.startsWith('demo.')) {
  form.submit();
}
