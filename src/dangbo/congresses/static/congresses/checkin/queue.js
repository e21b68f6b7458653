/* What a door knows and what it has not sent yet; both stay in the browser's storage through a reload. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY";
const LENGTH = 10;
const LOOKS = { in: "ok", already: "warn", alternate: "warn", replaced: "warn" };
const NOT_HERE = "Không có thẻ này trong danh sách đại biểu.";
const OTHER = "Đây là thẻ của đại hội khác, không dùng được ở đây.";
const SLIP = "Mã chưa đúng; hãy quét lại hoặc gõ lại từng ký tự trên thẻ.";
const VOID = "Thẻ này đã hủy; dùng thẻ cấp lại.";
const SIGNED_OUT = "Đã đăng xuất. Đăng nhập lại rồi mở lại trang này; các lượt chờ gửi vẫn còn ở máy này.";
const REFRESH_MS = 15000;

/* The signs of a code in what was read; empty where it is none. The same alphabet as dangbo.paper.congresses.codes. */
export function signsOf(typed) {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const code = bare.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/U/g, "V");
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : "";
}

export function isWhole(code) {
  const sum = [...code.slice(0, -1)].reduce((total, sign, at) => total + (at + 1) * SIGNS.indexOf(sign), 0);
  return SIGNS[sum % SIGNS.length] === code.at(-1);
}

