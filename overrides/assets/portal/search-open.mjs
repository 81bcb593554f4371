// Decides how the link to all topics becomes a field to search in. Nothing of the search is loaded before it is opened.

export function offerSearch() {
  const link = document.querySelector("[data-search]");
  if (!link) return;
  let panel;
  const close = () => {
    panel.hidden = true;
    panel.querySelector("input").value = "";
    link.setAttribute("aria-expanded", "false");
    link.focus();
  };
  const open = () => {
    panel ??= field(link, close);
    panel.hidden = false;
    link.setAttribute("aria-expanded", "true");
    panel.querySelector("input").focus();
  };
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  const toggle = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    panel && !panel.hidden ? close() : open();
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => event.key === " " && toggle(event));
}

// The field with its place for results, under the header; the rest of the search comes by itself.
function field(link, close) {
  const panel = document.createElement("form");
  panel.className = "finder";
  panel.setAttribute("role", "search");
  panel.innerHTML = '<label><span></span><input type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"></label><p role="status"></p><div></div>';
  panel.querySelector("span").textContent = link.textContent.trim();
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("keydown", (event) => event.key === "Escape" && (event.preventDefault(), close()));
  // A page that the browser keeps for "back" keeps no question.
  addEventListener("pagehide", () => panel.reset());
  link.closest("header").append(panel);
  const [style, script] = [document.createElement("link"), document.createElement("script")];
  [style.rel, style.href, script.src] = ["stylesheet", link.dataset.style, link.dataset.search];
  script.onerror = () => location.assign(link.href);
  document.head.append(style, script);
  return panel;
}
