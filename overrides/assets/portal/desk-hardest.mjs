// Decides how the questions are shown that were answered worst.
import { deskNode, deskNumber, deskPart, deskQuestion, deskSay } from "./desk-page.mjs";
import { moduleTitleOf } from "./desk-people.mjs";

const MOST_HARDEST = 20;

export function showHardest({ hardest }) {
  const rows = hardest.slice(0, MOST_HARDEST).map(({ question, answered, points, of }) => {
    const { module, prompt } = deskQuestion(question);
    const cells = [moduleTitleOf(module), deskNumber(answered), `${Math.floor((points * 100) / of)}%`];
    return deskNode("tr", {}, deskNode("th", { scope: "row" }, prompt), ...cells.map((cell) => deskNode("td", {}, cell)));
  });
  deskPart(".desk-hardest tbody").replaceChildren(...rows);
  deskPart(".desk-hardest").hidden = !rows.length;
}