/* Words without marks and case, as the server writes the keys by which people are found. */
function keyOf(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/* A UUID of version 7, also where the page has no secure context. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = BigInt(Date.now());
  for (let at = 0; at < 6; at += 1) bytes[at] = Number((time >> BigInt(8 * (5 - at))) & 255n);
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const clockNow = () => new Date().toTimeString().slice(0, 5);

export class Door {
  constructor({ session, door, name, list, send, token, storage }) {
    Object.assign(this, { name, list, send, token, storage });
    this.keys = { data: `dangbo.door.${session}`, queue: `dangbo.door.${session}.${door}` };
    this.data = JSON.parse(storage.getItem(this.keys.data) ?? "null") ?? { mark: "", people: [], came: {} };
    const kept = JSON.parse(storage.getItem(this.keys.queue) ?? "null");
    this.queue = kept?.queue ?? [];
    this.mine = kept?.mine ?? {};
    this.here = kept?.here ?? 0;
    Object.assign(this, { present: null, summoned: null, online: false, clock: "", busy: false, last: "", asked: 0 });
    this.onAnswer = () => {};
    this.onProblem = () => {};
    this.index();
  }

  index() {
    this.byCode = new Map();
    this.byId = new Map();
    for (const person of this.data.people) {
      this.byId.set(person.id, person);
      if (person.code) this.byCode.set(person.code, [person, false]);
      for (const code of person.void) this.byCode.set(code, [person, true]);
    }
  }

  async start() {
    await this.flush();
    await this.refresh(true);
  }

  /* The list anew, now and then: who came at other doors, who was replaced meanwhile. */
  async refresh(atOnce = false) {
    if (!atOnce && Date.now() - this.asked < REFRESH_MS) return;
    this.asked = Date.now();
    try {
      const answer = await fetch(this.list, { cache: "no-store", headers: { "X-Dangbo-Passive": "1" } });
      if (!answer.ok || answer.redirected) throw new Error();
      this.data = await answer.json();
      this.storage.setItem(this.keys.data, JSON.stringify(this.data));
      this.index();
      this.online = true;
    } catch {
      this.online = false;
    }
  }

  looksLikeCode(typed) {
    return Boolean(signsOf(typed)) && !/\s\S+\s/.test(typed.trim());
  }

  /* People by number or by words of their name or delegation. */
  find(typed) {
    const words = keyOf(typed).split(/\s+/).filter(Boolean);
    if (/^\d+$/.test(typed)) return this.data.people.filter((person) => person.number === Number(typed));
    return this.data.people.filter((person) => words.every((word) => person.key.includes(word)));
  }

  /* What is known here of a card; put in the queue for the server, whatever it is. */
  scan(code, way, delegate = "") {
    const id = newId();
    const told = this.judge(code, delegate);
    this.queue.push({ id, code, way, delegate, at: new Date().toISOString(), told: told.outcome });
    if (told.outcome === "in") {
      this.mine[told.person.id] = [this.name, clockNow()];
      this.here += 1;
    }
    this.last = id;
    this.keep();
    return { id, ...told, ...this.words(told) };
  }

  judge(code, delegate) {
    if (delegate) return this.standing(this.byId.get(delegate));
    const signs = signsOf(code);
    if (!signs) return { outcome: "unknown", sentence: NOT_HERE };
    if (!isWhole(signs)) return { outcome: "mistyped", sentence: SLIP };
    if (this.data.mark && !signs.startsWith(this.data.mark)) return { outcome: "other-congress", sentence: OTHER };
    const [person, gone] = this.byCode.get(signs) ?? [null, false];
    if (gone) return { outcome: "void", sentence: VOID, person };
    return this.standing(person);
  }

  standing(person) {
    if (!person) return { outcome: "unknown", sentence: NOT_HERE };
    const before = this.mine[person.id] ?? this.data.came[person.id];
    if (person.outcome === "in" && before) {
      const sentence = `${person.name} đã điểm danh ở ${before[0]} lúc ${before[1]}.`;
      return { outcome: "already", sentence, person };
    }
    return { outcome: person.outcome, sentence: person.sentence, person };
  }

  words({ outcome, sentence, person }) {
    const look = LOOKS[outcome] ?? "bad";
    if (outcome === "in" && person) return { look, title: person.name, sentence: person.unit || sentence };
    return { look, title: person ? person.name : sentence, sentence: person ? sentence : "" };
  }

  /* Everything that waits, once at a time; what the server has leaves the queue. */
  async flush() {
    if (this.busy || !this.queue.length) return;
    this.busy = true;
    const scans = this.queue.slice(0, 500);
    try {
      const answer = await fetch(this.send, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ clock: new Date().toISOString(), scans }),
      });
      const type = answer.headers.get("Content-Type") ?? "";
      if (answer.redirected) this.onProblem(SIGNED_OUT);
      if (answer.redirected || !type.includes("json")) throw new Error(String(answer.status));
      const said = await answer.json();
      this.online = true;
      if (answer.ok) this.answered(said);
      else this.onProblem(said.sentence);
    } catch {
      this.online = false;
    } finally {
      this.busy = false;
    }
    if (this.online && this.queue.length && this.queue[0].id !== scans[0].id) await this.flush();
  }

  answered({ results, present, summoned, clock }) {
    const told = new Map(this.queue.map((one) => [one.id, one.told]));
    const done = new Set(results.map((one) => one.id));
    this.queue = this.queue.filter((one) => !done.has(one.id));
    Object.assign(this, { present, summoned, clock });
    for (const one of results) {
      const person = this.byId.get(one.delegate);
      const changed = told.get(one.id) !== one.outcome;
      if (one.outcome === "in" && person) this.mine[person.id] ??= [this.name, clockNow()];
      else if (changed && told.get(one.id) === "in") this.here -= 1;
      if (changed && person && !["in", "already"].includes(one.outcome)) delete this.mine[person.id];
      const latest = one.id === this.last;
      this.onAnswer({ ...one, changed, latest, ...this.words({ ...one, person }), sentence: one.sentence });
    }
    this.keep();
  }

  keep() {
    const { queue, mine, here } = this;
    this.storage.setItem(this.keys.queue, JSON.stringify({ queue, mine, here }));
  }

  state() {
    const { present, summoned, here, online, clock } = this;
    return { present, summoned, here, waiting: this.queue.length, online, clock };
  }
}
