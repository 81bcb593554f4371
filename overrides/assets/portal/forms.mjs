// Decides how the answer in the form of a question is read and put back, and how items are moved.
import { normalise } from "./score.mjs";

const chosen = (form) => [...form.querySelectorAll("input:checked")].map((input) => input.value);

export const rows = (form) => [...form.querySelectorAll("[data-part]")];

function choose(form, answer) {
  const ids = [answer].flat().map(String);
  for (const input of form.querySelectorAll("input")) input.checked = ids.includes(input.value);
}

/** Kind → read(form): the answer, undefined while there is none; fill(form, answer): puts one back, as far as it fits. */
export const FORMS = {
  single: { read: (form) => chosen(form)[0], fill: choose },

  multiple: { read: (form) => (chosen(form).length ? chosen(form) : undefined), fill: choose },

  true_false: {
    read: (form) => ({ true: true, false: false })[chosen(form)[0]],
    fill: choose,
  },

  matching: {
    read(form) {
      const picks = rows(form).map((row) => [row.dataset.part, row.querySelector("select").value]);
      return picks.every(([, side]) => side) ? Object.fromEntries(picks) : undefined;
    },
    fill(form, answer) {
      for (const row of rows(form)) row.querySelector("select").value = Object(answer)[row.dataset.part] ?? "";
    },
  },

  ordering: {
    read: (form) => (form.dataset.moved ? rows(form).map((row) => row.dataset.part) : undefined),
    fill(form, answer) {
      const items = Array.isArray(answer) ? answer.map((id) => rows(form).find((row) => row.dataset.part === id)) : [];
      if (!items.length || !items.every(Boolean)) return;
      items[0].parentNode.append(...items);
      form.dataset.moved = "yes";
    },
  },

  short_answer: {
    read(form) {
      const { value } = form.querySelector("input");
      return normalise(value) ? value : undefined;
    },
    fill: (form, answer) => (form.querySelector("input").value = answer),
  },
};

/** Marks the buttons that lead nowhere: up at the top, down at the bottom. */
export function showEnds(form) {
  const items = rows(form);
  items.forEach((item, place) => {
    const ends = { up: place === 0, down: place === items.length - 1 };
    for (const button of item.querySelectorAll("[data-move]")) button.setAttribute("aria-disabled", ends[button.dataset.move]);
  });
}

/** Moves the item whose button was pressed; gives where it is now: {item, place, of}, or nothing. */
export function moveItem(form, { target }) {
  const step = target.closest("[data-move]")?.dataset.move;
  const item = target.closest("[data-part]");
  const other = step && (step === "up" ? item.previousElementSibling : item.nextElementSibling);
  if (!other) return undefined;
  // The neighbour moves, not the item, so that the pressed button keeps the focus.
  item[step === "up" ? "after" : "before"](other);
  form.dataset.moved = "yes";
  const items = rows(form);
  showEnds(form);
  return { item: item.dataset.text, place: items.indexOf(item) + 1, of: items.length };
}
