// Checks the page's structure. Runs in the page, also where scripts are turned off: no promises, no timers.
// arguments[0]: { errors, ours, scripts }. Returns a list of sentences, empty for a good page.
const expected = arguments[0];
const problems = [];
const all = (css) => [...document.querySelectorAll(css)];
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".govuk-visually-hidden, [aria-hidden=true]");
const told = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);

// What makes people scroll in two directions.
function sideways() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = all("body *").filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 && isShown(one));
  return [`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}, ${wide.slice(-3).map(told).join(" ")}`];
}

const lang = document.documentElement.lang;
if (!["en", "cy"].includes(lang)) problems.push(`the language is "${lang}"`);

// Titles and headings
const [heading, ...others] = all("h1");
if (expected.ours) {
  if (!heading || others.length > 0) problems.push(`there are ${all("h1").length} h1`);
  const words = heading ? heading.innerText.trim() : "";
  if (!words) problems.push("the h1 is empty");
  if (!document.title.includes(words)) problems.push(`the title "${document.title}" is not about "${words}"`);
  let level = 0;
  for (const one of all("main h1, main h2, main h3, main h4")) {
    const next = Number(one.tagName[1]);
    // The summary of errors comes before the heading of the page, and has a h2.
    if (next > level + 1 && !one.closest(".govuk-error-summary")) problems.push(`a heading skips a level: ${told(one)}`);
    if (!one.closest(".govuk-error-summary")) level = next;
  }
}
if (!document.title.trim()) problems.push("there is no title");

if (!expected.ours) return problems.concat(sideways());

// Errors
const summary = document.querySelector(".govuk-error-summary");
const prefix = { en: "Error: ", cy: "Gwall: " }[lang];
if (expected.errors) {
  if (!document.title.startsWith(prefix)) problems.push(`the title "${document.title}" does not begin with "${prefix}"`);
  if (!summary) problems.push("there is no error summary");
  if (summary && expected.scripts && document.activeElement !== summary) problems.push("the error summary has not the focus");
  for (const link of all(".govuk-error-summary a")) {
    const field = document.getElementById(link.hash.slice(1));
    if (!field || !field.matches("input, select, textarea")) problems.push(`a link of the summary leads to no field: ${told(link)}`);
    const group = field && field.closest(".govuk-form-group--error");
    if (field && !group) problems.push(`the field has no error beside it: ${told(field)}`);
  }
} else if (summary || document.title.startsWith(prefix)) {
  problems.push(`shows errors: ${summary ? summary.innerText : document.title}`);
}

// Ids, labels, names
const ids = all("[id]").map((one) => one.id);
for (const id of ids.filter((id, place) => ids.indexOf(id) !== place)) problems.push(`the id ${id} is there twice`);
for (const one of all("[aria-describedby], [aria-labelledby]")) {
  const named = [one.getAttribute("aria-describedby"), one.getAttribute("aria-labelledby")].filter(Boolean).join(" ");
  for (const id of named.split(/\s+/).filter(Boolean)) if (!document.getElementById(id)) problems.push(`${told(one)} names ${id}, which is not there`);
}
for (const field of all("input:not([type=hidden]), select, textarea")) {
  if (!field.labels.length && !field.getAttribute("aria-label")) problems.push(`no label: ${told(field)}`);
}
for (const one of all("a[href], button")) {
  if (!(one.innerText || one.textContent).trim() && !one.getAttribute("aria-label")) problems.push(`no words: ${told(one)}`);
}
for (const picture of all("img")) if (!picture.hasAttribute("alt")) problems.push(`no alternative: ${told(picture)}`);
for (const frame of all("iframe")) if (!frame.title) problems.push(`no title: ${told(frame)}`);

// Links within the page lead somewhere
for (const link of all('a[href^="#"]')) {
  if (!document.getElementById(link.hash.slice(1))) problems.push(`leads nowhere: ${told(link)}`);
}

// Layout
problems.push(...sideways());
for (const target of all(".app-calendar a, button, .govuk-button, .govuk-radios__item label")) {
  if (!isShown(target)) continue;
  const { width, height } = target.getBoundingClientRect();
  if (width < 24 || height < 24) problems.push(`too small, ${width} by ${height}: ${told(target)}`);
}

// Words
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim();
  const parent = walker.currentNode.parentElement;
  if (!text || parent.closest("script, style, noscript, pre, code, .app-break")) continue;
  if (/[{}]|undefined|\bnone\b$|\[object/.test(text) || /^[a-z]+(-[a-z]+)+$/.test(text)) problems.push(`no words: "${text}"`);
  if (/[\u2068\u2069\u00ad\ufffd]/.test(text)) problems.push(`an invisible character in "${text}"`);
}
return problems;
