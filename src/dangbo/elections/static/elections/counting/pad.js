// The counting pad: shows what the typed numbers mean, sends each ballot and goes on at once. What is not yet
// stored waits in order and is sent again until it is; the server counts the same ballot once however often it comes.
const form = document.querySelector('#nhap-phieu');
const input = form.querySelector('#so-go');
const rows = [...document.querySelectorAll('[data-row]')];
const meaning = form.querySelector('#hieu-la');
const isStrikeOut = form.dataset.style === 'strike_out';
const names = Number(form.dataset.names), seats = Number(form.dataset.seats);
const WORDS = { s: 'gạch', d: 'không đồng ý', b: 'cả hai ô', n: 'không ô nào' };
const MOST_WAITING = 3, TRY_AGAIN = 2000;

function marksOf(text) {
  const marks = Array(names).fill(isStrikeOut ? 'k' : 'a');
  for (const token of text.trim().split(/[\s,;]+/).filter(Boolean)) {
    const found = /^(?:\*|(\d{1,3})(?:\.(\d{1,3}))?)([+-]?)$/.exec(token);
    if (!found || (found[3] && isStrikeOut)) return null;
    const first = found[1] ? Number(found[1]) : 1;
    const last = found[1] ? Number(found[2] ?? found[1]) : names;
    if (first < 1 || last > names || first > last) return null;
    const mark = isStrikeOut ? 's' : { '': 'd', '-': 'n', '+': 'b' }[found[3]];
    for (let number = first; number <= last; number += 1) marks[number - 1] = mark;
  }
  return marks;
}

function show() {
  const marks = marksOf(input.value);
  rows.forEach((row, place) => {
    const mark = marks?.[place] ?? '';
    row.classList.toggle('is-struck', mark === 's' || mark === 'd');
    row.classList.toggle('is-odd', mark === 'b' || mark === 'n');
    row.querySelector('.said').textContent = WORDS[mark] ?? '';
  });
  const chosen = marks?.filter((mark) => mark === 'k' || mark === 'a').length;
  meaning.textContent = marks ? `Bầu ${chosen} người, cần bầu ${seats}.` : 'Có số không ở trong danh sách.';
  meaning.classList.toggle('is-bad', !marks || chosen > seats || chosen === 0);
}

form.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches('input[type="text"]:not([data-key]), #ly-do, select') && event.target !== input) return;
  const flag = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (flag) {
    event.preventDefault();
    if (flag.type === 'checkbox') flag.checked = !flag.checked;
    else flag.focus();
  }
  const before = form.querySelector('#sua-truoc');
  if (event.key === 'ArrowUp' && before && !before.hidden && !waiting.length) {
    event.preventDefault();
    before.click();
  }
});
input.addEventListener('input', show);
show();

const waiting = [];
let isSending = false, isOver = false;
const problem = form.querySelector('#vuong-mac');

function say(text) {
  problem.replaceChildren();
  if (!text) return;
  const line = document.createElement('p');
  line.className = 'field-error mb-2';
  line.textContent = text;
  problem.append(line);
}

function take(place) {
  for (const name of ['sheet', 'round', 'turn']) form.elements[name].value = place[name];
  document.querySelector('#so-phieu').textContent = place.sheet;
  document.querySelector('#may-khong-nhan')?.remove();
  for (const image of document.querySelectorAll('img[data-side]')) {
    image.src = image.src.replace(/\/to\/\d+\//, `/to/${place.sheet}/`);
  }
  form.elements.foreign.checked = form.elements.writing.checked = false;
  form.elements.unlisted.value = input.value = '';
  show();
  input.focus();
}

function tell(said) {
  const list = document.querySelector('#vua-nhap');
  list.querySelector(`[data-sheet="${said.sheet}"]`)?.remove();
  const line = document.createElement('li');
  line.dataset.sheet = said.sheet;
  const head = document.createElement('b'), verdict = document.createElement('small');
  head.textContent = `Phiếu ${said.sheet} `;
  verdict.textContent = said.verdict;
  verdict.className = `is-${said.look}`;
  line.append(head, said.words, verdict);
  list.prepend(line);
  while (list.children.length > 4) list.lastElementChild.remove();
  const before = form.querySelector('#sua-truoc');
  before.href = `?sua=${said.sheet}`;
  before.hidden = false;
  const total = Number(form.dataset.total);
  const done = document.querySelector('#da-nhap');
  done.textContent = Math.min(total, Number(done.textContent) + 1);
  document.querySelector('#tien-do').value = done.textContent;
}

async function send() {
  if (isSending || !waiting.length) return;
  isSending = true;
  let answer;
  try {
    const sent = await fetch(form.action || location.pathname, {
      method: 'POST', body: waiting[0], headers: { Accept: 'application/json' },
    });
    if (!sent.ok && sent.status !== 422) throw new Error(String(sent.status));
    answer = await sent.json();
  } catch {
    isSending = false;
    say(`Mất kết nối. ${waiting.length} phiếu chưa ghi vẫn còn ở đây và sẽ tự gửi lại.`);
    setTimeout(send, TRY_AGAIN);
    return;
  }
  isSending = false;
  if (answer.problem) {
    waiting.length = 0;
    say(answer.problem);
    if (answer.next) take(answer.next);
    return;
  }
  const was = waiting.shift();
  say('');
  tell(answer.said);
  if (!answer.next && !waiting.length) {
    location.assign(location.pathname);
  } else if (answer.next && !waiting.length && (isOver || was.get('round') === '2' || was.get('turn') !== '1')) {
    isOver = false;
    take(answer.next);
  }
  send();
}

if (!('plain' in form.dataset)) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!marksOf(input.value) || waiting.length >= MOST_WAITING || isOver) return;
    const ballot = new FormData(form);
    waiting.push(ballot);
    const sheet = Number(ballot.get('sheet'));
    if (ballot.get('round') === '1' && ballot.get('turn') === '1' && 'even' in form.dataset && sheet < Number(form.dataset.total)) {
      take({ sheet: sheet + 1, round: 1, turn: 1 });
    } else {
      isOver = true;
    }
    send();
  });
}
