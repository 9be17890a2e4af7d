"use strict";
const said = document.querySelector('[role="status"]');
for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      done = document.execCommand("copy");
    }
    said.textContent = done ? `Copied: ${button.dataset.what}.` : "Selected: now copy it with the keyboard.";
  });
}
