// Decides how the quick exit leaves: the other page takes the place of this one, so that "back" does not return here.

export function leaveQuickly() {
  for (const link of document.querySelectorAll("[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      document.body.hidden = true;
      window.location.replace(link.href);
    });
  }
}
